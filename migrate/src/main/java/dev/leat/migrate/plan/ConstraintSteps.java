package dev.leat.migrate.plan;

import dev.leat.migrate.ddl.Constraints;
import dev.leat.migrate.ddl.Indexes;
import dev.leat.migrate.ddl.Names;
import dev.leat.migrate.depend.Part;
import dev.leat.migrate.entity.CheckEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.ExclusionEntity;
import dev.leat.migrate.entity.ForeignKeyEntity;
import dev.leat.migrate.entity.IndexEntity;
import dev.leat.migrate.entity.PrimaryKeyEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.entity.UniqueEntity;
import dev.leat.schema.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The steps that give constraints and indexes to tables that exist.
final class ConstraintSteps {
    private ConstraintSteps() {}

    static List<Step> add(Entity.Constraint it, Forms forms) {
        if (!forms.isInUse(it.table())) {
            return List.of(Step.safe(Constraints.add(it)));
        }
        Part part = Part.of(it);
        if (forms.validatesLater(part)) {
            return List.of(Step.safe(Constraints.addNotValid(it)));
        }
        if (forms.isAlone(part)) {
            return throughIndex(it);
        }
        return switch (it) {
            case CheckEntity check when check.notValid() || check.notEnforced() ->
                    List.of(Step.safe(Constraints.add(it)));
            case ForeignKeyEntity key when key.notValid() || key.notEnforced() ->
                    List.of(Step.safe(Constraints.add(it)));
            case CheckEntity check -> List.of(mayFail(it, Constraints.add(it)));
            case ForeignKeyEntity key -> List.of(mayFail(it, Constraints.add(it)));
            case PrimaryKeyEntity key -> List.of(mayFail(it, Constraints.add(it)));
            case UniqueEntity key -> List.of(mayFail(it, Constraints.add(it)));
            case ExclusionEntity exclusion ->
                    List.of(
                            Step.mayFail(
                                    Constraints.add(it),
                                    it.table(),
                                    "builds an index under an exclusive lock and fails if two rows exclude each other",
                                    null));
        };
    }

    /// {@return the step that makes the constraint hold for the rows that exist}
    static Step validate(Entity.Constraint it) {
        return mayFail(it, Constraints.validate(it)).alone();
    }

    private static Step mayFail(Entity.Constraint it, String sql) {
        String note =
                switch (it) {
                    case CheckEntity check -> "reads the table and fails if a row breaks the check";
                    case ForeignKeyEntity key ->
                            "reads the table and fails if a row refers to nothing";
                    case PrimaryKeyEntity key ->
                            "builds an index under an exclusive lock and fails if two rows are equal there, or one is null";
                    case UniqueEntity key ->
                            "builds an index under an exclusive lock and fails if two rows are equal there";
                    case ExclusionEntity exclusion -> "fails if two rows exclude each other";
                };
        return Step.mayFail(sql, it.table(), note, count(it));
    }

    /// Builds the index while others go on, and makes the constraint of it within a moment.
    private static List<Step> throughIndex(Entity.Constraint it) {
        IndexEntity index = index(it);
        List<Step> steps = new ArrayList<>(concurrently(index, count(it)));
        steps.add(Step.safe(Constraints.addUsingIndex(it)));
        return steps;
    }

    private static IndexEntity index(Entity.Constraint it) {
        return switch (it) {
            case PrimaryKeyEntity key ->
                    index(
                            key.table(),
                            key.name(),
                            key.columns(),
                            key.include(),
                            false,
                            key.storage());
            case UniqueEntity key ->
                    index(
                            key.table(),
                            key.name(),
                            key.columns(),
                            key.include(),
                            key.nullsNotDistinct(),
                            key.storage());
            case CheckEntity other -> throw new IllegalArgumentException("no index: " + other);
            case ExclusionEntity other -> throw new IllegalArgumentException("no index: " + other);
            case ForeignKeyEntity other -> throw new IllegalArgumentException("no index: " + other);
        };
    }

    private static IndexEntity index(
            TableName table,
            String name,
            List<String> columns,
            List<String> include,
            boolean nullsNotDistinct,
            List<String> storage) {
        return new IndexEntity(
                table,
                name,
                true,
                "btree",
                columns.stream().map(each -> new IndexEntity.Part(each, false, null)).toList(),
                include,
                nullsNotDistinct,
                null,
                storage,
                null,
                false);
    }

    static List<Step> add(IndexEntity index, Forms forms) {
        if (!forms.isInUse(index.table())) {
            return List.of(Step.safe(Indexes.create(index, false)));
        }
        if (forms.isAlone(Part.of(index))) {
            return concurrently(index, count(index));
        }
        String sql = Indexes.create(index, false);
        return List.of(
                index.unique()
                        ? Step.mayFail(
                                sql,
                                index.table(),
                                "blocks writes while it reads the table, and fails if two rows are equal there",
                                count(index))
                        : Step.slow(sql, index.table(), "blocks writes while it reads the table"));
    }

    /// Builds the index under another name, and lets it take the old one's place within a moment.
    static List<Step> swap(IndexEntity index, Forms forms) {
        IndexEntity next =
                new IndexEntity(
                        index.table(),
                        forms.freeNames().next(index.name()),
                        index.unique(),
                        index.method(),
                        index.parts(),
                        index.include(),
                        index.nullsNotDistinct(),
                        index.where(),
                        index.storage(),
                        index.tablespace(),
                        index.only());
        List<Step> steps = new ArrayList<>(concurrently(next, count(index)));
        steps.add(Step.safe("DROP INDEX " + Indexes.name(index)));
        steps.add(
                Step.safe(
                        "ALTER INDEX "
                                + Indexes.name(next)
                                + " RENAME TO "
                                + Identifier.quote(index.name())));
        return steps;
    }

    /// An attempt that failed leaves an index that is not valid, and in the way of the next one.
    private static List<Step> concurrently(IndexEntity index, @Nullable String count) {
        Step leftover =
                Step.safe("DROP INDEX CONCURRENTLY IF EXISTS " + Indexes.name(index)).alone();
        String sql = Indexes.create(index, true);
        Step create =
                index.unique()
                        ? Step.mayFail(
                                sql,
                                index.table(),
                                "reads the table twice while others go on, and fails if two rows are equal there",
                                count)
                        : Step.slow(sql, index.table(), "reads the table twice while others go on");
        return List.of(leftover, create.alone());
    }

    private static @Nullable String count(Entity.Constraint it) {
        return switch (it) {
            case PrimaryKeyEntity key -> duplicates(key.table(), key.columns(), false);
            case UniqueEntity key -> duplicates(key.table(), key.columns(), key.nullsNotDistinct());
            case CheckEntity check ->
                    "SELECT count(*) FROM "
                            + Names.of(check.table())
                            + " WHERE NOT ("
                            + check.expression()
                            + ")";
            case ForeignKeyEntity key -> key.period() ? null : orphans(key);
            case ExclusionEntity exclusion -> null;
        };
    }

    private static @Nullable String count(IndexEntity index) {
        if (!index.unique() || index.where() != null) {
            return null;
        }
        List<String> columns = new ArrayList<>();
        for (IndexEntity.Part part : index.parts()) {
            if (part.column() == null) {
                return null;
            }
            columns.add(part.column());
        }
        return duplicates(index.table(), columns, index.nullsNotDistinct());
    }

    private static String duplicates(
            TableName table, List<String> columns, boolean nullsNotDistinct) {
        String notNull =
                nullsNotDistinct
                        ? ""
                        : columns.stream()
                                .map(each -> Identifier.quote(each) + " IS NOT NULL")
                                .collect(Collectors.joining(" AND ", " WHERE ", ""));
        return "SELECT coalesce(sum(n), 0) FROM (SELECT count(*) AS n FROM "
                + Names.of(table)
                + notNull
                + " GROUP BY "
                + Names.list(columns)
                + " HAVING count(*) > 1) AS equal";
    }

    private static String orphans(ForeignKeyEntity key) {
        List<String> present = new ArrayList<>();
        List<String> same = new ArrayList<>();
        for (int i = 0; i < key.columns().size(); i++) {
            String column = "referring." + Identifier.quote(key.columns().get(i));
            present.add(column + " IS NOT NULL");
            same.add("target." + Identifier.quote(key.targetColumns().get(i)) + " = " + column);
        }
        return "SELECT count(*) FROM "
                + Names.of(key.table())
                + " AS referring WHERE "
                + String.join(" AND ", present)
                + " AND NOT EXISTS (SELECT FROM "
                + Names.of(key.target())
                + " AS target WHERE "
                + String.join(" AND ", same)
                + ")";
    }
}
