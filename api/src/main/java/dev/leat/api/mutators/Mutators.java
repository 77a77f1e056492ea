package dev.leat.api.mutators;

import dev.leat.api.request.Args;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The mutators of an application by name.
///
/// ```java
/// Mutators mutators =
///         Mutators.builder()
///                 .mutator("issue.create", CreateIssue.class, IssueMutators::create)
///                 .mutator("issue.close", IssueId.class, (tx, args, caller) -> ...)
///                 .build();
/// ```
///
/// A name is a path. Its parts are separated by dots, as in `issue.create`; the older separator `|`
/// means the same. Immutable.
public final class Mutators {
    private final Map<String, Registered<?>> byName;
    private final MutationInterceptor interceptor;

    /// A mutator with the reader of its arguments.
    record Registered<A>(Args<A> args, MutatorFunction<A> function) {}

    private Mutators(Map<String, Registered<?>> byName, MutationInterceptor interceptor) {
        this.byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        this.interceptor = interceptor;
    }

    /// Starts a registry without mutators.
    public static Builder builder() {
        return new Builder();
    }

    /// {@return the names, with dots, in the order of their registration}
    public Set<String> names() {
        return byName.keySet();
    }

    @Nullable Registered<?> find(String name) {
        return byName.get(canonical(name));
    }

    MutationInterceptor interceptor() {
        return interceptor;
    }

    static String canonical(String name) {
        return name.replace('|', '.');
    }

    /// Collects mutators; used by one thread.
    public static final class Builder {
        private final Map<String, Registered<?>> byName = new LinkedHashMap<>();
        private MutationInterceptor interceptor = (call, caller, transaction) -> transaction.run();

        private Builder() {}

        /// Registers a mutator whose argument is read into a record; see [Args#of(Class)].
        public <A> Builder mutator(String name, Class<A> type, MutatorFunction<A> function) {
            return mutator(name, Args.of(type), function);
        }

        /// @throws IllegalArgumentException if the name is empty, reserved or taken
        public <A> Builder mutator(String name, Args<A> args, MutatorFunction<A> function) {
            Objects.requireNonNull(args, "args");
            Objects.requireNonNull(function, "function");
            String canonical = canonical(name);
            if (canonical.isBlank() || canonical.startsWith("_zero_")) {
                throw new IllegalArgumentException(
                        "a mutator cannot be called \""
                                + name
                                + "\": names are not empty and do not start with _zero_");
            }
            if (byName.putIfAbsent(canonical, new Registered<>(args, function)) != null) {
                throw new IllegalArgumentException("two mutators are called \"" + name + "\"");
            }
            return this;
        }

        /// Registers every mutator of another registry. Its interceptor stays behind.
        public Builder include(Mutators others) {
            others.byName.forEach(this::include);
            return this;
        }

        private <A> void include(String name, Registered<A> registered) {
            mutator(name, registered.args(), registered.function());
        }

        /// Wraps every mutation; what is added later runs inside what was added earlier.
        public Builder intercept(MutationInterceptor inner) {
            Objects.requireNonNull(inner, "inner");
            MutationInterceptor outer = interceptor;
            interceptor =
                    (call, caller, transaction) ->
                            outer.around(
                                    call, caller, () -> inner.around(call, caller, transaction));
            return this;
        }

        public Mutators build() {
            return new Mutators(byName, interceptor);
        }
    }
}
