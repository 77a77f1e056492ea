package dev.leat.schema;

/// A query that can write itself into DDL: what a [View] shows. The typed `SELECT` of the module
/// `sql` is one; text is another.
///
/// Postgres stores what a query means, not its text, so it must stand alone: no parameters, and
/// names as they are in the schema.
@FunctionalInterface
public interface ViewQuery {

    /// {@return the query, with literals in place of parameters and without a semicolon}
    ///
    /// @throws IllegalArgumentException if something in it cannot stand in DDL
    String ddl();
}
