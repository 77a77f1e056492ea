package dev.leat.migrate.diff;

import dev.leat.migrate.depend.Dependencies;
import dev.leat.migrate.depend.FreeNames;
import dev.leat.migrate.depend.Need;
import dev.leat.migrate.depend.Part;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.CompositeTypeEntity;
import dev.leat.migrate.entity.DomainEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.EnumEntity;
import dev.leat.migrate.entity.RangeTypeEntity;
import dev.leat.migrate.entity.SequenceEntity;
import dev.leat.migrate.entity.StatisticsEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.snapshot.Rename;
import dev.leat.migrate.snapshot.Renames;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Brings the old schema to the names of the new one, level by level: schemas, what lies in them,
/// what belongs to that.
final class DoneRenames {
    private static final Set<Kind> GLOBAL =
            EnumSet.of(Kind.SCHEMA, Kind.ROLE, Kind.PUBLICATION, Kind.EVENT_TRIGGER);
    private static final Set<Kind> OF_SCHEMA =
            EnumSet.of(
                    Kind.TABLE,
                    Kind.VIEW,
                    Kind.MATERIALIZED_VIEW,
                    Kind.SEQUENCE,
                    Kind.ENUM,
                    Kind.DOMAIN,
                    Kind.COMPOSITE_TYPE,
                    Kind.RANGE_TYPE,
                    Kind.COLLATION,
                    Kind.FUNCTION,
                    Kind.STATISTICS);
    private static final Set<Kind> OF_TABLE =
            EnumSet.of(
                    Kind.PRIMARY_KEY,
                    Kind.UNIQUE,
                    Kind.CHECK,
                    Kind.EXCLUSION,
                    Kind.FOREIGN_KEY,
                    Kind.INDEX,
                    Kind.RULE,
                    Kind.TRIGGER,
                    Kind.POLICY);

    private final FreeNames free;
    private final List<Entity> after;
    private final List<Rename> declared;
    private List<Entity> model;
    private final List<Rename> done = new ArrayList<>();
    private final Set<Entity.Key> stale = new LinkedHashSet<>();
    private final Map<Entity.Key, Set<Entity.Key>> needs = new HashMap<>();
    private final Map<Entity.Key, Entity.Key> origins = new HashMap<>();

    private DoneRenames(List<Entity> before, List<Entity> after, Renames declared, FreeNames free) {
        this.free = free;
        this.model = before;
        this.after = after;
        this.declared = declared.all();
    }

    static DoneRenames of(
            List<Entity> before, List<Entity> after, Renames declared, FreeNames free) {
        DoneRenames renames = new DoneRenames(before, after, declared, free);
        if (!declared.all().isEmpty()) {
            renames.level(GLOBAL);
            renames.level(OF_SCHEMA);
            renames.columnsAndMembers();
            renames.level(OF_TABLE);
        }
        renames.apply(SequenceRenames.of(renames.model, after, renames.done, free));
        renames.apply(DomainChecks.renamed(renames.model, after));
        renames.sameContent();
        return renames;
    }

    List<Entity> model() {
        return model;
    }

    List<Rename> renames() {
        return done;
    }

    Set<Entity.Key> stale() {
        return stale;
    }

    Map<Entity.Key, Set<Entity.Key>> needs() {
        return needs;
    }

    Map<Entity.Key, Entity.Key> origins() {
        return origins;
    }

    private void level(Set<Kind> kinds) {
        List<Rename> counting = new ArrayList<>();
        for (Kind kind : kinds) {
            List<Rename> ofKind =
                    declared.stream()
                            .filter(each -> each.kind() == kind && !each.isOfType())
                            .toList();
            if (!ofKind.isEmpty()) {
                counting.addAll(
                        CountingRenames.of(ofKind, addresses(model, kind), addresses(after, kind)));
            }
        }
        multiranges(counting);
        apply(counting);
    }

    /// The type of several ranges that comes with a range type has a name of its own.
    private void multiranges(List<Rename> counting) {
        for (Rename each : List.copyOf(counting)) {
            if (each.kind() != Kind.RANGE_TYPE
                    || !each.before().getFirst().equals(each.after().getFirst())) {
                continue;
            }
            String old = multirange(model, each.before());
            String now = multirange(after, each.after());
            if (old != null && now != null && !old.equals(now)) {
                String schema = each.after().getFirst();
                counting.add(new Rename(each.kind(), List.of(schema, old), List.of(schema, now)));
            }
        }
    }

    private static @Nullable String multirange(List<Entity> entities, List<String> address) {
        for (Entity entity : entities) {
            if (entity instanceof RangeTypeEntity type && type.address().equals(address)) {
                return type.derivedMultirange();
            }
        }
        return null;
    }

    private static Set<List<String>> addresses(List<Entity> entities, Kind kind) {
        Set<List<String>> addresses = new LinkedHashSet<>();
        for (Entity entity : entities) {
            if (entity.kind() == kind) {
                addresses.add(entity.address());
            }
        }
        return addresses;
    }

    private void apply(List<Rename> counting) {
        if (counting.isEmpty()) {
            return;
        }
        List<Rename> all = new ArrayList<>(counting);
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        counting.forEach(each -> kinds.add(each.kind()));
        List<Rename> asides = CountingRenames.asides(counting, model, free);
        all.addAll(asides);
        for (Rename each : all) {
            if (!each.newName().equals(free.aside(each.oldName()))) {
                continue;
            }
            origins.put(
                    new Entity.Key(each.kind(), each.after()),
                    new Entity.Key(each.kind(), each.before()));
        }
        if (kinds.contains(Kind.COLUMN)) {
            staleAfter(all);
        }
        List<Rename> withFollowers = new ArrayList<>(all);
        withFollowers.addAll(followers(all));
        RenamedEntities renamed = new RenamedEntities(withFollowers);
        model = new ArrayList<>(model.stream().map(renamed::rename).toList());
        done.addAll(all);
    }

    /// The sequences of a table's columns move to another schema with it.
    private List<Rename> followers(List<Rename> renames) {
        Map<TableName, String> moved = new HashMap<>();
        for (Rename each : renames) {
            if (each.kind() == Kind.TABLE
                    && !each.before().getFirst().equals(each.after().getFirst())) {
                moved.put(
                        new TableName(each.before().getFirst(), each.before().get(1)),
                        each.after().getFirst());
            }
        }
        List<Rename> followers = new ArrayList<>();
        for (Entity entity : moved.isEmpty() ? List.<Entity>of() : model) {
            if (entity instanceof SequenceEntity sequence) {
                String schema = moved.get(sequence.ownerTable());
                if (schema != null) {
                    followers.add(
                            new Rename(
                                    Kind.SEQUENCE,
                                    sequence.address(),
                                    List.of(schema, sequence.name())));
                }
            }
        }
        return followers;
    }

    /// A view gives its columns their names when it is made. And what an expression over other
    /// tables says of a column cannot be told from its words alone.
    private void staleAfter(List<Rename> renames) {
        Dependencies graph = Dependencies.of(model);
        NewNames names = new NewNames(renames);
        for (Rename rename : renames) {
            Part column =
                    new Part(new Entity.Key(rename.kind(), rename.before()), Part.Side.ITSELF);
            for (Need need : graph.neededBy(column)) {
                Entity.Key key = need.part().key();
                boolean own =
                        key.address().size() > 1
                                && !key.kind().equals(Kind.RULE)
                                && key.address()
                                        .subList(0, 2)
                                        .equals(rename.before().subList(0, 2));
                boolean tracked =
                        key.kind() != Kind.FUNCTION || need.strength() == Need.Strength.SURE;
                if (!own && tracked && need.part().side() == Part.Side.ITSELF && isText(key)) {
                    stale.add(key);
                    needs.put(key, needs(graph, need.part(), names));
                }
            }
        }
    }

    private static Set<Entity.Key> needs(Dependencies graph, Part part, NewNames names) {
        Set<Entity.Key> keys = new LinkedHashSet<>();
        for (Need need : graph.needs(part)) {
            if (need.strength() == Need.Strength.SURE) {
                Entity.Key on = need.on().key();
                keys.add(new Entity.Key(on.kind(), names.address(on.kind(), on.address())));
            }
        }
        return keys;
    }

    private static boolean isText(Entity.Key key) {
        return switch (key.kind()) {
            case VIEW, MATERIALIZED_VIEW, RULE, POLICY, FUNCTION, CHECK, TRIGGER -> true;
            default -> false;
        };
    }

    private void columnsAndMembers() {
        List<Rename> counting = new ArrayList<>();
        List<Rename> columns =
                declared.stream().filter(each -> each.kind() == Kind.COLUMN).toList();
        if (!columns.isEmpty()) {
            Set<List<String>> tables = new HashSet<>();
            columns.forEach(each -> tables.add(each.after().subList(0, 2)));
            counting.addAll(
                    CountingRenames.of(columns, columns(model, tables), columns(after, tables)));
        }
        List<Rename> members = declared.stream().filter(Rename::isOfType).toList();
        if (!members.isEmpty()) {
            counting.addAll(CountingRenames.of(members, members(model), members(after)));
        }
        apply(counting);
    }

    private static Set<List<String>> columns(List<Entity> entities, Set<List<String>> tables) {
        Set<List<String>> addresses = new LinkedHashSet<>();
        for (Entity entity : entities) {
            if (entity instanceof ColumnEntity column
                    && tables.contains(column.address().subList(0, 2))) {
                addresses.add(column.address());
            } else if (tables.contains(entity.address())) {
                for (String name : ViewColumns.names(entity)) {
                    addresses.add(
                            List.of(entity.address().getFirst(), entity.address().get(1), name));
                }
            }
        }
        return addresses;
    }

    private static Set<List<String>> members(List<Entity> entities) {
        Set<List<String>> addresses = new LinkedHashSet<>();
        for (Entity entity : entities) {
            if (entity instanceof EnumEntity type) {
                type.labels()
                        .forEach(each -> addresses.add(List.of(type.schema(), type.name(), each)));
            } else if (entity instanceof DomainEntity domain) {
                domain.checks()
                        .forEach(each ->
                                addresses.add(
                                        List.of(domain.schema(), domain.name(), each.name())));
            } else if (entity instanceof CompositeTypeEntity type) {
                type.attributes()
                        .forEach(each ->
                                addresses.add(List.of(type.schema(), type.name(), each.name())));
            }
        }
        return addresses;
    }

    private static Set<Entity.Key> keys(List<Entity> entities, Class<? extends Entity> type) {
        Set<Entity.Key> keys = new HashSet<>();
        for (Entity entity : entities) {
            if (type.isInstance(entity)) {
                keys.add(entity.key());
            }
        }
        return keys;
    }

    /// Constraints, indexes and the like that went and came with the same content only got another
    /// name: mostly one that was derived from the table's.
    private void sameContent() {
        Set<Entity.Key> present = keys(model, Entity.Named.class);
        Set<Entity.Key> statistics = keys(model, StatisticsEntity.class);
        Map<Entity, Deque<Entity>> added = new LinkedHashMap<>();
        for (Entity entity : after) {
            if (entity instanceof Entity.Named named && !present.contains(entity.key())) {
                added.computeIfAbsent(RenamedEntities.nameless(named), key -> new ArrayDeque<>())
                        .add(entity);
            } else if (entity instanceof StatisticsEntity named
                    && !statistics.contains(entity.key())) {
                added.computeIfAbsent(nameless(named), key -> new ArrayDeque<>()).add(entity);
            }
        }
        if (added.isEmpty()) {
            return;
        }
        Set<Entity.Key> wanted = keys(after, Entity.Named.class);
        wanted.addAll(keys(after, StatisticsEntity.class));
        List<Rename> renames = new ArrayList<>();
        for (Entity entity : model) {
            if (wanted.contains(entity.key())) {
                continue;
            }
            Entity nameless =
                    entity instanceof Entity.Named named
                            ? RenamedEntities.nameless(named)
                            : entity instanceof StatisticsEntity named ? nameless(named) : null;
            Deque<Entity> same = nameless == null ? null : added.get(nameless);
            Entity now = same == null ? null : same.poll();
            if (now != null) {
                renames.add(new Rename(entity.kind(), entity.address(), now.address()));
            }
        }
        apply(renames);
    }

    private static StatisticsEntity nameless(StatisticsEntity it) {
        return new StatisticsEntity(it.schema(), "", it.table(), it.kinds(), it.expressions());
    }
}
