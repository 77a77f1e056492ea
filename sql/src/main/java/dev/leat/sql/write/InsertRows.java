package dev.leat.sql.write;

import dev.leat.schema.Column;
import dev.leat.schema.Expression;
import dev.leat.schema.NewRow;
import dev.leat.schema.SuppliedValues;
import dev.leat.schema.Table;
import dev.leat.schema.TenantTable;
import dev.leat.sql.render.StatementWriter;
import dev.leat.sql.result.RowPlan;
import dev.leat.sql.select.RowsQuery;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the rows of an insert come from.
sealed interface InsertRows<R> {
    /// Postgres takes at most 65535 parameters in a statement.
    int MAX_PARAMETERS = 32_000;

    int MAX_ROWS = 1_000;

    /// {@return the columns that the rows give}
    List<Column<?>> columns(Table<R> table);

    /// Writes what stands behind the columns.
    void appendTo(StatementWriter out, Table<R> table, List<Column<?>> columns);

    /// {@return the rows in portions that fit into one statement each}
    List<? extends InsertRows<R>> portions(int columns);

    /// Rows of values.
    ///
    /// @param rows by the columns' names in Postgres
    record Given<R>(List<Map<String, @Nullable Object>> rows) implements InsertRows<R> {
        public Given {
            rows = List.copyOf(rows);
        }

        /// {@return the rows, and in them what columns ask the application for}
        static <R> Given<R> of(Table<R> table, List<? extends NewRow<R>> rows) {
            List<Map<String, @Nullable Object>> given = new ArrayList<>();
            for (NewRow<R> row : rows) {
                given.add(SuppliedValues.ofInsert(table, row.values()));
            }
            return new Given<>(given);
        }

        @Override
        public List<Column<?>> columns(Table<R> table) {
            List<Column<?>> columns = new ArrayList<>();
            for (String name : names()) {
                Column<?> column = table.findColumn(name);
                if (column == null) {
                    throw new IllegalArgumentException(
                            "the insert into %s gives \"%s\", which is not a column of it"
                                    .formatted(table, name));
                }
                columns.add(column);
            }
            return columns;
        }

        /// {@return the names of all columns that any row gives}
        private Set<String> names() {
            Set<String> names = rows.isEmpty() ? Set.of() : rows.getFirst().keySet();
            for (Map<String, @Nullable Object> row : rows) {
                if (!inOrder(names, row.keySet())) {
                    names = new LinkedHashSet<>(names);
                    names.addAll(row.keySet());
                }
            }
            return names;
        }

        /// {@return whether both have the same names in the same order, as rows mostly do}
        private static boolean inOrder(Set<String> names, Set<String> others) {
            if (names.size() != others.size()) {
                return false;
            }
            Iterator<String> name = names.iterator();
            for (String other : others) {
                if (!name.next().equals(other)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public List<Given<R>> portions(int columns) {
            int size = Math.max(1, Math.min(MAX_ROWS, MAX_PARAMETERS / Math.max(1, columns)));
            if (!rows.isEmpty() && rows.size() <= size) {
                return List.of(this);
            }
            List<Given<R>> portions = new ArrayList<>();
            for (int from = 0; from < rows.size(); from += size) {
                portions.add(new Given<>(rows.subList(from, Math.min(rows.size(), from + size))));
            }
            return portions;
        }

        @Override
        public void appendTo(StatementWriter out, Table<R> table, List<Column<?>> columns) {
            List<Map<String, @Nullable Object>> filled = new ArrayList<>(rows.size());
            for (Map<String, @Nullable Object> row : rows) {
                filled.add(out.tenancy().filled(table, row));
            }
            if (ColumnArrays.fits(columns, filled)) {
                new ColumnArrays(columns, filled).appendTo(out);
                return;
            }
            out.sql("VALUES ");
            out.join(
                    ", ",
                    filled,
                    (Map<String, @Nullable Object> values) -> {
                        out.sql("(");
                        out.join(", ", columns, column -> value(out, column, values)).sql(")");
                    });
        }

        private static void value(
                StatementWriter out, Column<?> column, Map<String, @Nullable Object> values) {
            Object value = values.get(column.name());
            if (value instanceof Expression<?> expression) {
                out.expression(expression);
            } else if (values.containsKey(column.name())) {
                out.value(column.type(), column.codec(), value);
            } else {
                out.sql("DEFAULT");
            }
        }
    }

    /// Rows of a select.
    record Selected<R>(RowsQuery<?> query, List<Column<?>> into) implements InsertRows<R> {
        static <R> Selected<R> of(RowsQuery<?> query, List<Column<?>> columns) {
            List<Expression<?>> given =
                    RowPlan.of(query.projection(), query.optionalSources()).expressions();
            if (given.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "the select gives %d columns and is inserted into %d: %s"
                                .formatted(given.size(), columns.size(), columns));
            }
            for (int i = 0; i < given.size(); i++) {
                if (given.get(i).javaType() != columns.get(i).javaType()) {
                    throw new IllegalArgumentException(
                            "%s holds %s, but the select gives %s for it"
                                    .formatted(
                                            columns.get(i),
                                            columns.get(i).javaType().getSimpleName(),
                                            given.get(i).javaType().getSimpleName()));
                }
            }
            return new Selected<>(query, List.copyOf(columns));
        }

        @Override
        public List<Column<?>> columns(Table<R> table) {
            return into;
        }

        @Override
        public List<Selected<R>> portions(int columns) {
            return List.of(this);
        }

        @Override
        public void appendTo(StatementWriter out, Table<R> table, List<Column<?>> columns) {
            List<String> names = into.stream().map(Column::name).toList();
            if (!(table instanceof TenantTable<?, ?> tenants)) {
                query.appendTo(out, names);
                return;
            }
            Column<?> tenantColumn = tenants.tenantColumn();
            Object id = out.tenancy().idFor(tenants);
            boolean given = into.contains(tenantColumn);
            if (given == (id != null)) {
                throw new IllegalArgumentException(
                        given
                                ? "a select is inserted into %s with its %s, which the tenant's handle fills; leave it out"
                                        .formatted(table, tenantColumn)
                                : "work across tenants must say whose the new rows of %s are: select %s too"
                                        .formatted(table, tenantColumn));
            }
            if (id == null) {
                query.appendTo(out, names);
                return;
            }
            out.sql("SELECT given.*, ").value(tenantColumn.type(), tenantColumn.codec(), id);
            out.sql(" FROM (");
            query.appendTo(out, names);
            out.sql(") given");
        }
    }
}
