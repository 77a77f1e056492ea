package dev.leat.schema;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How a Java type of the application's own is kept in a column of another type.
///
/// ```java
/// record Email(String address) {}
/// static final Converter<String, Email> EMAIL = Converter.of(Email.class, Email::address, Email::new);
/// …
/// public final Column<Email> email = text("email").convert(EMAIL);
/// ```
///
/// Two equal values must become equal values of the database, because Postgres compares those. Null
/// is never converted: it stays null. Implementations must be safe for use by several threads.
///
/// @param <S> the Java type of the column without the converter
/// @param <T> the application's type
public interface Converter<S, T> {

    /// {@return the application's type}
    Class<T> javaType();

    /// {@return what the database keeps for a value}
    S toDatabase(T value);

    /// {@return the value of what the database keeps}
    ///
    /// @throws IllegalArgumentException if there is none
    T fromDatabase(S stored);

    /// {@return a converter of two functions}
    static <S, T> Converter<S, T> of(
            Class<T> javaType, Function<? super T, ? extends S> to, Function<? super S, T> from) {
        return new FunctionConverter<>(javaType, to, from);
    }

    /// {@return a converter of arrays, each of whose elements is converted so; null elements stay
    /// null}
    default Converter<List<S>, List<T>> list() {
        return new ListConverter<>(this);
    }

    /// {@return what converts each element of an array, given what converts the array; `null` if
    /// the elements are not converted}
    static @Nullable Converter<?, ?> ofElements(@Nullable Converter<?, ?> array) {
        return array instanceof ListConverter<?, ?> list ? list.element() : null;
    }

    /// A converter of two functions.
    ///
    /// @param to gives what the database keeps
    /// @param from gives the value of it
    record FunctionConverter<S, T>(
            Class<T> javaType, Function<? super T, ? extends S> to, Function<? super S, T> from)
            implements Converter<S, T> {
        public FunctionConverter {
            Objects.requireNonNull(javaType, "javaType");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(from, "from");
        }

        @Override
        public S toDatabase(T value) {
            return to.apply(value);
        }

        @Override
        public T fromDatabase(S stored) {
            return from.apply(stored);
        }
    }

    /// {@return the two conversions one after the other}
    default <U> Converter<S, U> andThen(Converter<T, U> next) {
        return of(
                next.javaType(),
                value -> toDatabase(next.toDatabase(value)),
                stored -> next.fromDatabase(fromDatabase(stored)));
    }
}
