package dev.leat.sql;

import dev.leat.query.Query;
import dev.leat.schema.Condition;
import dev.leat.schema.OrderTerm;
import dev.leat.schema.Table;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A select over one table. Immutable: each step returns a new one.
///
/// Conditions and orders mean the same as in a [Query]: nulls first when ascending and last when
/// descending, texts by code point. Without an order Postgres gives the rows as it likes.
public final class Select<R> {
    private final Session session;
    private final Query<R> query;
    private final @Nullable Long offset;
    private final boolean forUpdate;

    private Select(Session session, Query<R> query, @Nullable Long offset, boolean forUpdate) {
        this.session = session;
        this.query = query;
        this.offset = offset;
        this.forUpdate = forUpdate;
    }

    static <R> Select<R> from(Session session, Table<R> table) {
        return new Select<>(session, Query.from(table), null, false);
    }

    /// Keeps rows that satisfy the condition too.
    public Select<R> where(Condition condition) {
        return new Select<>(session, query.where(condition), offset, forUpdate);
    }

    /// Orders the rows; said again, it refines the order.
    public Select<R> orderBy(OrderTerm... terms) {
        return new Select<>(session, query.orderBy(terms), offset, forUpdate);
    }

    /// Keeps at most so many rows.
    ///
    /// @throws IllegalArgumentException if it is negative
    public Select<R> limit(int rows) {
        return new Select<>(session, query.limit(rows), offset, forUpdate);
    }

    /// Leaves out so many rows at the beginning.
    public Select<R> offset(long rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("the offset is negative: " + rows);
        }
        return new Select<>(session, query, rows, forUpdate);
    }

    /// Locks the rows until the transaction ends.
    public Select<R> forUpdate() {
        return new Select<>(session, query, offset, true);
    }

    /// {@return the rows, all of them in memory}
    public List<R> list() {
        return list(query.table().rowType());
    }

    /// {@return the rows as another record, whose components are columns}
    public <V> List<V> list(Class<V> view) {
        RecordMapper<V> mapper = RecordMapper.of(view, query);
        int width = query.table().columns().size();
        return session.query(
                rows(), result -> mapper.map(RowTree.read(query, Session.texts(result, width))));
    }

    /// {@return the first row, if there is one}
    public Optional<R> first() {
        Integer limit = query.limit();
        return (limit != null && limit == 0 ? this : limit(1)).list().stream().findFirst();
    }

    /// {@return the only row}
    ///
    /// @throws RowCountException if there is none or more than one
    public R one() {
        List<R> rows = limit(2).list();
        if (rows.size() != 1) {
            throw new RowCountException("table " + query.table(), rows.size());
        }
        return rows.getFirst();
    }

    /// {@return the number of rows}
    public long count() {
        SqlText out = new SqlText();
        out.add("SELECT count(*) FROM (SELECT 1");
        tail(out, false);
        out.add(") counted");
        return session.query(out.render(), result -> result.getLong(1)).getFirst();
    }

    /// {@return whether there is any row}
    public boolean exists() {
        SqlText out = new SqlText();
        out.add("SELECT EXISTS (SELECT 1");
        tail(out, false);
        out.add(")");
        return session.query(out.render(), result -> result.getBoolean(1)).getFirst();
    }

    /// {@return the statement, to look at}
    public Rendered rows() {
        SqlText out = new SqlText();
        out.add("SELECT ")
                .join(
                        ", ",
                        query.table().columns(),
                        column -> out.add(ConditionRenderer.name(column, "t")).add("::text"));
        tail(out, true);
        return out.render();
    }

    private void tail(SqlText out, boolean ordered) {
        out.add(" FROM ").add(query.table().qualifiedSql()).add(" t");
        Condition where = query.where();
        if (where != null) {
            out.add(" WHERE ");
            new ConditionRenderer(out, new Aliases()).write(where, "t");
        }
        if (ordered && !query.orderBy().isEmpty()) {
            out.add(" ORDER BY ").add(OrderSql.terms(query.orderBy(), "t"));
        }
        if (query.limit() != null) {
            out.add(" LIMIT " + query.limit());
        }
        if (offset != null) {
            out.add(" OFFSET " + offset);
        }
        if (forUpdate && ordered) {
            out.add(" FOR UPDATE");
        }
    }
}
