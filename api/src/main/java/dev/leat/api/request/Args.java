package dev.leat.api.request;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// How the JSON arguments of a query or mutator become a Java value.
///
/// A call sends a list of arguments, in practice none or one. Usually the type is a record, read by
/// [#of(Class)]: every component is required unless it is `@Nullable` or an `Optional`, and the
/// record's compact constructor validates the rest by throwing [IllegalArgumentException], whose
/// message reaches the client.
///
/// ```java
/// record Page(int limit, @Nullable UUID after) {}
///
/// Args<Page> page = Args.of(Page.class).check(p -> p.limit() <= 100, "limit is at most 100");
/// ```
///
/// An [java.time.Instant] is read from epoch milliseconds (with a fraction) or ISO text, a
/// [java.time.LocalDate] from epoch milliseconds or ISO text, as the browser's schema types them.
/// Numbers are never read from strings nor strings from numbers, and unknown properties are
/// ignored.
///
/// @param <A> the Java type of the arguments
@FunctionalInterface
public interface Args<A> {

    /// {@return the value of the arguments}
    ///
    /// @param args what the client sent, never null; elements may be JSON null
    /// @throws InvalidArguments if they do not have the right form
    A decode(List<JsonNode> args) throws InvalidArguments;

    /// {@return arguments read from the first argument into a record, or another type that Jackson
    /// can read}
    static <A> Args<A> of(Class<A> type) {
        return new TypedArgs<>(type);
    }

    /// {@return the first argument as it is; JSON null if there is none}
    static Args<JsonNode> json() {
        return TypedArgs::first;
    }

    /// {@return all arguments as they are}
    static Args<List<JsonNode>> list() {
        return List::copyOf;
    }

    /// {@return these arguments with one more condition}
    ///
    /// @param message tells the client what is wrong
    default Args<A> check(Predicate<? super A> condition, String message) {
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(message, "message");
        return args -> {
            A decoded = decode(args);
            if (!condition.test(decoded)) {
                throw new InvalidArguments("", message);
            }
            return decoded;
        };
    }
}
