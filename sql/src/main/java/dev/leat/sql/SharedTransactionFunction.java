package dev.leat.sql;

/// What runs inside a transaction that knows no tenant.
@FunctionalInterface
public interface SharedTransactionFunction<T, X extends Exception>
        extends TransactionFunction<T, X> {
    T apply(SharedTransaction transaction) throws X;

    /// @throws IllegalStateException for a tenant's transaction
    @Override
    default T apply(Transaction transaction) throws X {
        return apply(SharedTransaction.of(transaction));
    }
}
