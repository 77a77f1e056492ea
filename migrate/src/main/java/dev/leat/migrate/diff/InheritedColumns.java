package dev.leat.migrate.diff;

import dev.leat.migrate.entity.CheckEntity;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.snapshot.Rename;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Columns and checks that a table has from those it inherits from, and tells as its own before or
/// after: they are there all the time, whoever has told them.
///
/// What a table only inherits is no entity of it. So where it stops to inherit, begins to, or tells
/// for itself what it inherits, it would seem to lose or to get what it had.
final class InheritedColumns {
    private final Map<Entity.Key, Entity> before;
    private final Map<Entity.Key, Entity> after;
    private final Set<Entity.Key> keptByHeirs = new LinkedHashSet<>();

    private InheritedColumns(Map<Entity.Key, Entity> before, Map<Entity.Key, Entity> after) {
        this.before = before;
        this.after = after;
    }

    /// Adds what is there anyway to the side that does not tell it.
    ///
    /// {@return the columns that are dropped while a table that inherits them keeps them}
    static Set<Entity.Key> complete(Map<Entity.Key, Entity> before, Map<Entity.Key, Entity> after) {
        InheritedColumns columns = new InheritedColumns(before, after);
        for (Entity entity : List.copyOf(after.values())) {
            if (entity instanceof TableEntity now
                    && before.get(now.key()) instanceof TableEntity old
                    && !(old.inherits().isEmpty() && now.inherits().isEmpty())) {
                columns.complete(old, now);
            }
        }
        return columns.keptByHeirs;
    }

    private void complete(TableEntity old, TableEntity now) {
        Map<Entity.Key, Entity> had = inherited(before, old);
        Map<Entity.Key, Entity> has = inherited(after, now);
        had.forEach((key, from) -> {
            Entity own = after.get(key);
            if (own == null || before.containsKey(key)) {
                return;
            }
            Entity copy = under(from, now.table());
            before.put(key, has.containsKey(key) ? withTypeOf(copy, own) : copy);
            if (from instanceof ColumnEntity && !after.containsKey(from.key())) {
                keptByHeirs.add(from.key());
            }
        });
        has.forEach((key, from) -> {
            Entity own = before.get(key);
            if (own != null && !after.containsKey(key)) {
                after.put(key, had.containsKey(key) ? own : under(from, now.table()));
            }
        });
    }

    /// {@return what the tables above have, by the key that it has in the table}
    private static Map<Entity.Key, Entity> inherited(
            Map<Entity.Key, Entity> entities, TableEntity table) {
        Map<Entity.Key, Entity> inherited = new LinkedHashMap<>();
        Set<TableName> seen = new HashSet<>();
        Deque<TableName> above = new ArrayDeque<>(table.inherits());
        while (!above.isEmpty()) {
            TableName parent = above.remove();
            if (!seen.add(parent)) {
                continue;
            }
            for (Entity entity : entities.values()) {
                if (entity instanceof TableEntity each && each.table().equals(parent)) {
                    above.addAll(each.inherits());
                } else if (entity instanceof ColumnEntity column && column.table().equals(parent)
                        || entity instanceof CheckEntity check
                                && check.table().equals(parent)
                                && !check.noInherit()) {
                    inherited.putIfAbsent(under(entity, table.table()).key(), entity);
                }
            }
        }
        return inherited;
    }

    /// {@return it as one of the table; the counting of identities is not inherited}
    private static Entity under(Entity entity, TableName table) {
        TableName parent = ((Entity.OfTable) entity).table();
        Entity copy =
                new RenamedEntities(
                                List.of(
                                        new Rename(
                                                Kind.TABLE,
                                                List.of(parent.schema(), parent.name()),
                                                List.of(table.schema(), table.name()))))
                        .rename(entity);
        return copy instanceof ColumnEntity column
                ? RenamedEntities.withIdentity(column, null)
                : copy;
    }

    /// What the tables above get, the table gets with them.
    private static Entity withTypeOf(Entity copy, Entity own) {
        return copy instanceof ColumnEntity it && own instanceof ColumnEntity now
                ? new ColumnEntity(
                        it.table(),
                        it.name(),
                        now.type(),
                        now.enumPath(),
                        it.nullable(),
                        it.defaultSql(),
                        now.identity(),
                        now.generated(),
                        now.virtual(),
                        now.collation(),
                        it.storage(),
                        it.compression())
                : copy;
    }
}
