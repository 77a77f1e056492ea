package dev.leat.migrate.diff;

import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.EnumEntity;
import dev.leat.migrate.entity.IndexEntity;
import dev.leat.schema.SqlLiteral;
import java.util.Collection;
import java.util.List;

/// Which enum types cannot be altered in place.
///
/// Postgres only adds labels, and a transaction cannot use a label that it added itself. So a type
/// is made anew if labels went or changed their order, or if a new label stands in a default or a
/// predicate.
final class EnumRebuilds {
    private EnumRebuilds() {}

    static boolean needed(EnumEntity before, EnumEntity now, Collection<Entity> after) {
        List<String> old = before.labels();
        return !now.labels().stream().filter(old::contains).toList().equals(old)
                || now.labels().stream()
                        .filter(label -> !old.contains(label))
                        .anyMatch(label -> isUsed(SqlLiteral.quote(label), now.path(), after));
    }

    /// A predicate does not tell the types of its literals: a literal that reads like the label is
    /// taken for it. The price of a mistake is a rebuild.
    private static boolean isUsed(String literal, String type, Collection<Entity> after) {
        for (Entity entity : after) {
            if (entity instanceof ColumnEntity column
                    && type.equals(column.enumPath())
                    && column.defaultSql() != null
                    && mentions(column.defaultSql(), literal, column)) {
                return true;
            }
            if (entity instanceof IndexEntity index
                    && index.where() != null
                    && index.where().contains(literal)) {
                return true;
            }
        }
        return false;
    }

    /// The default of an array has its labels inside of one literal.
    private static boolean mentions(String sql, String literal, ColumnEntity column) {
        String text = literal.substring(1, literal.length() - 1);
        return sql.contains(literal) || column.type().endsWith("]") && sql.contains(text);
    }
}
