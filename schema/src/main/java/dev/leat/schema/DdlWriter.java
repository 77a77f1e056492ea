package dev.leat.schema;

import org.jspecify.annotations.Nullable;

/// Writes for DDL: one table around, bare names, constants in place.
final class DdlWriter implements SqlWriter {
    private final StringBuilder sql = new StringBuilder();
    private final boolean describes;

    DdlWriter() {
        this(false);
    }

    /// @param describes whether it writes for people, and so even what DDL cannot hold
    DdlWriter(boolean describes) {
        this.describes = describes;
    }

    @Override
    public SqlWriter sql(String text) {
        sql.append(text);
        return this;
    }

    @Override
    public SqlWriter column(Column<?> column) {
        return name(column.name());
    }

    @Override
    public SqlWriter outerColumn(Column<?> column) {
        return table(column.table()).sql(".").name(column.name());
    }

    @Override
    public SqlWriter table(RowSource<?> table) {
        return sql(table.qualifiedSql());
    }

    @Override
    public SqlWriter value(SqlType type, @Nullable Converter<?, ?> codec, @Nullable Object value) {
        return sql(SqlLiteral.of(type, value == null ? null : TextFormat.stored(codec, value)));
    }

    @Override
    public SqlWriter untyped(@Nullable Object value) {
        return sql(value == null ? "NULL" : SqlLiteral.of(DataType.typeOf(value), value));
    }

    @Override
    public SqlWriter related(RelatedValue<?> value) {
        if (!describes) {
            return SqlWriter.super.related(value);
        }
        return expression(value.value()).sql(" of ").sql(value.relation().toString());
    }

    @Override
    public SqlWriter placeholder(String name) {
        return describes ? sql(":").sql(name) : SqlWriter.super.placeholder(name);
    }

    @Override
    public SqlWriter condition(Condition condition) {
        return sql("(").sql(ConditionSql.of(condition)).sql(")");
    }

    @Override
    public SqlWriter comparable(Expression<?> expression) {
        return expression(expression);
    }

    @Override
    public String toString() {
        return sql.toString();
    }
}
