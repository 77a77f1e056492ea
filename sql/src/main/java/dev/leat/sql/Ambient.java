package dev.leat.sql;

import org.jspecify.annotations.Nullable;

/// The transaction that is open on each thread, for one database.
///
/// A thread-local of the database, set while a transaction's function runs and removed after it, so
/// virtual threads leave nothing behind. Threads that the function starts do not inherit it; those
/// that a structured task scope forks know of it, to refuse what would run outside of it.
final class Ambient {
    private final ThreadLocal<Transaction> open = new ThreadLocal<>();
    private final InheritedScope<Transaction> inherited = new InheritedScope<>();

    @Nullable Transaction current() {
        return open.get();
    }

    /// Refuses to work on a thread that was forked inside a transaction.
    void refuseFork() {
        Transaction around = open.get() == null ? inherited.get() : null;
        if (around != null) {
            throw new IllegalStateException(
                    "thread '%s' was forked inside a transaction of this database that is open on thread '%s', and a transaction can be used on one thread only: do this before or after forking, or, if it is meant to run outside of it, use outside()"
                            .formatted(nameOf(Thread.currentThread()), around.ownerName()));
        }
    }

    /// {@return the thread's name; virtual threads often have none}
    static String nameOf(Thread thread) {
        return thread.getName().isEmpty() ? thread.toString() : thread.getName();
    }

    /// Does the work while a transaction is that of the thread.
    ///
    /// @param outer the transaction that goes on then; `null` if this is the outermost
    <T extends @Nullable Object, X extends Exception> T in(
            Transaction transaction, @Nullable Transaction outer, TransactionFunction<T, X> work)
            throws X {
        open.set(transaction);
        try {
            // A fork of a nested one is inside the outermost, too.
            return outer == null ? inherited.in(transaction, work::apply) : work.apply(transaction);
        } finally {
            if (outer == null) {
                open.remove();
            } else {
                open.set(outer);
            }
        }
    }
}
