package dev.leat.migrate.plan;

import dev.leat.migrate.diff.Change;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.EnumEntity;
import dev.leat.migrate.entity.ForeignKeyEntity;
import dev.leat.migrate.entity.IndexEntity;
import dev.leat.migrate.entity.PrimaryKeyEntity;
import dev.leat.migrate.entity.PublicationEntity;
import dev.leat.migrate.entity.PublishedTableEntity;
import dev.leat.migrate.entity.SchemaEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.entity.UniqueEntity;
import dev.leat.migrate.plan.Step.Risk;
import dev.leat.schema.Identifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Puts changes into an order in which they can run, and says what each may cost.
///
/// The order: what others need first is made first; what stands on something goes before it does.
/// Names of tables and columns change at the beginning, so that everything after speaks of today's
/// names.
public final class Planner {
    private final List<Change> changes;
    private final Set<String> allowed;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<TableName> created = new HashSet<>();

    private Planner(List<Change> changes, Set<String> allowed) {
        this.changes = changes;
        this.allowed = allowed;
    }

    /// {@return the steps, in the order in which they run}
    ///
    /// @param allowed paths of the objects whose loss is accepted: `public.post`,
    ///   `public.post.title`
    /// @throws PlanException listing every step that would destroy data and was not allowed by
    ///   name, and every change that cannot be made without a decision
    public static List<Step> plan(List<Change> changes, Set<String> allowed) {
        Planner planner = new Planner(changes, allowed);
        planner.planAll();
        if (!planner.problems.isEmpty()) {
            throw new PlanException(planner.problems);
        }
        return List.copyOf(planner.steps);
    }

    private void planAll() {
        for (Change change : changes) {
            if (change instanceof Change.Add add && add.entity() instanceof TableEntity table) {
                created.add(table.table());
            }
        }
        added(
                SchemaEntity.class,
                schema -> Step.safe("CREATE SCHEMA " + Identifier.quote(schema.name())));
        added(EnumEntity.class, type -> Step.safe(Ddl.createEnum(type)));
        steps.addAll(EnumSteps.first(changes));
        steps.addAll(RenameSteps.tables(changes));
        steps.addAll(RenameSteps.columns(changes));
        dropped(PublishedTableEntity.class, this::unpublish);
        dropped(ForeignKeyEntity.class, key -> Step.safe(Ddl.dropConstraint(key)));
        dropped(IndexEntity.class, index -> Step.safe(Ddl.dropIndex(index)));
        dropped(UniqueEntity.class, key -> Step.safe(Ddl.dropConstraint(key)));
        dropped(PrimaryKeyEntity.class, key -> Step.safe(Ddl.dropConstraint(key)));
        dropped(TableEntity.class, this::dropTable);
        // Not earlier: the new name may have belonged to what has just been dropped.
        steps.addAll(RenameSteps.constraintsAndIndexes(changes));
        added(TableEntity.class, this::createTable);
        added(
                ColumnEntity.class,
                column -> created.contains(column.table()) ? null : ColumnSteps.add(column));
        alteredColumns();
        dropped(ColumnEntity.class, this::dropColumn);
        added(PrimaryKeyEntity.class, this::addKey);
        added(UniqueEntity.class, this::addKey);
        added(IndexEntity.class, this::createIndex);
        added(ForeignKeyEntity.class, this::addForeignKey);
        added(PublicationEntity.class, this::createPublication);
        added(PublishedTableEntity.class, this::publish);
        dropped(
                PublicationEntity.class,
                each -> Step.safe("DROP PUBLICATION " + Identifier.quote(each.name())));
        steps.addAll(EnumSteps.last(changes));
        dropped(
                EnumEntity.class,
                type -> Step.safe("DROP TYPE " + Identifier.qualified(type.schema(), type.name())));
        dropped(
                SchemaEntity.class,
                schema -> Step.safe("DROP SCHEMA " + Identifier.quote(schema.name())));
    }

    private <E extends Entity> void added(Class<E> type, Function<E, @Nullable Step> step) {
        for (Change change : changes) {
            if (change instanceof Change.Add add && type.isInstance(add.entity())) {
                take(step.apply(type.cast(add.entity())));
            }
        }
    }

    private <E extends Entity> void dropped(Class<E> type, Function<E, @Nullable Step> step) {
        for (Change change : changes) {
            if (change instanceof Change.Drop drop && type.isInstance(drop.entity())) {
                take(step.apply(type.cast(drop.entity())));
            }
        }
    }

    private void take(@Nullable Step step) {
        if (step != null) {
            steps.add(step);
        }
    }

    private void alteredColumns() {
        Set<String> rebuilt = EnumSteps.rebuilt(changes);
        for (Change change : changes) {
            if (change instanceof Change.Alter(ColumnEntity before, ColumnEntity after)) {
                boolean newEnum =
                        after.enumPath() != null
                                && rebuilt.contains(after.enumPath())
                                && after.enumPath().equals(before.enumPath());
                for (Step step : ColumnSteps.alter(before, after, newEnum, changes)) {
                    if (step.risk() == Risk.DESTROYS) {
                        refuseUnlessAllowed(after, "changing the type of", step.note());
                    }
                    steps.add(step);
                }
            }
        }
    }

    private Step dropTable(TableEntity table) {
        refuseUnlessAllowed(table, "dropping", "its rows are lost");
        return new Step(
                "DROP TABLE " + Ddl.name(table.table()),
                Risk.DESTROYS,
                "removes the table and its rows");
    }

    private Step dropColumn(ColumnEntity column) {
        refuseUnlessAllowed(column, "dropping", "its values are lost");
        return new Step(
                "ALTER TABLE "
                        + Ddl.name(column.table())
                        + " DROP COLUMN "
                        + Identifier.quote(column.name()),
                Risk.DESTROYS,
                "removes the column and its values");
    }

    private void refuseUnlessAllowed(Entity entity, String what, String loss) {
        if (!allowed.contains(entity.path())) {
            problems.add(
                    "%s %s %s: %s. If that is meant, allow it by name: --allow-destructive %s. If it only got another name, say renamedFrom(\"…\") at the new declaration."
                            .formatted(
                                    what,
                                    entity.kind().word(),
                                    entity.path(),
                                    loss,
                                    entity.path()));
        }
    }

    private Step createTable(TableEntity table) {
        return Step.safe(
                Ddl.createTable(
                        table.table(),
                        ofNewTable(table.table(), ColumnEntity.class),
                        ofNewTable(table.table(), PrimaryKeyEntity.class).stream()
                                .findFirst()
                                .orElse(null),
                        ofNewTable(table.table(), UniqueEntity.class)));
    }

    private <E extends Entity.OfTable> List<E> ofNewTable(TableName table, Class<E> type) {
        List<E> parts = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof Change.Add add
                    && type.isInstance(add.entity())
                    && type.cast(add.entity()).table().equals(table)) {
                parts.add(type.cast(add.entity()));
            }
        }
        return parts;
    }

    private @Nullable Step addKey(Entity.Named key) {
        if (created.contains(key.table())) {
            return null;
        }
        return new Step(
                Ddl.addConstraint(key),
                Risk.MAY_FAIL,
                "builds an index under an exclusive lock and fails if two rows are equal there");
    }

    private Step createIndex(IndexEntity index) {
        if (created.contains(index.table())) {
            return Step.safe(Ddl.createIndex(index));
        }
        return index.unique()
                ? new Step(
                        Ddl.createIndex(index),
                        Risk.MAY_FAIL,
                        "blocks writes while it reads the table, and fails if two rows are equal there")
                : new Step(
                        Ddl.createIndex(index),
                        Risk.SLOW,
                        "blocks writes while it reads the table");
    }

    private Step addForeignKey(ForeignKeyEntity key) {
        return created.contains(key.table())
                ? Step.safe(Ddl.addConstraint(key))
                : new Step(
                        Ddl.addConstraint(key),
                        Risk.MAY_FAIL,
                        "reads the table under a lock and fails if a row refers to nothing");
    }

    /// A new publication is created with its tables, so that there is no moment without them.
    private Step createPublication(PublicationEntity publication) {
        List<String> tables = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof Change.Add add
                    && add.entity() instanceof PublishedTableEntity published
                    && published.publication().equals(publication.name())) {
                tables.add(Ddl.name(published.table()));
            }
        }
        return Step.safe(
                "CREATE PUBLICATION "
                        + Identifier.quote(publication.name())
                        + (tables.isEmpty() ? "" : " FOR TABLE " + String.join(", ", tables))
                        + " WITH (publish_via_partition_root = true)");
    }

    private @Nullable Step publish(PublishedTableEntity published) {
        boolean withPublication =
                changes.stream()
                        .anyMatch(change ->
                                change instanceof Change.Add add
                                        && add.entity() instanceof PublicationEntity publication
                                        && publication.name().equals(published.publication()));
        return withPublication
                ? null
                : Step.safe(
                        "ALTER PUBLICATION "
                                + Identifier.quote(published.publication())
                                + " ADD TABLE "
                                + Ddl.name(published.table()));
    }

    private Step unpublish(PublishedTableEntity published) {
        return Step.safe(
                "ALTER PUBLICATION "
                        + Identifier.quote(published.publication())
                        + " DROP TABLE "
                        + Ddl.name(published.table()));
    }
}
