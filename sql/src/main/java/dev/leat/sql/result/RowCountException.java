package dev.leat.sql.result;

/// Exactly one row was asked for, and there was none or more than one.
public final class RowCountException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RowCountException(String what, int atLeast) {
        super(
                "one row was expected from %s, found %s"
                        .formatted(what, atLeast == 0 ? "none" : "more than one"));
    }
}
