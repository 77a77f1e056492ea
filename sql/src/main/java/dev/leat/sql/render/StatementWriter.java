package dev.leat.sql.render;

import dev.leat.schema.Collated;
import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.Converter;
import dev.leat.schema.DataType;
import dev.leat.schema.Expression;
import dev.leat.schema.Identifier;
import dev.leat.schema.Named;
import dev.leat.schema.RelatedValue;
import dev.leat.schema.RowSource;
import dev.leat.schema.Sort;
import dev.leat.schema.SqlLiteral;
import dev.leat.schema.SqlSort;
import dev.leat.schema.SqlType;
import dev.leat.schema.SqlWriter;
import dev.leat.schema.TenantTable;
import dev.leat.schema.TextFormat;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Writes a statement: knows at each level which sources it mentions, and by which names.
///
/// A level is opened by [#level(Runnable)] and filled by [#enter(Object, String)]. A column is
/// looked up from the innermost level outwards; beyond the outermost it belongs to whatever the
/// statement stands in: DDL, or nothing, which is an error.
public final class StatementWriter implements SourceWriter {
    private final SqlWriter target;
    private final UnaryOperator<String> naming;

    /// A list, because there are few.
    private final List<String> used = new ArrayList<>(2);

    private Map<Object, String> commonTables = Map.of();
    private @Nullable Scope scope;
    private List<Expression<?>> literal = List.of();
    private boolean literals;
    private final List<Requirement> requirements = new ArrayList<>(0);

    private StatementWriter(SqlWriter target, @Nullable UnaryOperator<String> naming) {
        this.target = target;
        this.naming = naming == null ? this::unused : naming;
    }

    /// {@return the writer of a statement of its own}
    public static StatementWriter to(SqlText out) {
        return new StatementWriter(new ParameterWriter(out), null);
    }

    /// {@return the writer of a part of a statement, in which other parts name their tables by the
    /// same aliases}
    static StatementWriter to(SqlText out, Aliases aliases) {
        return new StatementWriter(new ParameterWriter(out), wanted -> aliases.next());
    }

    /// {@return the writer of a statement that stands inside whatever `out` writes}
    public static StatementWriter inside(SqlWriter out) {
        return out instanceof StatementWriter statement
                ? statement
                : new StatementWriter(out, null);
    }

    // ---- levels and names

    /// Writes a level of its own: a SELECT with its FROM, a subquery. What it enters is gone
    /// afterwards.
    public void level(Runnable body) {
        level(null, body);
    }

    /// Writes a level whose sources are not known, because it is the program's own SQL: columns
    /// have bare names.
    public void bareLevel(Runnable body) {
        level("", body);
    }

    /// As [#level(Runnable)], with one name for whatever table a column is of.
    void level(@Nullable String any, Runnable body) {
        Scope before = scope;
        scope = new Scope(before, any);
        try {
            body.run();
        } finally {
            scope = before;
        }
    }

    /// Writes a subquery in FROM, which does not see its neighbours.
    public void withoutNeighbours(Runnable body) {
        Scope before = scope;
        scope = before == null ? null : before.outer;
        try {
            body.run();
        } finally {
            scope = before;
        }
    }

    /// {@return the name by which this level mentions the source, not used before in the statement
    /// and not quoted}
    ///
    /// @param source a table, a subquery: known again by identity
    /// @param wanted the name that it should have
    /// @throws IllegalArgumentException if the level mentions it already
    public String enter(Object source, String wanted) {
        Scope current = scope;
        if (current == null) {
            throw new IllegalStateException("no level is open");
        }
        if (current.has(source)) {
            throw new IllegalArgumentException(
                    "%s is mentioned twice; give one of them a name of its own: alias(…, \"other\")"
                            .formatted(source));
        }
        String name = naming.apply(wanted);
        current.add(source, name);
        return name;
    }

    /// As [#enter(Object, String)], under a fixed name such as `excluded`.
    public void enterAs(Object source, String name) {
        if (scope != null) {
            scope.add(source, name);
        }
    }

    private String unused(String wanted) {
        String name = Identifier.truncated(wanted);
        for (int i = 2; used.contains(name); i++) {
            name = Identifier.fitting(wanted + "_" + i);
        }
        used.add(name);
        return name;
    }

    /// {@return the name of a source, from the innermost level outwards; `null` if no level
    /// mentions it}
    public @Nullable String find(Object source) {
        for (Scope level = scope; level != null; level = level.outer) {
            String name = level.find(source);
            if (name != null) {
                return name;
            }
        }
        return null;
    }

    /// Says that an outer join may leave the source's columns without values.
    public void setOptional(Object source) {
        if (scope != null) {
            scope.setOptional(source);
        }
    }

    /// Says so of everything that this level mentions until now.
    public void setAllOptional() {
        Scope current = scope;
        if (current != null) {
            current.sources().forEach(current::setOptional);
        }
    }

    /// {@return the name of a common table expression from here on; it hides the table of the same
    /// name}
    ///
    /// @param table known by identity
    public String enterCommonTable(Object table, String wanted) {
        String name = unused(wanted);
        if (commonTables.isEmpty()) {
            commonTables = new IdentityHashMap<>();
        }
        commonTables.put(table, name);
        return name;
    }

    /// {@return the name of a common table expression}
    ///
    /// @throws IllegalArgumentException if the statement does not begin with it
    public String commonTable(Object table) {
        String name = commonTables.isEmpty() ? null : commonTables.get(table);
        if (name == null) {
            throw new IllegalArgumentException(
                    "the statement does not begin with the common table %s; say db.with(%s)"
                            .formatted(table, table));
        }
        return name;
    }

    /// Writes a table or view where the statement reads it: in FROM. A name must follow.
    ///
    /// Of a [TenantTable], these are the rows of the statement's tenant only: a subquery, which
    /// Postgres takes apart again. This is the one place that sees to it, for joins, subqueries,
    /// common tables and relations alike.
    ///
    /// @throws TenantRequiredException if the statement knows no tenant
    public StatementWriter source(RowSource<?> source) {
        if (source instanceof TenantTable<?, ?> table
                && target instanceof ParameterWriter parameters) {
            Object id = parameters.text().tenancy().idFor(table);
            if (id != null) {
                Column<?> column = table.tenantColumn();
                sql("(SELECT * FROM ").named(source).sql(" WHERE ").columnName(column).sql(" = ");
                return value(column.type(), column.codec(), id).sql(")");
            }
        }
        return named(source);
    }

    /// Writes a table where the statement changes it: after INTO, UPDATE, DELETE FROM. Conditions
    /// follow with [#tenantCondition(RowSource)].
    ///
    /// @throws TenantRequiredException if it is a [TenantTable] and the statement knows no tenant
    public StatementWriter changed(RowSource<?> table) {
        if (table instanceof TenantTable<?, ?> tenants
                && target instanceof ParameterWriter parameters) {
            parameters.text().tenancy().idFor(tenants);
        }
        return named(table);
    }

    /// {@return the condition that the rows which a statement changes are the tenant's; `null` if
    /// they need not be}
    public @Nullable Condition tenantCondition(RowSource<?> changed) {
        return target instanceof ParameterWriter parameters
                ? parameters.text().tenancy().condition(changed)
                : null;
    }

    /// {@return whose rows the statement may touch}
    public Tenancy tenancy() {
        return target instanceof ParameterWriter parameters
                ? parameters.text().tenancy()
                : Tenancy.NOBODY;
    }

    /// {@return whether this is a statement of its own, not a part of DDL around it}
    public boolean isStatement() {
        return target instanceof ParameterWriter;
    }

    /// Says that the statement needs a server of at least this major version.
    public void require(int version, String what) {
        requirements.add(new Requirement(version, what));
    }

    /// {@return what the statement needs of the server}
    public List<Requirement> requirements() {
        return List.copyOf(requirements);
    }

    private StatementWriter named(RowSource<?> source) {
        boolean hidden =
                !commonTables.isEmpty()
                        && source.schema().equals("public")
                        && commonTables.containsValue(source.name());
        return sql((hidden ? "\"public\"." : "") + source.qualifiedSql());
    }

    // ---- writing

    @Override
    public StatementWriter sql(String text) {
        target.sql(text);
        return this;
    }

    @Override
    public StatementWriter operator(String operator) {
        target.operator(operator);
        return this;
    }

    @Override
    public StatementWriter column(Column<?> column) {
        String name = find(column.table());
        if (name == null) {
            if (scope == null) {
                target.column(column);
            } else {
                target.outerColumn(column);
            }
            return this;
        }
        return name.isEmpty() ? columnName(column) : qualified(name).columnName(column);
    }

    @Override
    public StatementWriter sourceColumn(Object source, String column) {
        String name = find(source);
        if (name != null) {
            qualified(name).name(column);
        } else if (target instanceof SourceWriter around) {
            around.sourceColumn(source, column);
        } else {
            throw new IllegalArgumentException(
                    "the column \"%s\" of %s is used, but the statement does not mention it; add it with from(…) or join(…)"
                            .formatted(column, source));
        }
        return this;
    }

    private StatementWriter columnName(Column<?> column) {
        return quoted(column.name());
    }

    private StatementWriter qualified(String name) {
        return quoted(name).sql(".");
    }

    private StatementWriter quoted(String name) {
        if (target instanceof ParameterWriter parameters) {
            parameters.text().addQuoted(name);
            return this;
        }
        return sql(Identifier.quote(name));
    }

    @Override
    public StatementWriter outerColumn(Column<?> column) {
        return column(column);
    }

    @Override
    public StatementWriter table(RowSource<?> table) {
        String name = find(table);
        return name == null || name.isEmpty() ? source(table) : sql(Identifier.quote(name));
    }

    @Override
    public StatementWriter rowsOf(RowSource<?> table, boolean named) {
        source(table);
        // A subquery needs a name on older servers, and to be found by it on all.
        return !named && table instanceof TenantTable<?, ?>
                ? sql(" ").sql(Identifier.quote(table.name()))
                : this;
    }

    @Override
    public StatementWriter changedTable(RowSource<?> table) {
        return changed(table);
    }

    @Override
    public StatementWriter value(
            SqlType type, @Nullable Converter<?, ?> codec, @Nullable Object value) {
        if (literals) {
            Object stored = value == null ? null : TextFormat.stored(codec, value);
            return sql(SqlLiteral.of(type, stored));
        }
        target.value(type, codec, value);
        return this;
    }

    @Override
    public StatementWriter untyped(@Nullable Object value) {
        if (literals && value != null) {
            return sql(SqlLiteral.of(DataType.typeOf(value), value));
        }
        target.untyped(value);
        return this;
    }

    /// Writes a value that is given when the statement runs.
    void placeholder(Placeholder<?> placeholder) {
        if (target instanceof MentionedSources) {
            return;
        }
        if (!(target instanceof ParameterWriter parameters)) {
            throw new IllegalArgumentException(
                    "the placeholder %s cannot stand in DDL".formatted(placeholder.name()));
        }
        parameters.text().placeholder(placeholder);
    }

    /// Writes SQL with a `?` for each parameter.
    public void raw(String sql, List<? extends @Nullable Object> parameters) {
        if (target instanceof ParameterWriter statement) {
            statement.text().raw(sql, RawParameters.texts(parameters));
        } else if (target instanceof MentionedSources || parameters.isEmpty()) {
            sql(sql);
        } else {
            throw new IllegalArgumentException("SQL with parameters cannot stand in DDL: " + sql);
        }
    }

    @Override
    public StatementWriter condition(Condition condition) {
        new ConditionWriter(this).write(condition);
        return this;
    }

    /// Writes something in which these expressions have constants in place. GROUP BY and what it
    /// groups must be the same text, which two parameters never are.
    public void withLiterals(List<? extends Expression<?>> expressions, Runnable body) {
        if (expressions.isEmpty()) {
            body.run();
            return;
        }
        List<Expression<?>> before = literal;
        literal = new ArrayList<>(before);
        expressions.stream()
                .filter(expression -> !(expression instanceof Column<?>))
                .forEach(literal::add);
        try {
            body.run();
        } finally {
            literal = before;
        }
    }

    /// Writes something with all constants in place.
    public void allLiteral(Runnable body) {
        boolean before = literals;
        literals = true;
        try {
            body.run();
        } finally {
            literals = before;
        }
    }

    @Override
    public StatementWriter expression(Expression<?> expression) {
        boolean before = literals;
        literals = before || (!literal.isEmpty() && literal.contains(expression));
        try {
            expression.appendTo(this);
        } finally {
            literals = before;
        }
        return this;
    }

    @Override
    public StatementWriter related(RelatedValue<?> value) {
        new RelationWriter(this).value(value);
        return this;
    }

    @Override
    public StatementWriter comparable(Expression<?> expression) {
        expression(expression);
        Expression<?> plain = expression;
        while (plain instanceof Named<?> named) {
            plain = named.expression();
        }
        if (plain instanceof Collated<?>) {
            return this;
        }
        if (expression.type() instanceof SqlType.Enumeration) {
            return sql("::text COLLATE \"C\"");
        }
        return expression.type().isText() ? sql(" COLLATE \"C\"") : this;
    }

    @Override
    public StatementWriter order(SqlSort sort) {
        comparable(sort.expression());
        sql(sort.descending() ? " DESC" : "");
        if (!mayBeNull(sort.expression())) {
            // Nothing to place; and the plain form lets an ordinary index give the order.
            return this;
        }
        Sort.Nulls nulls = sort.nulls();
        if (nulls == null) {
            nulls = sort.descending() ? Sort.Nulls.LAST : Sort.Nulls.FIRST;
        }
        return sql(nulls == Sort.Nulls.FIRST ? " NULLS FIRST" : " NULLS LAST");
    }

    private boolean mayBeNull(Expression<?> expression) {
        Scope current = scope;
        if (expression.isNullable() || current == null) {
            return expression.isNullable();
        }
        return expression instanceof Column<?> column
                ? current.isOptional(column.table())
                : current.hasOptional();
    }

    /// Writes the terms after ORDER BY.
    public StatementWriter orders(List<? extends SqlSort> sorts) {
        join(", ", new ArrayList<>(sorts), this::order);
        return this;
    }
}
