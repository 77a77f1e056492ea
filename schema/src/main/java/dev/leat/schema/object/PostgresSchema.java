package dev.leat.schema.object;

/// A schema of Postgres: a room for names. Schemas that tables, types or other objects are in need
/// not be listed; this is for empty ones, and for those that only SQL uses.
public record PostgresSchema(String name) implements SchemaObject {
    public PostgresSchema {
        Words.name("schema", name);
    }

    /// {@return the schema of this name}
    public static PostgresSchema of(String name) {
        return new PostgresSchema(name);
    }

    @Override
    public String describe() {
        return "schema " + name;
    }

    @Override
    public String identity() {
        return "schema " + name;
    }
}
