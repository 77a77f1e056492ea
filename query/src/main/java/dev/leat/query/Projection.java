package dev.leat.query;

import dev.leat.schema.Column;
import dev.leat.schema.Named;
import dev.leat.schema.RowSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What each row of a query shows besides its related rows.
///
/// @param columns those of the table that are shown; `null` for all
/// @param extras values that Postgres computes, each under its name
public record Projection(@Nullable List<Column<?>> columns, List<Named<?>> extras) {
    /// All columns of the table and nothing else.
    public static final Projection EVERYTHING = new Projection(null, List.of());

    public Projection {
        columns = columns == null ? null : List.copyOf(columns);
        extras = List.copyOf(extras);
    }

    /// {@return the columns that a query from this table shows}
    public List<Column<?>> columnsOf(RowSource<?> table) {
        return columns == null ? table.columns() : columns;
    }

    Projection columns(RowSource<?> table, List<Column<?>> shown) {
        shown.forEach(column -> own(table, column));
        if (shown.isEmpty()) {
            throw new IllegalArgumentException(
                    "a query from %s must show a column".formatted(table));
        }
        return new Projection(List.copyOf(new LinkedHashSet<>(shown)), extras);
    }

    Projection except(RowSource<?> table, List<Column<?>> hidden) {
        hidden.forEach(column -> own(table, column));
        Set<Column<?>> left = new LinkedHashSet<>(columnsOf(table));
        left.removeAll(hidden);
        return columns(table, List.copyOf(left));
    }

    private static void own(RowSource<?> table, Column<?> column) {
        if (column.table() != table) {
            throw new IllegalArgumentException(
                    "a query from %s cannot show or hide %s".formatted(table, column));
        }
    }

    Projection extra(RowSource<?> table, Named<?> value) {
        String name = value.name();
        boolean taken =
                table.findRelation(name) != null
                        || table.columns().stream()
                                .anyMatch(column ->
                                        column.name().equals(name)
                                                || column.javaName().equals(name))
                        || extras.stream().anyMatch(other -> other.name().equals(name));
        if (taken) {
            throw new IllegalArgumentException(
                    "a query from %s already shows something called \"%s\"; give the computed value another name"
                            .formatted(table, name));
        }
        List<Named<?>> all = new ArrayList<>(extras);
        all.add(value);
        return new Projection(columns, all);
    }
}
