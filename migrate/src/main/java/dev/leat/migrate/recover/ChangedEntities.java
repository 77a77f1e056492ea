package dev.leat.migrate.recover;

import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.CommentEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.ExtensionEntity;
import dev.leat.migrate.entity.FunctionEntity;
import dev.leat.migrate.entity.PrivilegeEntity;
import dev.leat.migrate.entity.PublishedTableEntity;
import dev.leat.migrate.entity.RoleEntity;
import dev.leat.migrate.entity.SchemaEntity;
import dev.leat.migrate.entity.SqlObjectEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.schema.Identifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The entities after a migration, from those before it and what it did to a database.
///
/// @param entities in their order
/// @param leftOut what it made by hand
record ChangedEntities(List<Entity> entities, List<String> leftOut) {

    /// @param parent the snapshot that the migration was made from, and the database before it;
    ///   under the names that things have after it
    /// @param is the database after it, as the server prints it
    /// @param later what came after it, under the names that things have after it; what is not said
    ///   by the first was made by hand, of the others only the words count
    /// @param isLast whether nothing came later but the schema in Java, which may have gone on:
    ///   what it does not know and the SQL names as Leat writes names, was in it then
    /// @param sql of the migration
    static ChangedEntities of(
            Neighbour parent,
            Map<Entity.Key, Entity> is,
            List<Neighbour> later,
            boolean isLast,
            String sql) {
        Map<Entity.Key, Entity> was = parent.meant();
        Neighbour next = later.getFirst();
        List<Neighbour> all = new ArrayList<>(List.of(parent));
        all.addAll(later);
        Map<Entity.Key, Entity> now = new LinkedHashMap<>();
        List<String> leftOut = new ArrayList<>();
        parent.words()
                .forEach((key, words) -> {
                    Entity kept =
                            was.containsKey(key) || is.containsKey(key)
                                    ? ofDatabase(key, words, was, is, all)
                                    : beyondDatabase(words, next.words().get(key), sql);
                    if (kept != null) {
                        now.put(key, kept);
                    }
                });
        is.forEach((key, made) -> {
            if (parent.words().containsKey(key)) {
                return;
            }
            if (made.equals(was.get(key))) {
                Entity words = next.words().get(key);
                if (words != null && mayHaveBeenThere(words) && mentions(sql, words)) {
                    now.put(key, words);
                }
            } else if (next.isByHand(key) && !(isLast && isGenerated(sql, made))) {
                leftOut.add(key.toString());
            } else {
                now.put(key, Wording.of(made, key, later));
            }
        });
        next.words()
                .forEach((key, words) -> {
                    if (!parent.words().containsKey(key)
                            && !is.containsKey(key)
                            && isBeyondDatabase(words)
                            && mentions(sql, words)) {
                        now.put(key, words);
                    }
                });
        return new ChangedEntities(inOrder(now, next), leftOut);
    }

    private static @Nullable Entity ofDatabase(
            Entity.Key key,
            Entity words,
            Map<Entity.Key, Entity> was,
            Map<Entity.Key, Entity> is,
            List<Neighbour> neighbours) {
        Entity made = is.get(key);
        if (made == null) {
            return null;
        }
        return Objects.equals(was.get(key), made) ? words : Wording.of(made, key, neighbours);
    }

    /// What no database tells of is told by the SQL.
    private static @Nullable Entity beyondDatabase(
            Entity words, @Nullable Entity later, String sql) {
        if (!isBeyondDatabase(words) || words.equals(later)) {
            return words;
        }
        if (later == null) {
            return words instanceof SqlObjectEntity object && sql.contains(object.drop())
                    ? null
                    : words;
        }
        return mentions(sql, later) ? later : words;
    }

    /// A role may have been in the cluster for long; an SQL object is known to its declaration
    /// only.
    private static boolean isBeyondDatabase(Entity entity) {
        return entity instanceof RoleEntity || entity instanceof SqlObjectEntity;
    }

    /// They are made only if they are not there yet.
    private static boolean mayHaveBeenThere(Entity entity) {
        return entity instanceof RoleEntity
                || entity instanceof ExtensionEntity
                || entity instanceof SchemaEntity;
    }

    /// Leat puts all names in quotes, and people seldom do.
    private static boolean isGenerated(String sql, Entity entity) {
        String name =
                switch (entity) {
                    case PrivilegeEntity privilege -> privilege.object().getLast();
                    case CommentEntity comment -> comment.object().getLast();
                    case FunctionEntity function -> function.name();
                    case PublishedTableEntity published -> published.table().name();
                    case Entity other -> other.address().getLast();
                };
        return sql.contains(Identifier.quote(name));
    }

    private static boolean mentions(String sql, Entity entity) {
        return sql.contains(
                entity instanceof SqlObjectEntity object
                        ? object.create()
                        : entity.address().getLast());
    }

    /// The columns of a table stand as they will stand; what goes meanwhile stays behind what it
    /// stood behind.
    private static List<Entity> inOrder(Map<Entity.Key, Entity> now, Neighbour next) {
        Map<TableName, List<Entity>> columns = new LinkedHashMap<>();
        next.words()
                .forEach((key, words) -> {
                    if (now.get(key) instanceof ColumnEntity column) {
                        of(columns, column).add(column);
                    }
                });
        List<Entity> ordered = new ArrayList<>();
        Map<TableName, Entity> last = new HashMap<>();
        now.forEach((key, entity) -> {
            if (!(entity instanceof ColumnEntity column)) {
                ordered.add(entity);
                return;
            }
            if (!next.words().containsKey(key)) {
                List<Entity> all = of(columns, column);
                Entity before = last.get(column.table());
                all.add(before == null ? 0 : all.indexOf(before) + 1, column);
            }
            last.put(column.table(), column);
        });
        columns.values().forEach(ordered::addAll);
        return ordered;
    }

    private static List<Entity> of(Map<TableName, List<Entity>> columns, ColumnEntity column) {
        return columns.computeIfAbsent(column.table(), table -> new ArrayList<>());
    }
}
