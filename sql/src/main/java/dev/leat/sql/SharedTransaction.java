package dev.leat.sql;

import dev.leat.schema.Schema;
import dev.leat.schema.TenantTable;
import dev.leat.sql.render.Tenancy;
import dev.leat.sql.render.TenantRequired;
import dev.leat.sql.select.CommonTable;
import java.sql.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A transaction that knows no tenant: statements over a tenant's table do not compile here.
/// [#tenant(Object)] gives the handle for them, in the same transaction.
public final class SharedTransaction extends Transaction implements SharedStatements {
    SharedTransaction(
            Connection connection,
            SessionSettings settings,
            @Nullable Ambient ambient,
            @Nullable Transaction outer,
            ToldTenant told,
            int attempt) {
        super(connection, settings, ambient, outer, Tenancy.NOBODY, told, attempt);
    }

    /// {@return statements over a connection whose transaction someone else begins and ends}
    public static SharedTransaction over(Connection connection) {
        return over(connection, SessionSettings.DEFAULT);
    }

    /// {@return as [#over(Connection)], with the schema that exceptions name tables and columns of}
    public static SharedTransaction over(Connection connection, Schema schema) {
        return over(connection, SessionSettings.DEFAULT.withSchema(schema));
    }

    private static SharedTransaction over(Connection connection, SessionSettings settings) {
        return new SharedTransaction(
                connection, settings, null, null, new ToldTenant(Tenancy.NOBODY), 1);
    }

    static SharedTransaction of(Transaction transaction) {
        if (transaction instanceof SharedTransaction shared) {
            return shared;
        }
        throw new IllegalStateException(
                "the function is for transactions without a tenant, and was given one for the rows of a tenant: let it take a Transaction");
    }

    /// A trap, as [#selectFrom(TenantTable)].
    public <R, K> TenantRequired copyInto(TenantTable<R, K> table) {
        throw TenantRequired.of(table);
    }

    @Override
    public SharedWith with(CommonTable<?>... tables) {
        return new SharedWith(this, List.of(tables));
    }

    /// As [#transaction(TransactionFunction)].
    public <T, X extends Exception> T transaction(SharedTransactionFunction<T, X> work) throws X {
        return super.transaction(work);
    }

    /// As [#inTransaction(TransactionAction)].
    public <X extends Exception> void inTransaction(SharedTransactionAction<X> work) throws X {
        super.inTransaction(work);
    }
}
