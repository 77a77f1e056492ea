package dev.leat.sql;

/// What runs inside a transaction. What it throws undoes everything and reaches the caller.
@FunctionalInterface
public interface TransactionFunction<T, X extends Exception> {
    T apply(Transaction transaction) throws X;
}
