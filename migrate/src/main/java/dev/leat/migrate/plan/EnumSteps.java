package dev.leat.migrate.plan;

import dev.leat.migrate.diff.Change;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.EnumEntity;
import dev.leat.schema.Identifier;
import dev.leat.schema.SqlLiteral;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The steps that change the labels of enum types.
///
/// Where labels only come, they are added. Else the type is made anew: the old one steps aside, the
/// columns are converted label by label ([ColumnSteps]), and the old one goes at the end.
final class EnumSteps {
    private EnumSteps() {}

    /// What comes before anything uses the new labels.
    static List<Step> first(List<Change> changes) {
        List<Step> steps = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof Change.RebuildEnum rebuild) {
                steps.add(
                        Step.safe(
                                "ALTER TYPE "
                                        + name(rebuild.before())
                                        + " RENAME TO "
                                        + Identifier.quote(aside(rebuild.before()))));
                steps.add(Step.safe(Ddl.createEnum(rebuild.after())));
            } else if (change instanceof Change.Alter(EnumEntity before, EnumEntity after)) {
                addLabels(before, after, steps);
            }
        }
        return steps;
    }

    private static void addLabels(EnumEntity before, EnumEntity after, List<Step> steps) {
        for (int i = after.labels().size() - 1; i >= 0; i--) {
            String label = after.labels().get(i);
            if (!before.labels().contains(label)) {
                String next = i + 1 < after.labels().size() ? after.labels().get(i + 1) : null;
                steps.add(Step.safe(Ddl.addLabel(after, label, next)));
            }
        }
    }

    /// What comes when nothing uses the old types any more.
    static List<Step> last(List<Change> changes) {
        List<Step> steps = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof Change.RebuildEnum rebuild) {
                EnumEntity old = rebuild.before();
                steps.add(Step.safe("DROP TYPE " + Identifier.qualified(old.schema(), aside(old))));
            }
        }
        return steps;
    }

    /// {@return the paths of the types that are made anew}
    static Set<String> rebuilt(List<Change> changes) {
        Set<String> paths = new HashSet<>();
        for (Change change : changes) {
            if (change instanceof Change.RebuildEnum rebuild) {
                paths.add(rebuild.after().path());
            }
        }
        return paths;
    }

    /// {@return the step that moves a column over to the new type of the same name}
    static Step convert(ColumnEntity column, List<Change> changes) {
        boolean array = column.type().endsWith("]");
        String text = Identifier.quote(column.name()) + (array ? "::text[]" : "::text");
        String sql =
                Ddl.alterColumn(
                        column, "TYPE " + column.type() + " USING " + text + "::" + column.type());
        List<String> removed = removedLabels(column, changes);
        if (removed.isEmpty()) {
            return new Step(
                    sql,
                    Step.Risk.SLOW,
                    "rewrites the table under an exclusive lock: Postgres cannot reorder labels, nor use a new one at once");
        }
        String labels = removed.stream().map(SqlLiteral::quote).collect(Collectors.joining(", "));
        return new Step(
                sql,
                Step.Risk.MAY_FAIL,
                "rewrites the table under an exclusive lock and fails if a row still has a label that goes; count them: SELECT count(*) FROM "
                        + Ddl.name(column.table())
                        + " WHERE "
                        + text
                        + (array ? " && ARRAY[" + labels + "]" : " IN (" + labels + ")"));
    }

    private static List<String> removedLabels(ColumnEntity column, List<Change> changes) {
        for (Change change : changes) {
            if (change instanceof Change.RebuildEnum rebuild
                    && rebuild.after().path().equals(column.enumPath())) {
                return rebuild.before().labels().stream()
                        .filter(label -> !rebuild.after().labels().contains(label))
                        .toList();
            }
        }
        return List.of();
    }

    private static String aside(EnumEntity type) {
        return Identifier.fitting("leat_aside_" + type.name());
    }

    private static String name(EnumEntity type) {
        return Identifier.qualified(type.schema(), type.name());
    }
}
