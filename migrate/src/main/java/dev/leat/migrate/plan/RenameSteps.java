package dev.leat.migrate.plan;

import dev.leat.migrate.diff.Change;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.ForeignKeyEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.schema.Identifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The steps that give things other names.
final class RenameSteps {
    private RenameSteps() {}

    static List<Step> tables(List<Change> changes) {
        Map<String, List<RenameOrder.Move>> bySchema = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change instanceof Change.RenameTable rename) {
                bySchema.computeIfAbsent(rename.before().schema(), key -> new ArrayList<>())
                        .add(new RenameOrder.Move(rename.before().name(), rename.after().name()));
            }
        }
        List<Step> steps = new ArrayList<>();
        bySchema.forEach((schema, moves) -> {
            for (RenameOrder.Move move : RenameOrder.of(moves)) {
                steps.add(
                        Step.safe(
                                "ALTER TABLE "
                                        + Identifier.qualified(schema, move.before())
                                        + " RENAME TO "
                                        + Identifier.quote(move.after())));
            }
        });
        return steps;
    }

    static List<Step> columns(List<Change> changes) {
        Map<TableName, List<RenameOrder.Move>> byTable = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change instanceof Change.RenameColumn rename) {
                byTable.computeIfAbsent(rename.table(), key -> new ArrayList<>())
                        .add(new RenameOrder.Move(rename.before(), rename.after()));
            }
        }
        List<Step> steps = new ArrayList<>();
        byTable.forEach((table, moves) -> {
            for (RenameOrder.Move move : RenameOrder.of(moves)) {
                steps.add(
                        Step.safe(
                                "ALTER TABLE "
                                        + Ddl.name(table)
                                        + " RENAME COLUMN "
                                        + Identifier.quote(move.before())
                                        + " TO "
                                        + Identifier.quote(move.after())));
            }
        });
        return steps;
    }

    /// A constraint or index that waits for its new name.
    private record Waiting(Entity.Named entity, String now, String next) {
        /// Whether both cannot have one name: constraints share theirs in a table, and indexes,
        /// with the constraints that have one, in a schema.
        boolean shares(Waiting other) {
            return entity.table().equals(other.entity.table())
                    || entity.table().schema().equals(other.entity.table().schema())
                            && !(entity instanceof ForeignKeyEntity)
                            && !(other.entity instanceof ForeignKeyEntity);
        }
    }

    /// As [RenameOrder], but names are shared by some and not by others.
    static List<Step> constraintsAndIndexes(List<Change> changes) {
        Map<String, List<Waiting>> byName = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change instanceof Change.RenameNamed rename) {
                Waiting one =
                        new Waiting(rename.before(), rename.before().name(), rename.after().name());
                byName.computeIfAbsent(one.now(), key -> new ArrayList<>()).add(one);
            }
        }
        List<Step> steps = new ArrayList<>();
        while (!byName.isEmpty()) {
            List<Waiting> all = byName.values().stream().flatMap(List::stream).toList();
            int before = steps.size();
            for (Waiting one : all) {
                if (byName.getOrDefault(one.next(), List.of()).stream().noneMatch(one::shares)) {
                    leave(byName, one);
                    steps.add(Step.safe(Ddl.rename(one.entity(), one.now(), one.next())));
                }
            }
            if (steps.size() == before) {
                Waiting one = all.getFirst();
                String aside = Identifier.fitting("leat_aside_" + one.now());
                leave(byName, one);
                byName.computeIfAbsent(aside, key -> new ArrayList<>())
                        .add(new Waiting(one.entity(), aside, one.next()));
                steps.add(Step.safe(Ddl.rename(one.entity(), one.now(), aside)));
            }
        }
        return steps;
    }

    private static void leave(Map<String, List<Waiting>> byName, Waiting one) {
        byName.computeIfPresent(
                one.now(),
                (name, list) -> {
                    list.remove(one);
                    return list.isEmpty() ? null : list;
                });
    }
}
