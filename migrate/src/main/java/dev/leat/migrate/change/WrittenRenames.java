package dev.leat.migrate.change;

import dev.leat.migrate.entity.CompositeTypeEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.EnumEntity;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.snapshot.Rename;
import dev.leat.migrate.snapshot.Renames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Renames as people write them: `public.users.name->public.users.full_name`.
///
/// How deep the names are tells what is renamed: a schema (or role, or publication), what lies in a
/// schema, or what belongs to a table or type. A table that is renamed too may be called by its old
/// or its new name.
final class WrittenRenames {
    private static final List<Kind> GLOBAL =
            List.of(Kind.SCHEMA, Kind.ROLE, Kind.PUBLICATION, Kind.EVENT_TRIGGER);
    private static final List<Kind> OF_SCHEMA =
            List.of(
                    Kind.TABLE,
                    Kind.VIEW,
                    Kind.MATERIALIZED_VIEW,
                    Kind.ENUM,
                    Kind.SEQUENCE,
                    Kind.DOMAIN,
                    Kind.COMPOSITE_TYPE,
                    Kind.RANGE_TYPE,
                    Kind.STATISTICS,
                    Kind.COLLATION,
                    Kind.FUNCTION);
    private static final List<Kind> OF_TABLE =
            List.of(
                    Kind.COLUMN,
                    Kind.PRIMARY_KEY,
                    Kind.UNIQUE,
                    Kind.CHECK,
                    Kind.EXCLUSION,
                    Kind.FOREIGN_KEY,
                    Kind.INDEX,
                    Kind.POLICY,
                    Kind.TRIGGER,
                    Kind.RULE);

    private final List<Entity> after;
    private final Map<String, String> schemas = new HashMap<>();
    private final Map<List<String>, List<String>> relations = new HashMap<>();

    private WrittenRenames(List<Entity> after) {
        this.after = after;
    }

    /// One rename, cut into names but not yet understood.
    private record Written(String text, List<String> before, List<String> after) {}

    /// {@return the renames, understood}
    ///
    /// @param after the wish, which has what the new names mean
    /// @throws MigrationException if a text is no rename, or the wish has nothing of the new name
    static Renames read(List<String> texts, List<Entity> after) {
        WrittenRenames reader = new WrittenRenames(after);
        List<Written> all = new ArrayList<>();
        for (String text : texts) {
            Written written = cut(text);
            all.add(written);
            if (written.after().size() == 1) {
                reader.schemas.put(written.before().getFirst(), written.after().getFirst());
            } else if (written.after().size() == 2) {
                reader.relations.put(written.before(), written.after());
            }
        }
        return new Renames(all.stream().map(reader::understood).toList());
    }

    private Rename understood(Written written) {
        List<String> now = inNewNames(written.after());
        List<String> then = new ArrayList<>(written.before());
        for (int i = 0; i < now.size() - 1 && now.size() == 3; i++) {
            then.set(i, now.get(i));
        }
        if (now.size() == 2) {
            then.set(0, schemas.getOrDefault(then.getFirst(), then.getFirst()));
        }
        Entity found = find(now);
        if (found == null) {
            throw new MigrationException(
                    "the rename %s leads to nothing: what is wished for has no %s."
                            .formatted(written.text(), String.join(".", now)));
        }
        if (found.kind() == Kind.FUNCTION) {
            String identity = found.address().getLast();
            return new Rename(
                    Kind.FUNCTION,
                    List.of(then.getFirst(), then.getLast(), identity),
                    found.address());
        }
        return new Rename(found.kind(), then, now);
    }

    /// What encloses the object, in the names of the wish.
    private List<String> inNewNames(List<String> written) {
        List<String> names = new ArrayList<>(written);
        if (names.size() == 3) {
            List<String> table = names.subList(0, 2);
            List<String> renamed = relations.get(List.copyOf(table));
            if (renamed != null && find(names) == null) {
                names.set(0, renamed.getFirst());
                names.set(1, renamed.getLast());
            }
        }
        if (names.size() > 1 && find(names) == null) {
            names.set(0, schemas.getOrDefault(names.getFirst(), names.getFirst()));
        }
        return List.copyOf(names);
    }

    private @Nullable Entity find(List<String> names) {
        List<Kind> kinds =
                switch (names.size()) {
                    case 1 -> GLOBAL;
                    case 2 -> OF_SCHEMA;
                    default -> OF_TABLE;
                };
        for (Kind kind : kinds) {
            for (Entity entity : after) {
                if (entity.kind() == kind && isNamed(entity, names)) {
                    return entity;
                }
            }
        }
        if (names.size() == 3) {
            for (Entity entity : after) {
                if (hasMember(entity, names)) {
                    return entity;
                }
            }
        }
        return null;
    }

    private static boolean isNamed(Entity entity, List<String> names) {
        return entity.kind() == Kind.FUNCTION
                ? entity.address().subList(0, 2).equals(names)
                : entity.address().equals(names);
    }

    private static boolean hasMember(Entity entity, List<String> names) {
        if (!entity.address().equals(names.subList(0, 2))) {
            return false;
        }
        return switch (entity) {
            case EnumEntity type -> type.labels().contains(names.getLast());
            case CompositeTypeEntity type ->
                    type.attributes().stream()
                            .anyMatch(each -> each.name().equals(names.getLast()));
            default -> false;
        };
    }

    private static Written cut(String text) {
        List<List<String>> sides = new ArrayList<>(List.of(new ArrayList<>()));
        StringBuilder name = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    name.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && c == '.') {
                take(name, sides);
            } else if (!quoted && text.startsWith("->", i)) {
                take(name, sides);
                sides.add(new ArrayList<>());
                i++;
            } else {
                name.append(c);
            }
        }
        take(name, sides);
        if (sides.size() != 2
                || sides.getFirst().size() != sides.getLast().size()
                || sides.getFirst().size() > 3
                || sides.stream().anyMatch(side -> side.contains(""))) {
            throw new MigrationException(
                    "\"%s\" is no rename. Write both names in full: schema.table.column->schema.table.column, schema.table->schema.table, schema->schema."
                            .formatted(text));
        }
        return new Written(text, List.copyOf(sides.getFirst()), List.copyOf(sides.getLast()));
    }

    private static void take(StringBuilder name, List<List<String>> sides) {
        sides.getLast().add(name.toString().strip());
        name.setLength(0);
    }
}
