package dev.leat.ivm.plan;

/// A query that cannot be run on these tables. The message names the table or column and says what
/// to do; it is meant for the developer who wrote the query and holds no data.
public final class InvalidQueryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public InvalidQueryException(String message) {
        super(message);
    }
}
