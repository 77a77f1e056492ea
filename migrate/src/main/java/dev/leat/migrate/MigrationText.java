package dev.leat.migrate;

import dev.leat.migrate.history.MigrationScript;
import dev.leat.migrate.plan.Step;
import java.util.List;
import java.util.Locale;

/// Steps as the text of a `migration.sql`, for review.
public final class MigrationText {
    private MigrationText() {}

    /// {@return the text, each step with its risk and, where it runs by itself, the line that says
    /// so}
    public static String of(List<Step> steps) {
        StringBuilder sql = new StringBuilder();
        for (Step step : steps) {
            if (!sql.isEmpty()) {
                sql.append('\n');
            }
            if (step.risk() != Step.Risk.SAFE) {
                comment(
                        sql,
                        step.risk().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                                + ": "
                                + step.note());
                String count = step.count();
                if (count != null) {
                    comment(sql, "rows in the way: " + count);
                }
            }
            if (!step.transactional()) {
                sql.append(MigrationScript.NO_TRANSACTION).append('\n');
            }
            sql.append(step.sql()).append(";\n");
        }
        return sql.toString();
    }

    private static void comment(StringBuilder sql, String text) {
        text.lines().forEach(line -> sql.append("-- ").append(line).append('\n'));
    }
}
