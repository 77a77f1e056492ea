package dev.leat.api.queries;

import dev.leat.api.request.Args;
import dev.leat.api.request.Caller;
import dev.leat.query.Query;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The named queries of an application.
///
/// ```java
/// Queries queries =
///         Queries.builder()
///                 .query("issueByID", IssueId.class, (args, caller) ->
///                         from(ISSUES).where(ISSUES.id.eq(args.id())).one())
///                 .query("myIssues", caller ->
///                         from(ISSUES).where(ISSUES.ownerId.eq(caller.requireUserId())))
///                 .build();
/// ```
///
/// Immutable.
public final class Queries {
    private final Map<String, Registered<?>> byName;

    /// A query with the reader of its arguments.
    record Registered<A>(Args<A> args, QueryFunction<A> function) {}

    private Queries(Map<String, Registered<?>> byName) {
        this.byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /// Starts a registry without queries.
    public static Builder builder() {
        return new Builder();
    }

    /// {@return the names, in the order of their registration}
    public Set<String> names() {
        return byName.keySet();
    }

    @Nullable Registered<?> find(String name) {
        return byName.get(name);
    }

    /// A query that needs no arguments.
    @FunctionalInterface
    public interface WithoutArgs {
        Query<?> query(Caller caller) throws Exception;
    }

    /// Collects queries; used by one thread.
    public static final class Builder {
        private final Map<String, Registered<?>> byName = new LinkedHashMap<>();

        private Builder() {}

        /// Registers a query without arguments; if a client sends any, they are ignored.
        public Builder query(String name, WithoutArgs function) {
            Objects.requireNonNull(function, "function");
            Args<JsonNode> any = Args.json();
            return query(name, any, (args, caller) -> function.query(caller));
        }

        /// Registers a query whose argument is read into a record; see [Args#of(Class)].
        public <A> Builder query(String name, Class<A> type, QueryFunction<A> function) {
            return query(name, Args.of(type), function);
        }

        /// @throws IllegalArgumentException if the name is empty or taken
        public <A> Builder query(String name, Args<A> args, QueryFunction<A> function) {
            Objects.requireNonNull(args, "args");
            Objects.requireNonNull(function, "function");
            if (name.isBlank()) {
                throw new IllegalArgumentException("the name of a query is empty");
            }
            if (byName.putIfAbsent(name, new Registered<>(args, function)) != null) {
                throw new IllegalArgumentException("two queries are called \"" + name + "\"");
            }
            return this;
        }

        /// Registers every query of another registry.
        public Builder include(Queries others) {
            others.byName.forEach(this::include);
            return this;
        }

        private <A> void include(String name, Registered<A> registered) {
            query(name, registered.args(), registered.function());
        }

        public Queries build() {
            return new Queries(byName);
        }
    }
}
