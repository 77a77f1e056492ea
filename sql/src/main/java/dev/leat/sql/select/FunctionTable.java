package dev.leat.sql.select;

import dev.leat.schema.DataType;
import dev.leat.schema.Expression;
import dev.leat.schema.Formula;
import dev.leat.schema.Functions;
import dev.leat.schema.SqlTemplate;
import dev.leat.sql.render.StatementWriter;
import dev.leat.sql.result.RowPlan;
import java.util.List;
import java.util.Objects;

/// The rows that a function gives, one value each: `generate_series`, `unnest`,
/// `jsonb_array_elements_text`.
///
/// ```java
/// var tag = FunctionTable.of("tag", DataType.TEXT, sql("unnest({})", POSTS.tags));
/// db.select(POSTS.id, tag.value()).from(POSTS).crossJoin(tag.lateral())
/// ```
///
/// @param <T> the type of the values
public final class FunctionTable<T> extends TableExpression<T> {
    private final SqlTemplate call;
    private final Expression<T> value;
    private final OutputColumns columns;

    private FunctionTable(String name, DataType<T> type, SqlTemplate call) {
        super(name);
        this.call = Objects.requireNonNull(call, "call");
        this.value = Formula.of(type, true, call::appendTo);
        this.columns = new OutputColumns(List.of(value), List.of("value"), List.of(true));
    }

    /// {@return the values that a call gives}
    ///
    /// @param call a call of a function that gives any number of rows
    public static <T> FunctionTable<T> of(String name, DataType<T> type, SqlTemplate call) {
        return new FunctionTable<>(name, type, call);
    }

    /// {@return the whole numbers from one to another, both included}
    public static FunctionTable<Long> series(String name, long from, long to) {
        return of(
                name,
                DataType.BIGINT,
                SqlTemplate.of(
                        "generate_series({}, {})", Functions.value(from), Functions.value(to)));
    }

    /// {@return the value of a row}
    public Expression<T> value() {
        return get(value);
    }

    @Override
    OutputColumns columns() {
        return columns;
    }

    @Override
    void appendFrom(StatementWriter out, String as) {
        call.appendTo(out);
        out.sql(" AS ");
        appendNames(out, as, columns.names());
    }

    @Override
    RowPlan.Reader planRow(RowPlan.Builder plan) {
        return plan.add(value);
    }
}
