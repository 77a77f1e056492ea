package dev.leat.migrate.plan;

import dev.leat.migrate.ddl.Columns;
import dev.leat.migrate.ddl.Drop;
import dev.leat.migrate.ddl.Names;
import dev.leat.migrate.ddl.Partitions;
import dev.leat.migrate.ddl.Sequences;
import dev.leat.migrate.ddl.Tables;
import dev.leat.migrate.depend.Dependencies;
import dev.leat.migrate.depend.Part;
import dev.leat.migrate.depend.Part.Side;
import dev.leat.migrate.diff.Difference;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.CompositeTypeEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.SequenceEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.snapshot.Rename;
import dev.leat.schema.Identifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Writes the steps of actions that are in order.
final class Writer {
    private final Difference difference;
    private final Dependencies before;
    private final Fates fates;
    private final Forms forms;
    private final Losses losses;
    private final Map<Action, List<Action>> parts;
    private final Set<Part> unchecked;
    private final Set<Part> withDefaults = new HashSet<>();
    private final List<Step> steps = new ArrayList<>();

    Writer(
            Difference difference,
            Dependencies before,
            Fates fates,
            Forms forms,
            Losses losses,
            Map<Action, List<Action>> parts,
            Set<Part> unchecked) {
        this.difference = difference;
        this.before = before;
        this.fates = fates;
        this.forms = forms;
        this.losses = losses;
        this.parts = parts;
        this.unchecked = unchecked;
        parts.values()
                .forEach(list ->
                        list.forEach(each -> {
                            if (each.verb() == Action.Verb.CREATE
                                    && each.part().side() == Side.DEFAULT) {
                                withDefaults.add(each.part());
                            }
                        }));
    }

    List<Step> steps() {
        return steps;
    }

    void write(Action action) {
        Part part = action.part();
        switch (action.verb()) {
            case DROP -> drop(part);
            case ALTER -> alter(part);
            case CREATE -> create(action);
            case FORBID_NULL -> steps.addAll(ColumnSteps.forbidNull(column(after(part)), forms));
            case VALIDATE ->
                    steps.add(
                            ConstraintSteps.validate(
                                    (Entity.Constraint) Objects.requireNonNull(after(part))));
            case PURGE ->
                    steps.add(
                            Step.safe(
                                    "DROP "
                                            + Names.object(
                                                    part.kind(),
                                                    RenameOrder.aside(
                                                            part.key().address(),
                                                            difference.freeNames()))));
        }
    }

    private Entity before(Part part) {
        return Objects.requireNonNull(difference.before().get(part.key()), part::toString);
    }

    private Entity after(Part part) {
        return Objects.requireNonNull(difference.after().get(part.key()), part::toString);
    }

    private static ColumnEntity column(Entity entity) {
        return (ColumnEntity) entity;
    }

    private void safe(String sql) {
        steps.add(Step.safe(sql));
    }

    private void drop(Part part) {
        Entity entity = before(part);
        switch (part.side()) {
            case DEFAULT -> safe(Columns.alter(column(entity), "DROP DEFAULT"));
            case OWNER ->
                    safe("ALTER SEQUENCE " + Names.of((SequenceEntity) entity) + " OWNED BY NONE");
            case REPLICA_IDENTITY -> {
                if (!difference.after().containsKey(part.key()) || fates.of(part) == Fate.DROPPED) {
                    safe(Tables.alter((TableEntity) entity, "REPLICA IDENTITY DEFAULT"));
                }
            }
            case PARTITION -> {
                safe(Partitions.detach((TableEntity) entity));
                difference.partings().getOrDefault(part.key(), List.of()).forEach(this::parting);
            }
            case ITSELF -> {
                if (fates.of(part) == Fate.REMADE && Actions.stepsAside(part)) {
                    if (entity instanceof CompositeTypeEntity was
                            && difference.after().get(part.key())
                                    instanceof CompositeTypeEntity is) {
                        losses.attributes(was, is);
                    }
                    stepAside(part);
                } else {
                    textsMeanwhile(part);
                    steps.add(losses.drop(entity, dropStatement(entity)));
                }
            }
        }
    }

    /// A range type cannot step aside, because its constructors would keep their names: its columns
    /// are texts until there is the new one.
    private void textsMeanwhile(Part part) {
        if (fates.of(part) != Fate.REMADE || part.kind() != Kind.RANGE_TYPE) {
            return;
        }
        for (Part each : before.columnsOf(part)) {
            if (fates.isRetyped(each)
                    && fates.keepsTypeName(each)
                    && before.parts().get(each) instanceof ColumnEntity column) {
                steps.add(
                        Step.slow(
                                Columns.alter(
                                        column,
                                        "TYPE text USING "
                                                + Identifier.quote(column.name())
                                                + "::text"),
                                column.table(),
                                "rewrites the table under an exclusive lock: the type "
                                        + column.type()
                                        + " is made anew"));
            }
        }
    }

    private void stepAside(Part part) {
        List<String> address = part.key().address();
        String aside = RenameOrder.aside(address, difference.freeNames()).getLast();
        safe(
                "ALTER "
                        + Names.object(part.kind(), address)
                        + " RENAME TO "
                        + Identifier.quote(aside));
    }

    private void create(Action action) {
        Part part = action.part();
        Entity entity = after(part);
        switch (part.side()) {
            case DEFAULT ->
                    safe(
                            Columns.alter(
                                    column(entity), "SET DEFAULT " + column(entity).defaultSql()));
            case OWNER -> safe(Sequences.owner((SequenceEntity) entity));
            case REPLICA_IDENTITY -> replicaIdentity((TableEntity) entity);
            case PARTITION -> attach((TableEntity) entity);
            case ITSELF -> {
                List<Action> together = parts.getOrDefault(action, List.of());
                List<Entity> with =
                        together.stream()
                                .filter(each -> each.part().side() == Side.ITSELF)
                                .map(each -> inside(each.part()))
                                .toList();
                boolean withDefault = together.contains(Action.create(part.side(Side.DEFAULT)));
                boolean again = fates.of(part) == Fate.REMADE;
                List<Step> made =
                        again && wasVirtual(part) && entity instanceof ColumnEntity column
                                ? VirtualColumn.store((ColumnEntity) before(part), column)
                                : CreateSteps.of(entity, with, withDefault, again, forms);
                if (unchecked.contains(part)
                        || SqlBodies.areOfAnotherPath(entity, difference.after())) {
                    safe("SET check_function_bodies = off");
                    steps.addAll(made);
                    safe("RESET check_function_bodies");
                } else {
                    steps.addAll(made);
                }
            }
        }
    }

    /// {@return whether the column was computed whenever it was read, and has values of its own
    /// now}
    private boolean wasVirtual(Part part) {
        return difference.before().get(part.key()) instanceof ColumnEntity old
                && difference.after().get(part.key()) instanceof ColumnEntity now
                && old.virtual()
                && now.generated() == null
                && old.type().equals(now.type())
                && forms.isInUse(now.table())
                && before.needs(part).stream()
                        .noneMatch(need ->
                                need.on().kind() == Kind.COLUMN && fates.of(need.on()).isGone());
    }

    /// A default that is set later is no part of its column.
    private Entity inside(Part part) {
        Entity entity = after(part);
        if (part.side() != Side.ITSELF
                || !(entity instanceof ColumnEntity column)
                || column.defaultSql() == null) {
            return entity;
        }
        boolean together = withDefaults.contains(part.side(Side.DEFAULT));
        return together ? entity : Sides.withoutDefault(column);
    }

    private void replicaIdentity(TableEntity table) {
        safe(Tables.alter(table, "REPLICA IDENTITY " + table.replicaIdentity()));
    }

    private String dropStatement(Entity entity) {
        return difference.keptByHeirs().contains(entity.key())
                ? Drop.only(column(entity))
                : Drop.statement(entity);
    }

    /// Postgres chose the name of a partition's index; of a foreign key it is the table's.
    private void parting(Rename rename) {
        List<String> table = rename.before().subList(0, 2);
        safe(
                rename.kind() == Kind.FOREIGN_KEY
                        ? "ALTER TABLE "
                                + Identifier.qualified(table.getFirst(), table.get(1))
                                + " RENAME CONSTRAINT "
                                + Identifier.quote(rename.oldName())
                                + " TO "
                                + Identifier.quote(rename.newName())
                        : "ALTER INDEX IF EXISTS "
                                + Identifier.qualified(table.getFirst(), rename.oldName())
                                + " RENAME TO "
                                + Identifier.quote(rename.newName()));
    }

    private void attach(TableEntity partition) {
        steps.add(
                Step.mayFail(
                        Partitions.attach(partition),
                        partition.table(),
                        "reads the partition and fails if a row lies outside of its bounds",
                        null));
    }

    private void alter(Part part) {
        Entity old = before(part);
        Entity now = after(part);
        switch (part.side()) {
            case DEFAULT ->
                    safe(Columns.alter(column(now), "SET DEFAULT " + column(now).defaultSql()));
            case OWNER -> safe(Sequences.owner((SequenceEntity) now));
            case REPLICA_IDENTITY -> replicaIdentity((TableEntity) now);
            case PARTITION ->
                    throw new IllegalStateException("attached anew, not altered: " + part);
            case ITSELF -> {
                if (now instanceof ColumnEntity column) {
                    alterColumn(part, column(old), column);
                } else {
                    if (old instanceof CompositeTypeEntity was
                            && now instanceof CompositeTypeEntity is) {
                        losses.attributes(was, is);
                    }
                    boolean checked = !SqlBodies.areOfAnotherPath(now, difference.after());
                    if (!checked) {
                        safe("SET check_function_bodies = off");
                    }
                    steps.addAll(AlterSteps.of(old, now, forms));
                    if (!checked) {
                        safe("RESET check_function_bodies");
                    }
                }
            }
        }
    }

    private void alterColumn(Part part, ColumnEntity old, ColumnEntity now) {
        for (Step step :
                new ColumnSteps(old, now, fates.isRetyped(part), difference, forms).alter()) {
            steps.add(losses.column(now, step));
        }
    }
}
