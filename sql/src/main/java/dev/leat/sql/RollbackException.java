package dev.leat.sql;

/// A transaction's function asked, with [Transaction#rollback(String)], to undo everything.
///
/// It reaches whoever opened the transaction. Its message is the reason that was given.
public final class RollbackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RollbackException(String reason) {
        super(reason);
    }
}
