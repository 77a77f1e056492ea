package dev.leat.sql;

/// What runs inside a transaction that knows no tenant.
@FunctionalInterface
public interface SharedTransactionFunction<T, X extends Exception>
        extends TransactionFunction<T, X> {
    T apply(SharedTransaction transaction) throws X;

    /// @throws ClassCastException for a tenant's transaction, which was asked of a handle that has
    ///   its own type of function
    @Override
    default T apply(Transaction transaction) throws X {
        return apply((SharedTransaction) transaction);
    }
}
