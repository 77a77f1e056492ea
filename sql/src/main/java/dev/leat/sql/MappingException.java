package dev.leat.sql;

/// A record that does not fit the rows it is to hold; says which component and why.
public final class MappingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MappingException(String message) {
        super(message);
    }
}
