package dev.leat.sql.render;

import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.Converter;
import dev.leat.schema.Expression;
import dev.leat.schema.RowSource;
import dev.leat.schema.SqlType;
import dev.leat.schema.SqlWriter;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/// The far end of a statement: constants become parameters of an [SqlText]. Only what no level of
/// the statement mentions asks it for columns, and that is a mistake.
final class ParameterWriter implements SqlWriter {
    private final SqlText out;

    ParameterWriter(SqlText out) {
        this.out = out;
    }

    SqlText text() {
        return out;
    }

    @Override
    public SqlWriter sql(String text) {
        out.add(text);
        return this;
    }

    @Override
    public SqlWriter operator(String operator) {
        // JDBC takes a single one for a parameter.
        out.add(operator.replace("?", "??"));
        return this;
    }

    @Override
    public SqlWriter column(Column<?> column) {
        RowSource<?> source = column.table();
        throw new IllegalArgumentException(
                "%s is used, but the statement does not mention %s; add it with from(…) or join(…)"
                        .formatted(
                                column,
                                source.alias() == null
                                        ? source
                                        : "the alias " + source.alias() + " of " + source));
    }

    @Override
    public SqlWriter outerColumn(Column<?> column) {
        return column(column);
    }

    @Override
    public SqlWriter table(RowSource<?> table) {
        return sql(table.qualifiedSql());
    }

    @Override
    public SqlWriter value(SqlType type, @Nullable Converter<?, ?> codec, @Nullable Object value) {
        out.parameter(ValueText.encode(type, codec, value), type.castSql());
        return this;
    }

    @Override
    public SqlWriter untyped(@Nullable Object value) {
        out.raw("?", RawParameters.texts(Collections.singletonList(value)));
        return this;
    }

    @Override
    public SqlWriter condition(Condition condition) {
        throw new IllegalStateException("conditions are written by the StatementWriter");
    }

    @Override
    public SqlWriter comparable(Expression<?> expression) {
        throw new IllegalStateException("expressions are written by the StatementWriter");
    }
}
