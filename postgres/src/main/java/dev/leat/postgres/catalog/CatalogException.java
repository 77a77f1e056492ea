package dev.leat.postgres.catalog;

/// The catalog holds something that cannot be replicated. The message names it and says what to
/// change.
public final class CatalogException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CatalogException(String message) {
        super(message);
    }
}
