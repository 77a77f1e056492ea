package dev.leat.sql;

/// What runs inside a transaction and returns nothing.
@FunctionalInterface
public interface TransactionAction<X extends Exception> {
    void run(Transaction transaction) throws X;
}
