package dev.leat.schema;

import org.jspecify.annotations.Nullable;

/// Writes for DDL: one table around, bare names, constants in place.
final class DdlWriter implements SqlWriter {
    private final StringBuilder sql = new StringBuilder();

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
    @SuppressWarnings("unchecked") // the codec was given together with the value's type
    public SqlWriter value(SqlType type, @Nullable JsonCodec<?> codec, @Nullable Object value) {
        Object plain =
                codec != null && codec.javaType().isInstance(value)
                        ? ((JsonCodec<Object>) codec).toJson(value)
                        : value;
        return sql(SqlLiteral.of(type, plain));
    }

    @Override
    public SqlWriter untyped(@Nullable Object value) {
        return sql(value == null ? "NULL" : SqlLiteral.of(DataType.typeOf(value), value));
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
