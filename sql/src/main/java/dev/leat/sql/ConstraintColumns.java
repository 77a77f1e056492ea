package dev.leat.sql;

import dev.leat.schema.CheckConstraint;
import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.ExclusionConstraint;
import dev.leat.schema.ForeignKey;
import dev.leat.schema.Index;
import dev.leat.schema.IndexPart;
import dev.leat.schema.MentionedColumns;
import dev.leat.schema.PrimaryKey;
import dev.leat.schema.Table;
import dev.leat.schema.UniqueKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds what the constraints of a table are about, by their names.
final class ConstraintColumns {
    /// Literals, which are skipped, and names.
    private static final Pattern WORD =
            Pattern.compile("'(?:[^']|'')*'|\"((?:[^\"]|\"\")+)\"|([\\p{L}_][\\p{L}\\p{N}_$]*)");

    private ConstraintColumns() {}

    /// {@return the foreign key of the name, or `null`}
    static @Nullable ForeignKey foreignKey(Table<?> table, String constraint) {
        for (ForeignKey key : table.foreignKeys()) {
            if (key.name().equals(constraint)) {
                return key;
            }
        }
        return null;
    }

    /// {@return the columns of a key, index, check or exclusion; empty if the table has none of the
    /// name}
    static List<Column<?>> of(Table<?> table, String constraint) {
        PrimaryKey primary = table.primaryKey();
        if (primary != null && primary.name().equals(constraint)) {
            return primary.columns();
        }
        for (UniqueKey key : table.uniqueKeys()) {
            if (key.name().equals(constraint)) {
                return key.columns();
            }
        }
        for (Index index : table.indexes()) {
            if (index.name().equals(constraint)) {
                return ofParts(table, index.parts());
            }
        }
        for (CheckConstraint check : table.checks()) {
            if (check.name().equals(constraint)) {
                return ofCondition(table, check.condition());
            }
        }
        for (ExclusionConstraint exclusion : table.exclusions()) {
            if (exclusion.name().equals(constraint)) {
                return ofParts(
                        table,
                        exclusion.elements().stream()
                                .map(ExclusionConstraint.Element::part)
                                .toList());
            }
        }
        return List.of();
    }

    /// {@return the columns of a key of a partition, which the server named after it, as
    /// `event_2026_pkey` and `event_2026_day_number_key`}
    static List<Column<?>> ofPartition(Table<?> table, String partition, String constraint) {
        PrimaryKey primary = table.primaryKey();
        if (primary != null && constraint.equals(partition + "_pkey")) {
            return primary.columns();
        }
        for (UniqueKey key : table.uniqueKeys()) {
            if (constraint.equals(partition + "_" + joined(key.columns()) + "_key")) {
                return key.columns();
            }
        }
        for (Index index : table.indexes()) {
            List<Column<?>> columns = ofParts(table, index.parts());
            if (index.unique() && constraint.equals(partition + "_" + joined(columns) + "_idx")) {
                return columns;
            }
        }
        return List.of();
    }

    private static String joined(List<? extends Column<?>> columns) {
        return String.join("_", columns.stream().map(Column::name).toList());
    }

    private static List<Column<?>> ofParts(Table<?> table, List<IndexPart> parts) {
        Set<Column<?>> columns = new LinkedHashSet<>();
        for (IndexPart part : parts) {
            Column<?> column = part.column();
            if (column == null) {
                columns.addAll(MentionedColumns.of(part.sort().expression()));
            } else {
                columns.add(column);
            }
        }
        return List.copyOf(columns);
    }

    private static List<Column<?>> ofCondition(Table<?> table, Condition condition) {
        return condition instanceof Condition.Fragment fragment
                ? named(table, fragment.sql())
                : MentionedColumns.of(condition.asExpression());
    }

    /// {@return the columns of the table that are named in SQL of the program's own}
    private static List<Column<?>> named(Table<?> table, String sql) {
        List<Column<?>> columns = new ArrayList<>();
        Matcher words = WORD.matcher(sql);
        while (words.find()) {
            String quoted = words.group(1);
            String plain = words.group(2);
            String name =
                    quoted != null
                            ? quoted.replace("\"\"", "\"")
                            : plain == null ? null : plain.toLowerCase(Locale.ROOT);
            Column<?> column = name == null ? null : table.findColumn(name);
            if (column != null && !columns.contains(column)) {
                columns.add(column);
            }
        }
        return columns;
    }
}
