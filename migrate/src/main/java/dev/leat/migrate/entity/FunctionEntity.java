package dev.leat.migrate.entity;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A function, procedure or aggregate.
///
/// @param identity the argument types that tell it from others of the same name, as
///   `pg_get_function_identity_arguments` prints them
/// @param arguments the whole list of arguments, with names and defaults; `*` for an aggregate that
///   takes none, whose identity is empty
/// @param returns what follows RETURNS; `null` for procedures and aggregates
/// @param language `null` for aggregates
/// @param attributes `IMMUTABLE`, `STRICT`, `SECURITY DEFINER`, `SET search_path TO ''`, `COST 10`;
///   of an aggregate what stands between the parentheses: `sfunc = f`
/// @param body the source text; of a `sqlBody` the statement from `RETURN` or `BEGIN ATOMIC` on;
///   empty for aggregates
/// @param sqlBody whether the body is parsed when the function is made
public record FunctionEntity(
        String schema,
        String name,
        String identity,
        Type type,
        String arguments,
        @Nullable String returns,
        @Nullable String language,
        List<String> attributes,
        String body,
        boolean sqlBody)
        implements Entity.OfSchema {
    public FunctionEntity {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(arguments, "arguments");
        attributes = List.copyOf(attributes);
        Objects.requireNonNull(body, "body");
    }

    /// What it is called with.
    public enum Type {
        FUNCTION,
        PROCEDURE,
        AGGREGATE
    }

    @Override
    public Kind kind() {
        return Kind.FUNCTION;
    }

    @Override
    public List<String> address() {
        return List.of(schema, name, identity);
    }
}
