package dev.leat.schema;

/// What FROM and JOIN take: a [RowSource], or a subquery, a common table expression and the like of
/// `dev.leat.sql`.
public interface FromSource {}
