package dev.leat.migrate.plan;

import dev.leat.migrate.diff.Difference;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.CompositeTypeEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.SequenceEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.plan.Plan.Problem;
import dev.leat.migrate.plan.Step.Risk;
import java.util.ArrayList;
import java.util.List;

/// Keeps account of what is lost, and of who allowed it.
final class Losses {
    private final Difference difference;
    private final PlanOptions options;
    private final List<Problem> problems = new ArrayList<>();

    Losses(Difference difference, PlanOptions options) {
        this.difference = difference;
        this.options = options;
    }

    List<Problem> problems() {
        return problems;
    }

    /// {@return the step that drops the entity, with what it costs}
    Step drop(Entity entity, String sql) {
        switch (entity) {
            case TableEntity table -> {
                refuse(entity, "dropping", "its rows are lost");
                return Step.destroys(sql, "removes the table and its rows");
            }
            case ColumnEntity column when column.generated() == null -> {
                refuse(entity, "dropping", "its values are lost");
                return Step.destroys(sql, "removes the column and its values");
            }
            case SequenceEntity sequence when sequence.ownerTable() == null -> {
                refuse(entity, "dropping", "the number it has come to is lost");
                return Step.destroys(sql, "removes the sequence and the number it has come to");
            }
            case Entity other -> {
                return Step.safe(sql);
            }
        }
    }

    /// Takes note of what a step does to the values of a column.
    Step column(ColumnEntity column, Step step) {
        if (step.risk() == Risk.DESTROYS) {
            refuse(column, "changing the type of", step.note());
        }
        return step;
    }

    /// Takes note of attributes that go.
    void attributes(CompositeTypeEntity before, CompositeTypeEntity after) {
        for (CompositeTypeEntity.Attribute old : before.attributes()) {
            if (after.attributes().stream().noneMatch(now -> now.name().equals(old.name()))) {
                String path = after.path() + "." + old.name();
                if (!options.allowEverything()
                        && !options.allowed().contains(path)
                        && !options.allowed().contains(after.path())) {
                    problems.add(
                            problem(path, "dropping attribute " + path, "its values are lost"));
                }
            }
        }
    }

    private void refuse(Entity entity, String what, String loss) {
        Entity.Key origin = difference.origins().getOrDefault(entity.key(), entity.key());
        String path = origin.path();
        if (options.allowEverything()
                || options.allowed().contains(path)
                || options.allowed().contains(entity.path())) {
            return;
        }
        problems.add(problem(path, what + " " + entity.kind().word() + " " + path, loss));
    }

    private static Problem problem(String path, String what, String loss) {
        return new Problem(
                path,
                "%s: %s. If that is meant, allow it by name: --allow-destructive %s. If it only got another name, say renamedFrom(\"…\") at the new declaration."
                        .formatted(what, loss, path));
    }
}
