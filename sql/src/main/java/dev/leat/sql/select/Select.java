package dev.leat.sql.select;

import dev.leat.schema.Condition;
import dev.leat.schema.Conditions;
import dev.leat.schema.DataType;
import dev.leat.schema.Ddl;
import dev.leat.schema.Expression;
import dev.leat.schema.Formula;
import dev.leat.schema.FromSource;
import dev.leat.schema.Functions;
import dev.leat.schema.Selectable;
import dev.leat.schema.SqlOrderTerm;
import dev.leat.schema.SqlSort;
import dev.leat.schema.SqlWriter;
import dev.leat.schema.Subquery;
import dev.leat.schema.ViewQuery;
import dev.leat.schema.function.Window;
import dev.leat.sql.explain.ExplainPlan;
import dev.leat.sql.explain.Explainable;
import dev.leat.sql.render.Rendered;
import dev.leat.sql.render.SqlText;
import dev.leat.sql.render.StatementWriter;
import dev.leat.sql.render.Tenancy;
import dev.leat.sql.result.Batched;
import dev.leat.sql.result.Projection;
import dev.leat.sql.result.RowCountException;
import dev.leat.sql.result.RowPlan;
import dev.leat.sql.result.Rows;
import dev.leat.sql.result.StatementRunner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// A SELECT. Immutable: each step returns a new one, so a beginning can be kept and used again.
///
/// ```java
/// db.select(USERS.name, count())
///         .from(POSTS)
///         .join(USERS).on(POSTS.authorId.eq(USERS.id))
///         .where(POSTS.published.eq(true))
///         .groupBy(USERS.name)
///         .having(count().gt(10L))
///         .orderBy(count().desc())
///         .limit(20)
///         .list();
/// ```
///
/// Started from a session it runs there; started with [Selects] it is a part of other statements,
/// or runs after [#on(StatementRunner)]. Conditions and orders mean the same as in a relational
/// query: nulls first when ascending and last when descending, texts by code point. Without an
/// order Postgres gives the rows as it likes.
///
/// @param <R> what it gives for a row
public sealed class Select<R extends @Nullable Object>
        implements Subquery<R>, RowsQuery<R>, ViewQuery, Explainable permits SharedSelect {
    private static final int FETCH_SIZE = 500;

    private final @Nullable StatementRunner runner;
    private final Clauses clauses;

    Select(Select<R> same) {
        this(same.runner, same.clauses);
    }

    private Select(@Nullable StatementRunner runner, Clauses clauses) {
        this.runner = runner;
        this.clauses = clauses;
    }

    /// {@return a select of something}
    public static <R extends @Nullable Object> Select<R> of(Selectable<R> projection) {
        Objects.requireNonNull(projection, "what to select is null");
        return new Select<>(null, new Clauses(projection));
    }

    /// {@return the same select, to run on a session}
    public Select<R> on(StatementRunner newRunner) {
        return new Select<>(newRunner, clauses);
    }

    /// {@return the same select after these common table expressions}
    public Select<R> with(CommonTable<?>... tables) {
        return changed(c -> c.with = Clauses.plus(c.with, List.of(tables)));
    }

    private Select<R> changed(Consumer<Clauses> change) {
        return new Select<>(runner, clauses.change(change));
    }

    /// Says more about the rows of one select, which several selects together do not have: what was
    /// said of them there would be lost.
    private Select<R> shaped(String word, Consumer<Clauses> change) {
        SetOperation several = clauses.set;
        if (several != null) {
            throw new IllegalStateException(
                    "%s(…) behind %s has no meaning in SQL: say it in each of the selects, or give them a name and select from that: selects.as(\"name\")"
                            .formatted(word, several.word()));
        }
        return changed(change);
    }

    Select<R> with(FromPart part) {
        return shaped(
                part.kind() == null ? "from" : "join", c -> c.from = Clauses.plus(c.from, part));
    }

    // ---- FROM

    /// Says where the rows come from. Said again, or with several: any row with any.
    public Select<R> from(FromSource source, FromSource... more) {
        Select<R> select = with(FromPart.of(source));
        for (FromSource next : more) {
            select = select.with(FromPart.of(next));
        }
        return select;
    }

    /// Joins rows that belong together; the condition comes next.
    public JoinStep<R> join(FromSource source) {
        return new JoinStep<>(this, FromPart.Kind.INNER, source);
    }

    /// As [#join(FromSource)], keeping rows before it that have no partner: what the join would add
    /// is null there.
    public JoinStep<R> leftJoin(FromSource source) {
        return new JoinStep<>(this, FromPart.Kind.LEFT, source);
    }

    /// As [#join(FromSource)], keeping rows of the source that have no partner: what was before is
    /// null there.
    public JoinStep<R> rightJoin(FromSource source) {
        return new JoinStep<>(this, FromPart.Kind.RIGHT, source);
    }

    /// As [#join(FromSource)], keeping rows of both sides that have no partner.
    public JoinStep<R> fullJoin(FromSource source) {
        return new JoinStep<>(this, FromPart.Kind.FULL, source);
    }

    /// Joins every row with every row.
    public Select<R> crossJoin(FromSource source) {
        return with(new FromPart(FromPart.Kind.CROSS, source, null, List.of()));
    }

    // ---- which rows

    /// Keeps rows that satisfy the condition too.
    public Select<R> where(Condition condition) {
        Objects.requireNonNull(condition, "the condition is null; leave where(…) out");
        return shaped("where", c -> c.where = Clauses.plus(c.where, condition));
    }

    /// Makes one row of all that have the same values. An expression that is selected too is the
    /// same object in both places: `var week = …; select(week, count()).from(…).groupBy(week)`.
    public Select<R> groupBy(Expression<?>... expressions) {
        List<Grouping> groupings = Arrays.stream(expressions).map(Grouping::by).toList();
        return shaped("groupBy", c -> c.groupBy = Clauses.plus(c.groupBy, groupings));
    }

    /// Makes rows of several groupings at once, or combines groupings.
    public Select<R> groupBy(Grouping first, Grouping... more) {
        return shaped(
                "groupBy",
                c -> c.groupBy = Clauses.plus(Clauses.plus(c.groupBy, first), List.of(more)));
    }

    /// Keeps groups that satisfy the condition too.
    public Select<R> having(Condition condition) {
        Objects.requireNonNull(condition, "the condition is null; leave having(…) out");
        return shaped("having", c -> c.having = Clauses.plus(c.having, condition));
    }

    /// Declares a window that window functions refer to by [Window#named(String)].
    public Select<R> window(String name, Window window) {
        return shaped("window", c -> c.windows = Clauses.plus(c.windows, name, window));
    }

    /// Leaves out rows that are the same as another one.
    public Select<R> distinct() {
        return shaped("distinct", c -> c.distinct = true);
    }

    /// Keeps the first row, in the order, of all that have the same values. The order must begin
    /// with these.
    public Select<R> distinctOn(Expression<?>... expressions) {
        List<Expression<?>> values = Expression.list(expressions);
        if (clauses.after != null) {
            throw seekAndDistinctOn();
        }
        return shaped("distinctOn", c -> c.distinctOn = values);
    }

    // ---- several selects

    /// The rows of this and of the other, each once.
    public Select<R> union(Select<? extends R> other) {
        return combined("UNION", other);
    }

    /// The rows of this and of the other.
    public Select<R> unionAll(Select<? extends R> other) {
        return combined("UNION ALL", other);
    }

    /// The rows that both have, each once.
    public Select<R> intersect(Select<? extends R> other) {
        return combined("INTERSECT", other);
    }

    /// The rows that both have, as often as both have them.
    public Select<R> intersectAll(Select<? extends R> other) {
        return combined("INTERSECT ALL", other);
    }

    /// The rows that the other does not have, each once.
    public Select<R> except(Select<? extends R> other) {
        return combined("EXCEPT", other);
    }

    /// The rows of this, without as many of each as the other has.
    public Select<R> exceptAll(Select<? extends R> other) {
        return combined("EXCEPT ALL", other);
    }

    private Select<R> combined(String word, Select<? extends R> other) {
        int here = plan().expressions().size();
        int there = other.plan().expressions().size();
        if (here != there) {
            throw new IllegalArgumentException(
                    "%s of selects that give %d and %d columns".formatted(word, here, there));
        }
        Clauses whole = new Clauses(clauses.projection);
        // Common tables are for the whole statement: the other select may use them, and what they
        // write must be said at the top.
        whole.with = clauses.with;
        whole.set = new SetOperation(word, withoutCommonTables(), other);
        return new Select<>(runner, whole);
    }

    private Select<R> withoutCommonTables() {
        return clauses.with.isEmpty() ? this : changed(c -> c.with = List.of());
    }

    // ---- order and size

    /// Orders the rows; said again, it refines the order.
    ///
    /// @throws IllegalStateException behind [#seekAfter(Object...)], whose values are for the whole
    ///   order
    public Select<R> orderBy(SqlOrderTerm... terms) {
        if (clauses.after != null) {
            throw new IllegalStateException(
                    "orderBy(…) behind seekAfter(…), which has no value for it: say the whole order before");
        }
        List<SqlSort> sorts = new ArrayList<>();
        for (SqlOrderTerm term : terms) {
            sorts.add(Objects.requireNonNull(term, "a term of the order is null").sort());
        }
        return changed(c -> c.orderBy = Clauses.plus(c.orderBy, sorts));
    }

    /// Keeps at most so many rows.
    ///
    /// @throws IllegalArgumentException if it is negative
    public Select<R> limit(long rows) {
        return limit(Functions.value(positive("limit", rows)));
    }

    /// Keeps at most as many rows as the expression gives: a placeholder, a subquery.
    public Select<R> limit(Expression<? extends Number> rows) {
        Objects.requireNonNull(rows, "the limit is null");
        return changed(c -> {
            c.limit = rows;
            c.withTies = false;
        });
    }

    /// Keeps so many rows, and those behind them that come in the same place of the order.
    public Select<R> limitWithTies(long rows) {
        return changed(c -> {
            c.limit = Functions.value(positive("limit", rows));
            c.withTies = true;
        });
    }

    /// Leaves out so many rows at the beginning.
    public Select<R> offset(long rows) {
        return offset(Functions.value(positive("offset", rows)));
    }

    /// Leaves out as many rows as the expression gives.
    public Select<R> offset(Expression<? extends Number> rows) {
        Objects.requireNonNull(rows, "the offset is null");
        return changed(c -> c.offset = rows);
    }

    private static long positive(String what, long rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("the %s is negative: %d".formatted(what, rows));
        }
        return rows;
    }

    /// Goes on behind a row of the order: with [#limit(long)], the next page. Said again, the last
    /// one counts.
    ///
    /// @param values of the ORDER BY terms in that row, one for each; `null` where it was null, and
    ///   a [dev.leat.sql.render.Placeholder] where a prepared select is given it
    /// @throws IllegalArgumentException if there is another number of them, or no order
    /// @throws IllegalStateException together with [#distinctOn(Expression...)]
    public Select<R> seekAfter(@Nullable Object... values) {
        if (!clauses.distinctOn.isEmpty()) {
            throw seekAndDistinctOn();
        }
        Keyset place = new Keyset(clauses.orderBy, Arrays.asList(values));
        return changed(c -> c.after = place);
    }

    /// {@return the rows before a row of the order, in that order: with [#limit(long)], the page
    /// before}
    ///
    /// @param values as of [#seekAfter(Object...)]
    /// @throws IllegalStateException together with another place, an offset, or [#distinctOn]
    public List<R> listBefore(@Nullable Object... values) {
        if (clauses.after != null || clauses.offset != null) {
            throw new IllegalStateException(
                    "listBefore(…) goes from its place to the beginning: leave seekAfter(…) and offset(…) out");
        }
        List<SqlSort> backwards = Keyset.reversed(clauses.orderBy);
        List<R> rows =
                new ArrayList<>(changed(c -> c.orderBy = backwards).seekAfter(values).list());
        Collections.reverse(rows);
        return rows;
    }

    private static IllegalStateException seekAndDistinctOn() {
        return new IllegalStateException(
                "seekAfter(…) would bring back rows that distinctOn(…) left out of the page before: give the select a name and seek in that: select.as(\"name\")");
    }

    /// Locks the rows until the transaction ends.
    public Select<R> forUpdate() {
        return lock(Lock.forUpdate());
    }

    /// Locks rows until the transaction ends.
    public Select<R> lock(Lock lock) {
        Objects.requireNonNull(lock, "the lock is null");
        return shaped("lock", c -> c.locks = Clauses.plus(c.locks, lock));
    }

    // ---- what it gives

    /// {@return the same rows as a record, whose components are named as the columns}
    public <V> Select<V> as(Class<V> view) {
        Projection<V> record = Rows.into(view, clauses.projection);
        return new Select<>(runner, clauses.change(c -> c.projection = record));
    }

    /// {@return the same rows, and what the function makes of each when it arrives}
    @SuppressWarnings("unchecked") // the clauses' projection is that of R
    public <V> Select<V> map(Function<? super R, ? extends V> make) {
        Projection<V> mapped = Rows.row(make, (Selectable<R>) clauses.projection);
        return new Select<>(runner, clauses.change(c -> c.projection = mapped));
    }

    /// {@return this as a table of another statement}
    public TableExpression<R> as(String name) {
        return new Derived<>(name, this);
    }

    @Override
    @SuppressWarnings("unchecked") // the clauses' projection is that of R
    public Selectable<R> projection() {
        return (Selectable<R>) clauses.projection;
    }

    @Override
    public Set<Object> optionalSources() {
        return clauses.optionalSources();
    }

    @Nullable SetOperation set() {
        return clauses.set;
    }

    boolean sumsUp() {
        return clauses.sumsUp();
    }

    private RowPlan<R> plan() {
        return RowPlan.of(projection(), optionalSources());
    }

    @Override
    public Expression<?> onlyColumn() {
        List<Expression<?>> expressions = plan().expressions();
        if (expressions.size() != 1) {
            throw new IllegalArgumentException(
                    "a subquery that is compared gives one column, this one gives %d"
                            .formatted(expressions.size()));
        }
        return expressions.getFirst();
    }

    @Override
    public void appendTo(SqlWriter out) {
        List<Expression<?>> expressions = plan().expressions();
        appendTo(StatementWriter.inside(out), OutputColumns.namesOf(expressions));
    }

    @Override
    public void appendTo(StatementWriter out, List<String> names) {
        new SelectRenderer(out, clauses, plan()).write(names);
    }

    @Override
    public String ddl() {
        return Ddl.of(this);
    }

    private SqlText text(RowPlan<R> plan) {
        StatementRunner bound = runner;
        SqlText text = new SqlText(bound == null ? Tenancy.NOBODY : bound.tenancy());
        StatementWriter out = StatementWriter.to(text);
        new SelectRenderer(out, clauses, plan).write(null);
        if (bound != null) {
            // What a common table expression writes may be too new for the server.
            out.requirements().forEach(requirement -> requirement.check(bound.serverVersion()));
        }
        return text;
    }

    /// {@return the select, to be sent together with other statements by `db.batch(…)`}
    public Batched<List<R>> batched() {
        RowPlan<R> plan = plan();
        return Batched.rows(text(plan).render(), plan.reader());
    }

    /// {@return the statement, to look at}
    public Rendered rows() {
        return text(plan()).render();
    }

    // ---- running

    private StatementRunner runner() {
        StatementRunner bound = runner;
        if (bound == null) {
            throw new IllegalStateException(
                    "this select belongs to no session: start it with db.select(…), or run select.on(db)");
        }
        return bound;
    }

    private boolean mustSeeWrites() {
        SetOperation several = clauses.set;
        return !clauses.locks.isEmpty()
                || !clauses.with.isEmpty()
                || (several != null
                        && (several.left().mustSeeWrites() || several.right().mustSeeWrites()));
    }

    /// {@return the rows, all of them in memory}
    public List<R> list() {
        RowPlan<R> plan = plan();
        Rendered statement = text(plan).render();
        return mustSeeWrites()
                ? runner().query(statement, plan.reader())
                : runner().read(statement, plan.reader());
    }

    /// {@return the rows as a record, whose components are named as the columns}
    public <V> List<V> list(Class<V> view) {
        return as(view).list();
    }

    /// {@return the first row, if there is one}
    ///
    /// @throws NullPointerException if there is one and what it gives is null
    @SuppressWarnings("NullAway") // said in the contract
    public Optional<R> first() {
        List<R> rows = atMost(1).list();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Objects.requireNonNull(
                                rows.getFirst(), "the first row gives null; take list()"));
    }

    private Select<R> atMost(int rows) {
        if (clauses.limit != null || clauses.nameOneRow()) {
            return this;
        }
        // In place, because Postgres plans differently for a few rows than for whatever a parameter
        // may say.
        return limit(Formula.of(DataType.BIGINT, false, out -> out.sql(String.valueOf(rows))));
    }

    /// {@return the only row}
    ///
    /// @throws RowCountException if there is none or more than one
    public R one() {
        List<R> rows = atMost(2).list();
        if (rows.size() != 1) {
            throw new RowCountException(
                    clauses.from.isEmpty()
                            ? "the select"
                            : "table " + clauses.from.getFirst().identity(),
                    rows.size());
        }
        return rows.getFirst();
    }

    /// {@return the number of rows}
    public long count() {
        return new Select<Long>(runner, counted()).one();
    }

    private Clauses counted() {
        Clauses counted = Counting.of(withoutOrder().withoutCommonTables());
        counted.with = clauses.with;
        return counted;
    }

    private Select<R> withoutOrder() {
        // With a limit WITH TIES the order decides how many there are.
        return clauses.withTies
                ? this
                : changed(c -> {
                    c.orderBy = c.distinctOn.isEmpty() ? List.of() : c.orderBy;
                    c.locks = List.of();
                });
    }

    /// {@return whether there is any row}
    public boolean exists() {
        Clauses asked =
                new Clauses(Conditions.exists(withoutOrder().withoutCommonTables()).asExpression());
        asked.with = clauses.with;
        return new Select<Boolean>(runner, asked).one();
    }

    /// Takes the rows one by one, through a cursor of the server: they are never all in memory.
    public void forEach(Consumer<? super R> consumer) {
        stream(rows -> {
            rows.forEach(consumer);
            return true;
        });
    }

    /// Gives the rows as a stream, through a cursor of the server: they are never all in memory.
    ///
    /// @param work uses the stream, which ends when it returns
    /// @return what `work` returns
    public <T extends @Nullable Object> T stream(Function<? super Stream<R>, ? extends T> work) {
        RowPlan<R> plan = plan();
        return runner().cursor(
                        text(plan).render(),
                        !mustSeeWrites(),
                        FETCH_SIZE,
                        plan.reader(),
                        (Iterator<R> rows) ->
                                work.apply(
                                        StreamSupport.stream(
                                                Spliterators.spliteratorUnknownSize(
                                                        rows, Spliterator.ORDERED),
                                                false)));
    }

    /// {@return the select with its SQL made once, to run often with values for its placeholders}
    public PreparedSelect<R> prepare() {
        RowPlan<R> plan = plan();
        return new PreparedSelect<>(runner(), text(plan).template(), plan, mustSeeWrites());
    }

    @Override
    public ExplainPlan explain() {
        return ExplainPlan.of(runner(), rows(), false);
    }

    @Override
    public ExplainPlan explainAnalyze() {
        return ExplainPlan.of(runner(), rows(), true);
    }
}
