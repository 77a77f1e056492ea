package dev.leat.sql.select;

import dev.leat.schema.Condition;
import dev.leat.schema.Expression;
import dev.leat.schema.FromSource;
import dev.leat.schema.TenantTable;
import dev.leat.sql.render.TenantRequired;
import org.jspecify.annotations.Nullable;

/// A select of a handle that knows no tenant, which reads shared tables: with a [TenantTable] in
/// FROM or in a join it does not compile.
///
/// ```java
/// db.select(PLANS.name).from(PLANS).list();
/// db.select(PLANS.name).from(PLANS).join(PAYMENTS).on(…); // does not compile
/// db.tenant(account).select(PLANS.name).from(PLANS).join(PAYMENTS).on(…).list();
/// ```
///
/// A tenant's table in a subquery, or behind the clauses that follow WHERE, is refused when the
/// statement is built.
///
/// @param <R> what it gives for a row
public final class SharedSelect<R extends @Nullable Object> extends Select<R> {
    SharedSelect(Select<R> select) {
        super(select);
    }

    @Override
    public SharedSelect<R> with(CommonTable<?>... tables) {
        return new SharedSelect<>(super.with(tables));
    }

    @Override
    public SharedSelect<R> from(FromSource source, FromSource... more) {
        return new SharedSelect<>(super.from(source, more));
    }

    @Override
    public SharedJoinStep<R> join(FromSource source) {
        return new SharedJoinStep<>(super.join(source));
    }

    @Override
    public SharedJoinStep<R> leftJoin(FromSource source) {
        return new SharedJoinStep<>(super.leftJoin(source));
    }

    @Override
    public SharedJoinStep<R> rightJoin(FromSource source) {
        return new SharedJoinStep<>(super.rightJoin(source));
    }

    @Override
    public SharedJoinStep<R> fullJoin(FromSource source) {
        return new SharedJoinStep<>(super.fullJoin(source));
    }

    @Override
    public SharedSelect<R> crossJoin(FromSource source) {
        return new SharedSelect<>(super.crossJoin(source));
    }

    @Override
    public SharedSelect<R> where(Condition condition) {
        return new SharedSelect<>(super.where(condition));
    }

    @Override
    public SharedSelect<R> distinct() {
        return new SharedSelect<>(super.distinct());
    }

    @Override
    public SharedSelect<R> distinctOn(Expression<?>... expressions) {
        return new SharedSelect<>(super.distinctOn(expressions));
    }

    /// A trap: the rows belong to tenants. Start the select at a tenant's handle.
    ///
    /// @return something that nothing can be done with, so the statement does not compile
    public TenantRequired from(TenantTable<?, ?> table, FromSource... more) {
        throw TenantRequired.of(table);
    }

    /// A trap, as [#from(TenantTable, FromSource...)].
    public TenantRequired from(FromSource source, TenantTable<?, ?> table) {
        throw TenantRequired.of(table);
    }

    /// A trap, as [#from(TenantTable, FromSource...)].
    public TenantRequired join(TenantTable<?, ?> table) {
        throw TenantRequired.of(table);
    }

    /// A trap, as [#from(TenantTable, FromSource...)].
    public TenantRequired leftJoin(TenantTable<?, ?> table) {
        throw TenantRequired.of(table);
    }

    /// A trap, as [#from(TenantTable, FromSource...)].
    public TenantRequired rightJoin(TenantTable<?, ?> table) {
        throw TenantRequired.of(table);
    }

    /// A trap, as [#from(TenantTable, FromSource...)].
    public TenantRequired fullJoin(TenantTable<?, ?> table) {
        throw TenantRequired.of(table);
    }

    /// A trap, as [#from(TenantTable, FromSource...)].
    public TenantRequired crossJoin(TenantTable<?, ?> table) {
        throw TenantRequired.of(table);
    }
}
