package dev.leat.api.mutators;

import dev.leat.query.Query;
import dev.leat.schema.Table;
import dev.leat.sql.RawSql;
import dev.leat.sql.SharedStatements;
import dev.leat.sql.SharedTransaction;
import dev.leat.sql.TenantSession;
import dev.leat.sql.select.Select;
import dev.leat.sql.write.DeleteFrom;
import dev.leat.sql.write.InsertInto;
import dev.leat.sql.write.MergeInto;
import dev.leat.sql.write.UpdateTable;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The transaction in which a mutator writes.
///
/// ```java
/// tx.insertInto(ISSUES).values(NewIssue.create().title(args.title()).creatorId(me)).execute();
/// tx.update(ISSUES).set(ISSUES.title, args.title()).where(ISSUES.id.eq(args.id())).execute();
/// tx.afterCommit(() -> mails.tell(me));
/// ```
///
/// Its reads see its own writes. It ends when the mutator returns; the mutator neither commits nor
/// rolls back. Belongs to the thread that runs the mutator.
public final class MutatorTransaction implements SharedStatements {
    private final MutationCall call;
    private final SharedTransaction transaction;
    private final List<Effect> effects = new ArrayList<>();

    MutatorTransaction(MutationCall call, Connection connection) {
        this.call = Objects.requireNonNull(call, "call");
        this.transaction = SharedTransaction.over(connection);
    }

    @Override
    public <R extends @Nullable Object> Select<R> started(Select<R> select) {
        return transaction.started(select);
    }

    /// Starts an insert; its rows come next.
    public <R> InsertInto<R> insertInto(Table<R> table) {
        return transaction.insertInto(table);
    }

    /// Starts an update; what to set and which rows come next.
    public <R> UpdateTable<R> update(Table<R> table) {
        return transaction.update(table);
    }

    /// Starts a delete; which rows comes next.
    public <R> DeleteFrom<R> deleteFrom(Table<R> table) {
        return transaction.deleteFrom(table);
    }

    /// Starts a merge; with what comes next.
    public <R> MergeInto<R> mergeInto(Table<R> table) {
        return transaction.mergeInto(table);
    }

    /// {@return the rows of a query without related rows}
    public <R> List<R> run(Query<R> query) {
        return transaction.run(query);
    }

    /// {@return the result of a query, in one statement; see [dev.leat.sql.Session#run(Query,
    /// Class)]}
    public <V> List<V> run(Query<?> query, Class<V> view) {
        return transaction.run(query, view);
    }

    /// {@return the first row of a query's result}
    public <V> Optional<V> runOne(Query<?> query, Class<V> view) {
        return transaction.runOne(query, view);
    }

    /// {@return this transaction for the rows of one tenant; see
    /// [SharedTransaction#tenant(Object)]}
    public TenantSession tenant(Object id) {
        return transaction.tenant(id);
    }

    /// {@return this transaction for the rows of all tenants; see
    /// [SharedTransaction#acrossTenants(String)]}
    public TenantSession acrossTenants(String reason) {
        return transaction.acrossTenants(reason);
    }

    /// Starts a statement of raw SQL, `?` standing for each parameter.
    public RawSql sql(String sql, @Nullable Object... parameters) {
        return transaction.sql(sql, parameters);
    }

    /// {@return the transaction itself, to hand to code that is not about mutators}
    public SharedTransaction transaction() {
        return transaction;
    }

    /// {@return the JDBC connection, for what only JDBC can do}
    ///
    /// The mutator must not close it, nor end its transaction.
    public Connection connection() {
        return transaction.connection();
    }

    /// {@return which mutation this is}
    public MutationCall call() {
        return call;
    }

    /// {@return the client, a tab of a browser, that sent the mutation}
    public String clientId() {
        return call.clientId();
    }

    /// {@return the group of the client: the tabs that share one local database}
    public String clientGroupId() {
        return call.clientGroupId();
    }

    /// {@return the number of the mutation among those of its client, from 1}
    public long mutationId() {
        return call.mutationId();
    }

    /// Does something once the mutation is committed; nothing if it is not.
    public void afterCommit(Effect effect) {
        effects.add(Objects.requireNonNull(effect, "effect"));
    }

    List<Effect> effects() {
        return List.copyOf(effects);
    }
}
