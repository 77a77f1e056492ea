package dev.leat.sql.select;

import dev.leat.schema.Expression;
import dev.leat.schema.Selectable;
import dev.leat.sql.render.StatementWriter;
import dev.leat.sql.render.ValueArrays;
import dev.leat.sql.result.RowPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Rows of values that the program gives, as a table:
///
/// ```java
/// var prices = ValuesTable.of("prices", changes, ValuesTable.value(ITEMS.id, Change::id), ValuesTable.value(ITEMS.price, Change::price));
/// db.update(ITEMS).set(ITEMS.price, prices.get(ITEMS.price)).from(prices).where(ITEMS.id.eq(prices.get(ITEMS.id))).execute();
/// ```
///
/// Its columns are known by the columns of tables whose types they have.
public final class ValuesTable extends TableExpression<List<@Nullable Object>> {
    private final OutputColumns columns;
    private final List<List<@Nullable Object>> rows;

    /// One column of the rows.
    ///
    /// @param column has the type and the name
    /// @param get gives the value for an element
    public record Value<E, T extends @Nullable Object>(
            Expression<T> column, Function<? super E, ? extends T> get) {
        public Value {
            Objects.requireNonNull(column, "column");
            Objects.requireNonNull(get, "get");
        }
    }

    private ValuesTable(String name, OutputColumns columns, List<List<@Nullable Object>> rows) {
        super(name);
        this.columns = columns;
        this.rows = rows;
    }

    /// {@return a column of the rows}
    public static <E, T extends @Nullable Object> Value<E, T> value(
            Expression<T> column, Function<? super E, ? extends T> get) {
        return new Value<>(column, get);
    }

    /// {@return one row for each element}
    @SafeVarargs
    public static <E> ValuesTable of(
            String name, List<? extends E> elements, Value<? super E, ?>... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("the rows of %s have no columns".formatted(name));
        }
        List<Expression<?>> expressions = new ArrayList<>();
        List<Boolean> nullable = new ArrayList<>();
        for (Value<?, ?> value : values) {
            expressions.add(value.column());
            nullable.add(value.column().isNullable());
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (E element : elements) {
            List<@Nullable Object> row = new ArrayList<>();
            for (Value<? super E, ?> value : values) {
                row.add(value.get().apply(element));
            }
            rows.add(Collections.unmodifiableList(row));
        }
        return new ValuesTable(
                name,
                new OutputColumns(expressions, OutputColumns.namesOf(expressions), nullable),
                List.copyOf(rows));
    }

    /// {@return whether there is no row}
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    @Override
    OutputColumns columns() {
        return columns;
    }

    @Override
    void appendFrom(StatementWriter out, String as) {
        List<Expression<?>> expressions = columns.expressions();
        if (rows.isEmpty()) {
            // VALUES needs a row; this one has the right types and does not count.
            out.sql("(SELECT ");
            out.join(", ", expressions, e -> out.value(e.type(), null, null));
            out.sql(" WHERE false) ");
        } else if (rows.size() >= ValueArrays.MANY
                && expressions.stream().allMatch(e -> ValueArrays.isElement(e.type()))) {
            ValueArrays.append(out, expressions, this::column);
            out.sql(" ");
        } else {
            out.sql("(VALUES ");
            out.join(", ", rows, row -> row(out, row)).sql(") ");
        }
        appendNames(out, as, columns.names());
    }

    private List<@Nullable Object> column(int place) {
        List<@Nullable Object> values = new ArrayList<>(rows.size());
        rows.forEach(row -> values.add(row.get(place)));
        return values;
    }

    private void row(StatementWriter out, List<@Nullable Object> row) {
        out.sql("(");
        for (int i = 0; i < row.size(); i++) {
            Expression<?> column = columns.expressions().get(i);
            out.sql(i == 0 ? "" : ", ").value(column.type(), column.codec(), row.get(i));
        }
        out.sql(")");
    }

    @Override
    RowPlan.Reader planRow(RowPlan.Builder plan) {
        List<RowPlan.Reader> readers = new ArrayList<>();
        for (Selectable<?> expression : columns.expressions()) {
            readers.add(plan.add(expression));
        }
        return values -> {
            List<@Nullable Object> row = new ArrayList<>();
            readers.forEach(reader -> row.add(reader.read(values)));
            return Collections.unmodifiableList(row);
        };
    }
}
