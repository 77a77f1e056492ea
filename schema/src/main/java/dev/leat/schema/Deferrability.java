package dev.leat.schema;

/// When a constraint is checked.
public enum Deferrability {
    /// At the end of each statement, or earlier.
    NOT_DEFERRABLE(""),
    /// At the end of each statement, unless the transaction says `SET CONSTRAINTS … DEFERRED`.
    DEFERRABLE("DEFERRABLE"),
    /// At the end of the transaction, unless that says `SET CONSTRAINTS … IMMEDIATE`.
    INITIALLY_DEFERRED("DEFERRABLE INITIALLY DEFERRED");

    private final String sql;

    Deferrability(String sql) {
        this.sql = sql;
    }

    /// {@return the SQL keywords; empty for what is so without any}
    public String sql() {
        return sql;
    }
}
