package dev.leat.sql;

import org.jspecify.annotations.Nullable;

/// The transaction that is open on each thread, for one database.
///
/// A thread-local of the database, set while a transaction's function runs and removed after it, so
/// virtual threads leave nothing behind. Threads that the function starts do not inherit it.
final class Ambient {
    private final ThreadLocal<Transaction> open = new ThreadLocal<>();

    @Nullable Transaction current() {
        return open.get();
    }

    void enter(Transaction transaction) {
        open.set(transaction);
    }

    /// @param outer the transaction that goes on; `null` if that was the outermost
    void leave(@Nullable Transaction outer) {
        if (outer == null) {
            open.remove();
        } else {
            open.set(outer);
        }
    }
}
