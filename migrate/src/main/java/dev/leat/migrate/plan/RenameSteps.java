package dev.leat.migrate.plan;

import dev.leat.migrate.diff.Change;
import dev.leat.migrate.snapshot.Entity;
import dev.leat.migrate.snapshot.Entity.ForeignKeyEntity;
import dev.leat.migrate.snapshot.Entity.TableName;
import dev.leat.schema.Identifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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

    /// Indexes, and the constraints that have one, share their names in a schema; foreign keys only
    /// in their table.
    static List<Step> constraintsAndIndexes(List<Change> changes) {
        Map<String, List<Change.RenameNamed>> byScope = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change instanceof Change.RenameNamed rename) {
                TableName table = rename.before().table();
                byScope.computeIfAbsent(
                                rename.before() instanceof ForeignKeyEntity
                                        ? "table " + table
                                        : "schema " + table.schema(),
                                key -> new ArrayList<>())
                        .add(rename);
            }
        }
        List<Step> steps = new ArrayList<>();
        byScope.values().forEach(renames -> steps.addAll(inOneScope(renames)));
        return steps;
    }

    private static List<Step> inOneScope(List<Change.RenameNamed> renames) {
        Map<String, Entity.Named> byName = new HashMap<>();
        List<RenameOrder.Move> moves = new ArrayList<>();
        for (Change.RenameNamed rename : renames) {
            byName.put(rename.before().name(), rename.before());
            moves.add(new RenameOrder.Move(rename.before().name(), rename.after().name()));
        }
        List<Step> steps = new ArrayList<>();
        for (RenameOrder.Move move : RenameOrder.of(moves)) {
            Entity.Named entity = Objects.requireNonNull(byName.remove(move.before()));
            byName.put(move.after(), entity);
            steps.add(Step.safe(Ddl.rename(entity, move.before(), move.after())));
        }
        return steps;
    }
}
