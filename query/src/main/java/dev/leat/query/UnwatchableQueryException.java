package dev.leat.query;

/// A query that says something that only SQL can evaluate: it can be run, but not watched or sent.
/// The message names the construct.
public final class UnwatchableQueryException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnwatchableQueryException(String construct) {
        super(construct + " cannot be watched; run the query with SQL, or say it otherwise");
    }
}
