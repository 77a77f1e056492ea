package dev.leat.schema;

/// What ORDER BY takes: an [Expression], which alone means ascending, or one with a direction.
///
/// Queries that can be watched take the narrower [OrderTerm]: columns only.
public interface SqlOrderTerm {

    /// {@return the term with its direction}
    SqlSort sort();
}
