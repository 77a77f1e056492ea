package dev.leat.schema;

/// What a database consists of. Users implement it, with a public constructor without parameters so
/// that the command line can load it.
///
/// ```java
/// public final class App implements DatabaseDefinition {
///     public Tables synced() { return Tables.of(USERS, POSTS); }
///     public Tables serverOnly() { return Tables.of(SESSIONS); }
/// }
/// ```
public interface DatabaseDefinition {

    /// {@return the tables that are published and may reach clients}
    Tables synced();

    /// {@return the tables that never leave Postgres}
    default Tables serverOnly() {
        return Tables.none();
    }

    /// {@return everything else: views, sequences, roles, functions, publications, …; see the
    /// package `dev.leat.schema.object`}
    default DatabaseObjects objects() {
        return DatabaseObjects.none();
    }
}
