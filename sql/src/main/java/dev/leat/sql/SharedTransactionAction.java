package dev.leat.sql;

/// What runs inside a transaction that knows no tenant, and returns nothing.
@FunctionalInterface
public interface SharedTransactionAction<X extends Exception> extends TransactionAction<X> {
    void run(SharedTransaction transaction) throws X;

    /// @throws IllegalStateException for a tenant's transaction
    @Override
    default void run(Transaction transaction) throws X {
        run(SharedTransaction.of(transaction));
    }
}
