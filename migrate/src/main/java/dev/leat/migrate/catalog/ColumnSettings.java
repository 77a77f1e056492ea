package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.TableName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is set on a column and part of no declaration: how the server samples it, and what a
/// partition has otherwise than its table.
final class ColumnSettings {
    private final CatalogContent content;
    private final CatalogRows row;
    private final ColumnEntity column;

    private ColumnSettings(CatalogContent content, CatalogRows row, ColumnEntity column) {
        this.content = content;
        this.row = row;
        this.column = column;
    }

    /// Adds those of the column that the row is about.
    static void add(CatalogContent content, CatalogRows row, ColumnEntity column)
            throws SQLException {
        ColumnSettings settings = new ColumnSettings(content, row, column);
        if (row.flag("is_partitions")) {
            settings.ofPartition();
        }
        settings.sampling();
    }

    private void sampling() throws SQLException {
        long target = row.number("statistics");
        // Up to 16 the default is -1, then null, which reads as 0.
        if (target > 0) {
            add(
                    "statistics target of column",
                    List.of("SET STATISTICS " + target),
                    List.of("SET STATISTICS -1"),
                    false);
        }
        List<String> options = row.texts("options");
        if (!options.isEmpty()) {
            add(
                    "options of column",
                    List.of("SET (" + String.join(", ", options) + ")"),
                    List.of(
                            "RESET ("
                                    + String.join(
                                            ", ",
                                            options.stream()
                                                    .map(each ->
                                                            each.substring(0, each.indexOf('=')))
                                                    .toList())
                                    + ")"),
                    false);
        }
    }

    /// Being generated, and how, cannot be altered; so it stands only in what is reported.
    private void ofPartition() throws SQLException {
        List<String> set = new ArrayList<>();
        List<String> unset = new ArrayList<>();
        String expression = row.optional("expression");
        String tables = row.optional("table_expression");
        if (column.generated() == null && !Objects.equals(expression, tables)) {
            set.add(defaultOf(expression));
            unset.add(defaultOf(tables));
        }
        boolean notNull = !column.nullable() && !row.flag("table_not_null");
        if (notNull) {
            set.add("SET NOT NULL");
            unset.add("DROP NOT NULL");
        }
        if (!set.isEmpty()) {
            add("column of partition", set, unset, notNull);
        } else {
            content.addOther("column of partition", column.path(), described());
        }
    }

    private static String defaultOf(@Nullable String expression) {
        return expression == null ? "DROP DEFAULT" : "SET DEFAULT " + expression;
    }

    private String described() {
        List<String> parts = new ArrayList<>();
        if (column.generated() != null) {
            parts.add("GENERATED ALWAYS AS (" + column.generated() + ")");
        }
        if (column.storage() != null) {
            parts.add("STORAGE " + column.storage());
        }
        if (column.compression() != null) {
            parts.add("COMPRESSION " + column.compression());
        }
        return String.join(" ", parts);
    }

    private void add(String kind, List<String> set, List<String> unset, boolean mayFail) {
        TableName table = column.table();
        content.addSetting(
                kind,
                column.path(),
                new Setting(
                        Kind.TABLE,
                        List.of(table.schema(), table.name()),
                        column.name(),
                        set,
                        unset,
                        column.name(),
                        mayFail));
    }
}
