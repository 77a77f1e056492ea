package dev.leat.migrate.expand;

import dev.leat.migrate.MigrationText;
import dev.leat.migrate.change.Answers;
import dev.leat.migrate.change.SchemaChange;
import dev.leat.migrate.diff.Change;
import dev.leat.migrate.diff.Differ;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.CompositeTypeEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.EnumEntity;
import dev.leat.migrate.entity.ExtensionEntity;
import dev.leat.migrate.entity.ForeignKeyEntity;
import dev.leat.migrate.entity.IndexEntity;
import dev.leat.migrate.entity.MaterializedViewEntity;
import dev.leat.migrate.entity.PrimaryKeyEntity;
import dev.leat.migrate.entity.PublishedTableEntity;
import dev.leat.migrate.entity.RoleEntity;
import dev.leat.migrate.entity.SchemaEntity;
import dev.leat.migrate.entity.SqlObjectEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.entity.TriggerEntity;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.plan.PlanOptions;
import dev.leat.migrate.plan.Planner;
import dev.leat.migrate.plan.Step;
import dev.leat.migrate.snapshot.Rename;
import dev.leat.migrate.snapshot.Renames;
import dev.leat.migrate.snapshot.SchemaEntities;
import dev.leat.migrate.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A change in stages, each of which all servers and clients that run meanwhile survive.
///
/// Expand: the database gets what is new; a renamed column gets a twin that a trigger keeps alike,
/// a renamed table a view under its old name. Backfill: the twin gets the values that are there,
/// and then its constraints. Then the API servers are deployed, then the clients. Contract, when no
/// old one runs any more: what is not wished for any longer goes.
///
/// @param stages the migrations, in their order; those with nothing to do are left out
/// @param pairs the columns that exist twice meanwhile
/// @param notes what a person should know
public record ProductionPlan(List<Stage> stages, List<PairedColumn> pairs, List<String> notes) {
    public ProductionPlan {
        stages = List.copyOf(stages);
        pairs = List.copyOf(pairs);
        notes = List.copyOf(notes);
    }

    /// When a migration is due.
    public enum Phase {
        /// Before any new server or client.
        EXPAND,
        /// Right after expanding.
        BACKFILL,
        /// When no old server or client runs any more.
        CONTRACT
    }

    /// One migration.
    ///
    /// @param sql the text of its `migration.sql`
    /// @param entities the schema after it
    /// @param destroyed the paths of the tables, columns and views that go with it
    public record Stage(Phase phase, String sql, List<Entity> entities, List<String> destroyed) {
        public Stage {
            entities = List.copyOf(entities);
            destroyed = List.copyOf(destroyed);
        }
    }

    /// {@return the stages from the last migration to the schema}
    ///
    /// @param fallbacks what old clients see where a column is null that must not be for them, by
    ///   the path of the new column
    /// @throws MigrationException if a part of the change cannot be made in stages
    public static ProductionPlan of(
            Snapshot head, SchemaEntities now, Answers answers, Map<String, String> fallbacks) {
        return new Division(head, now, answers, fallbacks).plan();
    }

    /// {@return what only a contract stage would change, in words, where nothing else is left to
    /// do; empty if nothing is, or if something has to be expanded first}
    public static List<String> pendingContract(Snapshot head, SchemaEntities now) {
        List<Stage> stages = of(head, now, Answers.NONE, Map.of()).stages();
        if (stages.isEmpty() || stages.stream().anyMatch(each -> each.phase() != Phase.CONTRACT)) {
            return List.of();
        }
        return Differ.diff(head.entities(), now.entities(), Renames.none()).stream()
                .map(change ->
                        switch (change) {
                            case Change.Add add -> add.entity().key().toString();
                            case Change.Drop drop -> drop.entity().key().toString();
                            case Change.Alter alter -> alter.after().key().toString();
                            case Change.Renamed renamed -> renamed.rename().toString();
                        })
                .toList();
    }

    /// {@return the stages whose migrations are to be written}
    ///
    /// @param expand those that come before new servers and clients
    /// @param contract the one that comes when no old ones run any more
    /// @throws MigrationException if it is to be contracted what was not expanded yet
    public List<Stage> wanted(boolean expand, boolean contract) {
        if (contract
                && !expand
                && stages.stream().anyMatch(each -> each.phase() != Phase.CONTRACT)) {
            throw new MigrationException(
                    "the database is not expanded yet, so there is nothing that could be contracted: leat plan shows the stages. Write the first ones with leat plan --expand, deploy, and contract when no old server or client runs any more.");
        }
        return stages.stream()
                .filter(each -> each.phase() == Phase.CONTRACT ? contract : expand)
                .toList();
    }

    /// {@return the stage, or `null` if there is nothing to do in it}
    public @Nullable Stage stage(Phase phase) {
        return stages.stream().filter(each -> each.phase() == phase).findFirst().orElse(null);
    }

    private static final class Division {
        private final List<Entity> head;
        private final Renames tables;

        /// What the last migration left, with tables under their new names.
        private final List<Entity> before;

        private final List<Entity> after;
        private final List<RenamedTable> renamedTables = new ArrayList<>();
        private final List<PairedColumn> pairs = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        Division(
                Snapshot head, SchemaEntities now, Answers answers, Map<String, String> fallbacks) {
            this.head = head.entities();
            this.after = now.entities();
            Renames renames =
                    now.renames()
                            .minus(head.renames())
                            .plus(SchemaChange.renames(answers, this.head, after));
            this.tables = renamedTables(renames);
            this.before = underNewNames();
            for (Rename rename : renames.all()) {
                Entity old = find(before, rename.kind(), rename.before());
                Entity renamed = find(after, rename.kind(), rename.after());
                if (rename.isOfType()) {
                    refuseMember(rename);
                }
                if (old == null || renamed == null || isPaired(old, renamed)) {
                    continue;
                }
                if (find(before, rename.kind(), rename.after()) != null) {
                    throw new MigrationException(
                            "%s: the new name is in use, so old servers would find other values under it. Do it in two changes, or while nothing runs, with leat generate."
                                    .formatted(rename));
                }
                pairOrRefuse(rename, old, renamed, fallbacks);
            }
        }

        /// An earlier stage has been written already: the answer says again what it says.
        private boolean isPaired(Entity old, Entity renamed) {
            return old instanceof ColumnEntity was
                    && renamed instanceof ColumnEntity is
                    && find(
                                    before,
                                    Kind.TRIGGER,
                                    List.of(
                                            was.table().schema(),
                                            was.table().name(),
                                            PairedColumn.triggerName(was, is)))
                            != null;
        }

        /// A value is stored under one label only.
        private void refuseMember(Rename rename) {
            Entity type = find(before, rename.kind(), rename.before().subList(0, 2));
            boolean there =
                    switch (type) {
                        case EnumEntity it -> it.labels().contains(rename.oldName());
                        case CompositeTypeEntity it ->
                                it.attributes().stream()
                                        .anyMatch(each -> each.name().equals(rename.oldName()));
                        case null, default -> false;
                    };
            if (there) {
                throw new MigrationException(
                        "%s: it cannot be there under both names while old clients run. Rename it while nothing runs: leat generate."
                                .formatted(rename));
            }
        }

        private Renames renamedTables(Renames renames) {
            List<Rename> done = new ArrayList<>();
            for (Rename rename : renames.all()) {
                if (rename.kind() == Kind.TABLE
                        && find(head, Kind.TABLE, rename.before()) != null
                        && find(after, Kind.TABLE, rename.after()) != null
                        && find(head, Kind.TABLE, rename.after()) == null) {
                    RenamedTable table = RenamedTable.of(rename, head, after);
                    renamedTables.add(table);
                    notes.add(table.note());
                    done.add(rename);
                }
            }
            return new Renames(done);
        }

        /// What belongs to a renamed table is called after it as well, where nobody chose its name.
        private List<Entity> underNewNames() {
            if (tables.all().isEmpty()) {
                return head;
            }
            Map<Entity.Key, Entity> renamed =
                    new LinkedHashMap<>(Differ.compare(head, after, tables).before());
            for (Entity entity : head) {
                if (entity instanceof ColumnEntity column && isOfPartition(column)) {
                    renamed.putIfAbsent(column.key(), column);
                }
            }
            return List.copyOf(renamed.values());
        }

        private boolean isOfPartition(ColumnEntity column) {
            return head.stream()
                    .anyMatch(each ->
                            each instanceof TableEntity table
                                    && table.partitionOf() != null
                                    && table.table().equals(column.table()));
        }

        private void pairOrRefuse(
                Rename rename, Entity old, Entity renamed, Map<String, String> fallbacks) {
            if (!(old instanceof ColumnEntity was && renamed instanceof ColumnEntity is)) {
                throw new MigrationException(
                        "%s: only columns and tables can be renamed while old clients run. Do it while nothing runs, with leat generate, or make a new one and move over."
                                .formatted(rename));
            }
            for (Entity entity : before) {
                if (entity instanceof PrimaryKeyEntity key
                        && key.table().equals(was.table())
                        && key.columns().contains(was.name())) {
                    throw new MigrationException(
                            "%s: it is part of the primary key, which cannot exist twice. Rename it while nothing runs: leat generate."
                                    .formatted(rename));
                }
            }
            pairs.add(PairedColumn.of(rename, was, is, fallbacks));
        }

        private static @Nullable Entity find(
                List<Entity> entities, Kind kind, List<String> address) {
            return entities.stream()
                    .filter(each -> each.kind() == kind && each.address().equals(address))
                    .findFirst()
                    .orElse(null);
        }

        ProductionPlan plan() {
            List<Entity> expanded = expanded();
            List<Stage> stages = new ArrayList<>();
            if (pairs.isEmpty()) {
                add(stages, Phase.EXPAND, head, expanded, tables, "");
            } else {
                List<Entity> begun = begun(expanded);
                add(stages, Phase.EXPAND, head, begun, tables, "");
                StringBuilder copy = new StringBuilder();
                pairs.forEach(pair -> copy.append(Backfill.sql(pair)).append('\n'));
                add(stages, Phase.BACKFILL, begun, expanded, Renames.none(), copy.toString());
            }
            add(stages, Phase.CONTRACT, expanded, after, Renames.none(), "");
            return new ProductionPlan(stages, pairs, notes);
        }

        private static void add(
                List<Stage> stages,
                Phase phase,
                List<Entity> from,
                List<Entity> to,
                Renames renames,
                String prelude) {
            List<Step> steps =
                    Planner.plan(from, to, renames, PlanOptions.safe().allowingEverything())
                            .steps();
            if (steps.isEmpty() && prelude.isEmpty()) {
                return;
            }
            List<String> destroyed = new ArrayList<>();
            for (Change change : Differ.diff(from, to, renames)) {
                if (change instanceof Change.Drop drop
                        && (drop.entity().kind() == Kind.COLUMN
                                || drop.entity().kind() == Kind.TABLE
                                || drop.entity().kind() == Kind.VIEW)) {
                    destroyed.add(drop.entity().path());
                }
            }
            stages.add(new Stage(phase, prelude + MigrationText.of(steps), to, destroyed));
        }

        /// The schema before, with all that is new and the twins with their triggers; without what
        /// can only be once the twins have their values.
        private List<Entity> begun(List<Entity> expanded) {
            Map<Entity.Key, Entity> entities = byKey(before);
            Set<TableName> paired = new HashSet<>();
            pairs.forEach(pair -> paired.add(pair.now().table()));
            for (Entity entity : expanded) {
                if (!entities.containsKey(entity.key())
                        ? !awaitsValues(entity, paired)
                        : entity instanceof EnumEntity) {
                    put(entities, entity);
                }
            }
            for (RenamedTable table : renamedTables) {
                table.entities(before).forEach(each -> put(entities, each));
            }
            for (PairedColumn pair : pairs) {
                put(entities, pair.kept());
                put(entities, pair.begun());
                put(entities, PairTrigger.function(pair));
                put(entities, PairTrigger.trigger(pair));
            }
            return List.copyOf(entities.values());
        }

        /// What constrains, indexes or reads the rows of a table with twins, and what may speak of
        /// such an object.
        private static boolean awaitsValues(Entity entity, Set<TableName> paired) {
            return switch (entity) {
                case ColumnEntity column ->
                        column.generated() != null && paired.contains(column.table());
                case TableEntity table -> false;
                case ForeignKeyEntity key -> true;
                case MaterializedViewEntity view -> true;
                case IndexEntity index -> true;
                case PublishedTableEntity published -> true;
                case Entity.OfTable part -> paired.contains(part.table());
                case Entity.OfSchema object -> false;
                case SchemaEntity schema -> false;
                case ExtensionEntity extension -> false;
                case RoleEntity role -> false;
                case SqlObjectEntity object -> false;
                case Entity.OfDatabase other -> true;
            };
        }

        /// The schema that old and new clients can both work with.
        private List<Entity> expanded() {
            Map<Entity.Key, Entity> entities = byKey(after);
            Set<Entity.Key> mine = new LinkedHashSet<>();
            for (PairedColumn pair : pairs) {
                for (Entity each :
                        List.of(
                                pair.kept(),
                                pair.filled(),
                                PairTrigger.function(pair),
                                PairTrigger.trigger(pair))) {
                    put(entities, each);
                    mine.add(each.key());
                }
            }
            for (RenamedTable table : renamedTables) {
                table.entities(before).forEach(each -> put(entities, each));
            }
            Set<TableName> stillPaired = stillPaired(entities.keySet());
            for (Entity old : before) {
                Entity wished = entities.get(old.key());
                if (wished == null) {
                    entities.put(old.key(), old);
                } else if (old instanceof EnumEntity was && wished instanceof EnumEntity is) {
                    entities.put(old.key(), withLabelsOfBoth(was, is));
                } else if (!mine.contains(old.key())
                        && old instanceof ColumnEntity column
                        && stillPaired.contains(column.table())) {
                    // The trigger of an earlier plan gives the default until it is contracted.
                    entities.put(old.key(), old);
                } else if (!mine.contains(old.key())
                        && old instanceof ColumnEntity was
                        && wished instanceof ColumnEntity is
                        && was.nullable()
                        && !is.nullable()) {
                    notes.add(
                            "%s must not be null any more: that is contracted, since old servers may still write null."
                                    .formatted(is.path()));
                    entities.put(old.key(), was);
                }
            }
            noteWhatOldServersCannotInsert(entities);
            noteWhatIsAskedOfThem(entities);
            return List.copyOf(entities.values());
        }

        /// Old servers write labels that are to go; those that are new may be used at once.
        private static EnumEntity withLabelsOfBoth(EnumEntity was, EnumEntity is) {
            List<String> labels = new ArrayList<>(is.labels());
            int at = 0;
            for (String label : was.labels()) {
                int found = labels.indexOf(label);
                if (found < 0) {
                    labels.add(at, label);
                    found = at;
                }
                at = found + 1;
            }
            return labels.equals(is.labels())
                    ? is
                    : new EnumEntity(was.schema(), was.name(), labels);
        }

        /// What is new or otherwise for the rows of tables that were there, and so for what old
        /// servers write.
        private void noteWhatIsAskedOfThem(Map<Entity.Key, Entity> entities) {
            Map<Entity.Key, Entity> had = byKey(before);
            Set<TableName> tables = new HashSet<>();
            before.forEach(each -> {
                if (each instanceof TableEntity table) {
                    tables.add(table.table());
                }
            });
            for (Entity entity : entities.values()) {
                Entity was = had.get(entity.key());
                if (was instanceof ColumnEntity old
                        && entity instanceof ColumnEntity now
                        && !old.type().equals(now.type())) {
                    notes.add(
                            "%s is %s and becomes %s at once: old servers read and write that too."
                                    .formatted(now.path(), old.type(), now.type()));
                } else if (entity instanceof Entity.Constraint constraint
                        && tables.contains(constraint.table())
                        && !entity.equals(was)) {
                    notes.add(
                            "the %s %s holds at once, for what old servers write too."
                                    .formatted(entity.kind().word(), entity.path()));
                }
            }
        }

        /// The tables that have the trigger of an earlier plan, which is not contracted yet.
        private Set<TableName> stillPaired(Set<Entity.Key> wished) {
            Set<TableName> tables = new HashSet<>();
            for (Entity entity : before) {
                if (entity instanceof TriggerEntity trigger
                        && trigger.name().startsWith(PairedColumn.TRIGGER_PREFIX)
                        && !wished.contains(trigger.key())) {
                    tables.add(trigger.table());
                }
            }
            return tables;
        }

        private void noteWhatOldServersCannotInsert(Map<Entity.Key, Entity> entities) {
            Map<Entity.Key, Entity> had = byKey(before);
            for (Entity entity : entities.values()) {
                boolean ofOldTable =
                        entity instanceof ColumnEntity column
                                && !column.nullable()
                                && column.defaultSql() == null
                                && column.identity() == null
                                && column.generated() == null
                                && had.containsKey(
                                        new Entity.Key(
                                                Kind.TABLE,
                                                List.of(
                                                        column.table().schema(),
                                                        column.table().name())));
                if (ofOldTable
                        && !had.containsKey(entity.key())
                        && pairs.stream().noneMatch(p -> p.now().key().equals(entity.key()))) {
                    notes.add(
                            "%s is new, must not be null and has no default: old servers cannot insert into its table any more. Give it a default, or let it be null at first."
                                    .formatted(entity.path()));
                }
            }
        }

        private static Map<Entity.Key, Entity> byKey(List<Entity> entities) {
            Map<Entity.Key, Entity> map = new LinkedHashMap<>();
            entities.forEach(each -> map.put(each.key(), each));
            return map;
        }

        private static void put(Map<Entity.Key, Entity> entities, Entity entity) {
            entities.put(entity.key(), entity);
        }
    }
}
