package dev.leat.sql.select;

import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.Expression;
import dev.leat.schema.FromSource;
import dev.leat.schema.RowSource;
import dev.leat.schema.SqlSort;
import dev.leat.schema.TenantTable;
import dev.leat.sql.render.StatementWriter;
import dev.leat.sql.result.RowPlan;
import dev.leat.sql.result.ValueReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes a select.
///
/// A statement of its own gives every column as text, so that the driver cannot change it. Where
/// texts would be told apart that are equal as values (DISTINCT, UNION), the rows are made first
/// and turned into text around that.
final class SelectRenderer {
    private final StatementWriter out;
    private final Clauses clauses;
    private final List<Expression<?>> expressions;
    private final RowPlan<?> plan;

    SelectRenderer(StatementWriter out, Clauses clauses, RowPlan<?> plan) {
        this.out = out;
        this.clauses = clauses;
        this.expressions = plan.expressions();
        this.plan = plan;
    }

    /// Writes the whole.
    ///
    /// @param names of the columns; `null` for texts without names
    void write(@Nullable List<String> names) {
        out.level(() -> {
            CommonTables.write(out, clauses.with);
            boolean ends =
                    !clauses.orderBy.isEmpty()
                            || clauses.after != null
                            || clauses.limit != null
                            || clauses.offset != null;
            boolean separate = clauses.set != null || clauses.distinct;
            if (separate && (ends || names == null)) {
                wrapped(names);
            } else {
                plain(names);
            }
        });
    }

    private void plain(@Nullable List<String> names) {
        out.withLiterals(
                grouped(),
                () -> {
                    body(names);
                    if (!clauses.orderBy.isEmpty()) {
                        out.sql(" ORDER BY ").orders(clauses.orderBy);
                    }
                });
        end();
    }

    /// {@return what must be the same text wherever it stands}
    private List<Expression<?>> grouped() {
        if (clauses.distinctOn.isEmpty() && clauses.groupBy.isEmpty()) {
            return List.of();
        }
        List<Expression<?>> grouped = new ArrayList<>(clauses.distinctOn);
        clauses.groupBy.forEach(grouping -> grouped.addAll(grouping.expressions()));
        return grouped;
    }

    /// Writes the rows in FROM, ordered and turned into text around them.
    private void wrapped(@Nullable List<String> names) {
        Object rows = new Object();
        List<String> inner = OutputColumns.namesOf(expressions);
        OutputColumns columns =
                new OutputColumns(
                        expressions, inner, expressions.stream().map(expression -> true).toList());
        out.level(() -> {
            String as = out.enter(rows, "rows");
            List<Expression<?>> outer = new ArrayList<>();
            for (int i = 0; i < inner.size(); i++) {
                outer.add(columns.column(rows, i));
            }
            out.sql("SELECT ");
            if (names == null) {
                out.join(", ", outer, column -> ValueReader.of(column).write(out));
            } else {
                named(outer, names);
            }
            out.sql(" FROM (");
            out.withoutNeighbours(() -> out.level(() -> body(inner)));
            out.sql(") ").name(as);
            Keyset after = clauses.after;
            if (after != null && clauses.set != null) {
                out.sql(" WHERE ")
                        .condition(
                                after.in(sort -> sorted(sort, columns, rows))
                                        .after(column -> true));
            }
            List<SqlSort> order = new ArrayList<>();
            for (SqlSort sort : clauses.orderBy) {
                order.add(sorted(sort, columns, rows));
            }
            if (!order.isEmpty()) {
                out.sql(" ORDER BY ").orders(order);
            }
            end();
        });
    }

    private SqlSort sorted(SqlSort sort, OutputColumns columns, Object rows) {
        int index = columns.indexOf(sort.expression());
        if (index < 0) {
            throw new IllegalArgumentException(
                    "a select of different rows, or of several selects together, can only be ordered by what it selects (%s), not by %s"
                            .formatted(columns.names(), sort.expression()));
        }
        Expression<?> original = expressions.get(index);
        Expression<?> column = new OutputColumn<>(rows, columns.names().get(index), original, true);
        SqlSort changed = sort.descending() ? column.desc() : column.asc();
        if (sort.nulls() == null) {
            return changed;
        }
        return sort.nulls() == dev.leat.schema.Sort.Nulls.FIRST
                ? changed.nullsFirst()
                : changed.nullsLast();
    }

    private void end() {
        Expression<?> offset = clauses.offset;
        Expression<?> limit = clauses.limit;
        if (limit != null && !clauses.withTies) {
            out.sql(" LIMIT ").expression(limit);
        }
        if (offset != null) {
            out.sql(" OFFSET ").expression(offset);
        }
        if (limit != null && clauses.withTies) {
            out.sql(" FETCH FIRST (").expression(limit).sql(") ROWS WITH TIES");
        }
        for (Lock lock : clauses.locks) {
            out.sql(" ").sql(lock.strength().sql());
            if (!lock.of().isEmpty()) {
                out.sql(" OF ");
                out.join(", ", lock.of(), this::lockedName);
            }
            out.sql(lock.whenLocked().sql());
        }
    }

    private void lockedName(FromSource source) {
        String name = out.find(source);
        if (name == null) {
            throw new IllegalArgumentException(
                    "%s is to be locked, but the statement does not mention it".formatted(source));
        }
        out.name(name);
    }

    private void body(@Nullable List<String> names) {
        SetOperation set = clauses.set;
        if (set != null) {
            List<String> own = names == null ? OutputColumns.namesOf(expressions) : names;
            operand(set.left(), own);
            out.sql(" " + set.word() + " ");
            operand(set.right(), own);
            return;
        }
        for (FromPart part : clauses.from) {
            Object identity = part.identity();
            if (part.kind() == FromPart.Kind.RIGHT || part.kind() == FromPart.Kind.FULL) {
                out.setAllOptional();
            }
            out.enter(identity, wanted(identity));
            if (part.kind() == FromPart.Kind.LEFT || part.kind() == FromPart.Kind.FULL) {
                out.setOptional(identity);
            }
        }
        if (clauses.sumsUp()) {
            // In the rows that sum up, what they sum up over is null.
            out.setAllOptional();
        }
        out.sql("SELECT ");
        out.withLiterals(grouped(), () -> rest(names));
    }

    private void operand(Select<?> select, List<String> names) {
        // In parentheses, so that what orders or limits one side stays on that side.
        out.sql("(");
        select.appendTo(out, names);
        out.sql(")");
    }

    private void rest(@Nullable List<String> names) {
        if (clauses.distinct) {
            out.sql("DISTINCT ");
        } else if (!clauses.distinctOn.isEmpty()) {
            out.sql("DISTINCT ON (");
            out.join(", ", clauses.distinctOn, out::comparable).sql(") ");
        }
        if (names == null) {
            plan.write(out);
        } else {
            named(expressions, names);
        }
        for (int i = 0; i < clauses.from.size(); i++) {
            from(clauses.from.get(i), i == 0);
        }
        boolean groups = !clauses.groupBy.isEmpty() || !clauses.having.isEmpty();
        conditions(" WHERE ", clauses.where, !groups);
        if (!clauses.groupBy.isEmpty()) {
            out.sql(" GROUP BY ");
            out.join(", ", clauses.groupBy, grouping -> grouping.appendTo(out));
        }
        conditions(" HAVING ", clauses.having, groups);
        if (!clauses.windows.isEmpty()) {
            out.sql(" WINDOW ");
            out.join(
                    ", ",
                    clauses.windows.entrySet(),
                    window -> {
                        out.name(window.getKey()).sql(" AS (");
                        window.getValue().appendTo(out);
                        out.sql(")");
                    });
        }
    }

    /// Writes conditions, and that the rows lie behind the place where the page before ended.
    private void conditions(String word, List<Condition> said, boolean behindPlace) {
        List<Condition> all = new ArrayList<>(said);
        Keyset after = clauses.after;
        if (behindPlace && after != null) {
            boolean sumsUp = clauses.sumsUp();
            Set<Object> optional = clauses.optionalSources();
            all.add(after.after(column -> sumsUp || optional.contains(column.table())));
        }
        if (!all.isEmpty()) {
            out.sql(word);
            out.join(" AND ", all, out::condition);
        }
    }

    private void named(List<Expression<?>> selected, List<String> names) {
        for (int i = 0; i < selected.size(); i++) {
            Expression<?> expression = selected.get(i);
            out.sql(i == 0 ? "" : ", ").expression(expression);
            boolean said =
                    expression instanceof Column<?> column && column.name().equals(names.get(i));
            if (!said) {
                out.sql(" AS ").name(names.get(i));
            }
        }
    }

    static String wanted(Object source) {
        return switch (source) {
            case RowSource<?> table -> {
                String alias = table.alias();
                yield alias == null ? table.name() : alias;
            }
            case TableExpression<?> expression -> expression.name();
            default ->
                    throw new IllegalArgumentException(
                            source.getClass().getName() + " cannot stand in FROM");
        };
    }

    private void from(FromPart part, boolean first) {
        FromPart.Kind kind = part.kind();
        out.sql(first ? " FROM " : kind == null ? ", " : " " + kind.sql() + " ");
        source(out, part.source());
        if (part.on() != null) {
            out.sql(" ON ").condition(part.on());
        } else if (!part.using().isEmpty()) {
            out.sql(" USING (");
            out.join(", ", part.using(), column -> out.name(column.name())).sql(")");
        }
    }

    /// Writes what stands in FROM, with the name that the level has for it.
    static void source(StatementWriter out, FromSource source) {
        switch (source) {
            case RowSource<?> table -> {
                out.source(table);
                String name = String.valueOf(out.find(table));
                if (!name.equals(table.name()) || table instanceof TenantTable<?, ?>) {
                    out.sql(" ").name(name);
                }
            }
            case SampledTable sampled -> {
                if (out.tenantCondition(sampled.source()) != null) {
                    throw new IllegalArgumentException(
                            "%s is sampled, which Postgres does before it looks whose the rows are: a tenant's handle cannot"
                                    .formatted(sampled.source()));
                }
                source(out, sampled.source());
                out.sql(" TABLESAMPLE " + sampled.method() + " (" + sampled.percent() + ")");
                Double seed = sampled.seed();
                out.sql(seed == null ? "" : " REPEATABLE (" + seed + ")");
            }
            case Lateral lateral -> {
                out.sql("LATERAL ");
                lateral.source().appendFrom(out, String.valueOf(out.find(lateral.source())));
            }
            case TableExpression<?> table -> {
                String name = String.valueOf(out.find(table));
                if (table.hidesNeighbours()) {
                    out.withoutNeighbours(() -> table.appendFrom(out, name));
                } else {
                    table.appendFrom(out, name);
                }
            }
            default ->
                    throw new IllegalArgumentException(
                            source.getClass().getName() + " cannot stand in FROM");
        }
    }
}
