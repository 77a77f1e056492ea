package dev.leat.migrate.diff;

import dev.leat.migrate.depend.SqlTokens;
import dev.leat.migrate.entity.CompositeTypeEntity;
import dev.leat.migrate.entity.DomainEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.EnumEntity;
import dev.leat.migrate.entity.MaterializedViewEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.ViewEntity;
import dev.leat.migrate.snapshot.Rename;
import dev.leat.migrate.snapshot.Renames;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads renames as they are written on a command line:
/// `public.users.name->public.users.full_name`.
///
/// The number of names tells what is renamed. One: a schema, else a role, publication or event
/// trigger. Two: a table, view, sequence, type or function, else an index. Three: a column, else a
/// constraint, index, policy, trigger or rule of the table, else a label of the enum, an attribute
/// of the composite type or a constraint of the domain. Of several kinds, the one counts of which
/// there is such an object on both sides. What encloses the object may have its old or its new name
/// on the left. A name that is not plain, or has a point in it, stands in double quotes. A function
/// may be followed by the types of its arguments in parentheses.
public final class RenameArrows {
    private static final Set<Kind> GLOBAL =
            EnumSet.of(Kind.SCHEMA, Kind.ROLE, Kind.PUBLICATION, Kind.EVENT_TRIGGER);

    private final Set<Entity.Key> before = new HashSet<>();
    private final Set<Entity.Key> after = new HashSet<>();
    private final Map<List<String>, List<String>> enclosing = new HashMap<>();
    private final Map<List<String>, List<String>> formerWholes = new HashMap<>();
    private final Map<List<String>, List<String>> wholes = new HashMap<>();
    private final Map<List<String>, Set<String>> viewsBefore = new HashMap<>();
    private final Map<List<String>, Set<String>> viewsAfter = new HashMap<>();

    private RenameArrows(List<Entity> before, List<Entity> after) {
        add(before, this.before);
        add(after, this.after);
        addPartitions(before, formerWholes);
        addPartitions(after, wholes);
        addViews(before, viewsBefore);
        addViews(after, viewsAfter);
    }

    /// Labels and attributes have keys, too; so has an index by schema and name.
    private static void add(List<Entity> entities, Set<Entity.Key> keys) {
        for (Entity entity : entities) {
            keys.add(entity.key());
            if (entity instanceof EnumEntity type) {
                type.labels()
                        .forEach(each ->
                                keys.add(
                                        new Entity.Key(
                                                Kind.ENUM,
                                                List.of(type.schema(), type.name(), each))));
            } else if (entity instanceof DomainEntity domain) {
                domain.checks()
                        .forEach(each ->
                                keys.add(
                                        new Entity.Key(
                                                Kind.DOMAIN,
                                                List.of(
                                                        domain.schema(),
                                                        domain.name(),
                                                        each.name()))));
            } else if (entity instanceof CompositeTypeEntity type) {
                type.attributes()
                        .forEach(each ->
                                keys.add(
                                        new Entity.Key(
                                                Kind.COMPOSITE_TYPE,
                                                List.of(type.schema(), type.name(), each.name()))));
            }
        }
    }

    private static void addPartitions(
            List<Entity> entities, Map<List<String>, List<String>> wholes) {
        for (Entity entity : entities) {
            if (entity instanceof TableEntity table && table.partitionOf() != null) {
                wholes.put(
                        table.address(),
                        List.of(table.partitionOf().schema(), table.partitionOf().name()));
            }
        }
    }

    /// The names of a view's columns are among the words of its query.
    private static void addViews(List<Entity> entities, Map<List<String>, Set<String>> words) {
        for (Entity entity : entities) {
            String query =
                    entity instanceof ViewEntity view
                            ? view.query()
                            : entity instanceof MaterializedViewEntity view ? view.query() : "";
            if (!query.isEmpty()) {
                Set<String> names = new HashSet<>();
                SqlTokens.of(query).forEach(token -> names.add(token.value()));
                words.put(entity.address(), names);
            }
        }
    }

    /// {@return the renames}
    ///
    /// @param arrows one rename each: `old->new`
    /// @param before the entities that have the old names
    /// @param after the entities that have the new names
    /// @throws IllegalArgumentException naming the arrow that cannot be read, or that names nothing
    public static Renames parse(List<String> arrows, List<Entity> before, List<Entity> after) {
        RenameArrows parser = new RenameArrows(before, after);
        List<List<List<String>>> sides = new ArrayList<>();
        for (String arrow : arrows) {
            int at = arrow(arrow);
            if (at < 0) {
                throw new IllegalArgumentException(
                        "\"%s\" is no rename: write old->new, such as public.users->public.people"
                                .formatted(arrow));
            }
            List<String> then = names(arrow, arrow.substring(0, at));
            List<String> now = names(arrow, arrow.substring(at + 2));
            if (then.size() != now.size()) {
                throw new IllegalArgumentException(
                        "\"%s\" is no rename: write as many names on the right as on the left"
                                .formatted(arrow));
            }
            sides.add(List.of(then, now));
            if (then.size() < 3) {
                parser.enclosing.put(then, now);
            }
        }
        List<Rename> renames = new ArrayList<>();
        for (int i = 0; i < arrows.size(); i++) {
            renames.addAll(
                    parser.read(arrows.get(i), sides.get(i).getFirst(), sides.get(i).get(1)));
        }
        mustNotContradict(arrows, renames);
        return new Renames(renames);
    }

    /// {@return where the arrow is: not within a name}
    private static int arrow(String text) {
        boolean quoted = false;
        for (int i = 0; i + 1 < text.length(); i++) {
            quoted ^= text.charAt(i) == '"';
            if (!quoted && text.startsWith("->", i)) {
                return i;
            }
        }
        return -1;
    }

    /// One thing gets one name, and one name goes to one thing.
    private static void mustNotContradict(List<String> arrows, List<Rename> renames) {
        for (Rename one : renames) {
            for (Rename other : renames) {
                boolean sameOld = one.before().equals(other.before());
                boolean sameNew = one.after().equals(other.after());
                if (one.kind() == other.kind() && sameOld != sameNew) {
                    throw new IllegalArgumentException(
                            (sameOld
                                            ? "%s cannot become both %s and %s: %s"
                                            : "both %2$s and %3$s cannot become %1$s: %4$s")
                                    .formatted(
                                            String.join(".", sameOld ? one.before() : one.after()),
                                            String.join(".", sameOld ? one.after() : one.before()),
                                            String.join(
                                                    ".", sameOld ? other.after() : other.before()),
                                            String.join(", ", arrows)));
                }
            }
        }
    }

    private static List<String> names(String arrow, String side) {
        List<SqlTokens.Token> tokens = SqlTokens.of(side);
        List<String> names = new ArrayList<>();
        int start = 0;
        int depth = 0;
        for (int i = 0; i <= tokens.size(); i++) {
            if (i < tokens.size()) {
                depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
            }
            if (i == tokens.size() || depth == 0 && tokens.get(i).is(".")) {
                if (i == start) {
                    throw new IllegalArgumentException(
                            "\"%s\" is no rename: a name is missing in \"%s\""
                                    .formatted(arrow, side));
                }
                SqlTokens.Token first = tokens.get(start);
                // Names come as they are: upper case counts even without quotes.
                int end = tokens.get(i - 1).end();
                names.add(
                        first.quoted()
                                ? first.value() + side.substring(first.end(), end).strip()
                                : side.substring(first.start(), end));
                start = i + 1;
            }
        }
        if (names.size() > 3) {
            throw new IllegalArgumentException(
                    "\"%s\" is no rename: \"%s\" has more than three names; put a name with a point in it in double quotes"
                            .formatted(arrow, side));
        }
        return names;
    }

    private List<Rename> read(String arrow, List<String> then, List<String> now) {
        List<Rename> found =
                switch (then.size()) {
                    case 1 -> globals(then, now);
                    case 2 -> objects(then, now);
                    default -> members(then, now);
                };
        if (found.isEmpty() && isOfView(then, now)) {
            return List.of(
                    new Rename(Kind.COLUMN, List.of(now.getFirst(), now.get(1), then.get(2)), now));
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "\"%s\": there is no object that is called %s before and one of its kind, in the same place, that is called %s after"
                            .formatted(arrow, String.join(".", then), String.join(".", now)));
        }
        return found;
    }

    /// The columns of a view are called as its query says.
    private boolean isOfView(List<String> then, List<String> now) {
        if (then.size() < 3) {
            return false;
        }
        List<String> place = now.subList(0, 2);
        return viewsAfter.getOrDefault(place, Set.of()).contains(now.get(2))
                && viewsBefore.entrySet().stream()
                        .anyMatch(view ->
                                (view.getKey().equals(then.subList(0, 2))
                                                || renamed(view.getKey()).equals(place))
                                        && view.getValue().contains(then.get(2)));
    }

    private List<Rename> globals(List<String> then, List<String> now) {
        for (Kind kind : GLOBAL) {
            if (both(kind, then, now)) {
                return List.of(new Rename(kind, then, now));
            }
        }
        // A schema may have no entity: that of every new database.
        boolean schema =
                before.stream().anyMatch(key -> key.address().getFirst().equals(then.getFirst()))
                        && after.stream()
                                .anyMatch(key -> key.address().getFirst().equals(now.getFirst()));
        return schema ? List.of(new Rename(Kind.SCHEMA, then, now)) : List.of();
    }

    private List<Rename> objects(List<String> then, List<String> now) {
        List<String> renamed = List.of(schema(then.getFirst()), then.get(1));
        for (Kind kind : Kind.values()) {
            if (both(kind, then, now)) {
                return List.of(new Rename(kind, renamed, now));
            }
        }
        List<Rename> found = new ArrayList<>();
        for (Entity.Key key : before) {
            List<String> address = key.address();
            if (key.kind() == Kind.FUNCTION
                    && address.getFirst().equals(then.getFirst())
                    && isCalled(address, then.get(1))) {
                List<String> next =
                        List.of(now.getFirst(), withoutSignature(now.get(1)), address.get(2));
                if (after.contains(new Entity.Key(Kind.FUNCTION, next))) {
                    found.add(
                            new Rename(
                                    Kind.FUNCTION,
                                    List.of(renamed.getFirst(), address.get(1), address.get(2)),
                                    next));
                }
            }
        }
        for (Entity.Key key : after) {
            List<String> address = key.address();
            if (found.isEmpty()
                    && key.kind() == Kind.INDEX
                    && address.getFirst().equals(now.getFirst())
                    && address.get(2).equals(now.get(1))) {
                found.add(
                        new Rename(
                                Kind.INDEX,
                                List.of(address.getFirst(), address.get(1), then.get(1)),
                                address));
            }
        }
        return found;
    }

    /// Functions of one name are told apart by `f(integer, text)`; a name alone means all of them.
    private static boolean isCalled(List<String> function, String written) {
        if (function.get(1).equals(written)) {
            return true;
        }
        int parenthesis = written.indexOf('(');
        if (!written.endsWith(")") || !function.get(1).equals(withoutSignature(written))) {
            return false;
        }
        String types = written.substring(parenthesis + 1, written.length() - 1);
        List<String> wanted = arguments(types);
        List<String> present = arguments(function.get(2));
        if (wanted.size() != present.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            // The arguments of the function may have names.
            String argument = present.get(i);
            if (!argument.equals(wanted.get(i)) && !argument.endsWith(" " + wanted.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> arguments(String list) {
        return list.isBlank() ? List.of() : List.of(list.strip().split("\\s*,\\s*"));
    }

    private static String withoutSignature(String written) {
        int parenthesis = written.indexOf('(');
        return parenthesis < 0 || !written.endsWith(")")
                ? written
                : written.substring(0, parenthesis).strip();
    }

    private List<Rename> members(List<String> then, List<String> now) {
        List<String> place = then.subList(0, 2);
        if (!place.equals(now.subList(0, 2)) && !renamed(place).equals(now.subList(0, 2))) {
            return List.of();
        }
        List<String> renamed = List.of(now.getFirst(), now.get(1), then.get(2));
        for (Kind kind : Kind.values()) {
            if (after.contains(new Entity.Key(kind, now)) && existed(kind, then, now)) {
                return List.of(new Rename(kind, renamed, now));
            }
        }
        List<String> whole = wholes.get(now.subList(0, 2));
        List<String> formerWhole = formerWholes.get(then.subList(0, 2));
        // The columns and constraints of a partition are those of its table.
        return whole == null || formerWhole == null
                ? List.of()
                : members(
                        List.of(formerWhole.getFirst(), formerWhole.get(1), then.get(2)),
                        List.of(whole.getFirst(), whole.get(1), now.get(2)));
    }

    /// The left side may give the old names of what encloses the object, or the new ones.
    private boolean existed(Kind kind, List<String> then, List<String> now) {
        return before.stream()
                .anyMatch(key ->
                        key.kind() == kind
                                && key.address().size() == 3
                                && key.address().get(2).equals(then.get(2))
                                && (key.address().equals(then)
                                        || renamed(key.address().subList(0, 2))
                                                .equals(now.subList(0, 2))));
    }

    private List<String> renamed(List<String> table) {
        List<String> moved = List.of(schema(table.getFirst()), table.get(1));
        return enclosing.getOrDefault(table, enclosing.getOrDefault(moved, moved));
    }

    private String schema(String name) {
        return enclosing.getOrDefault(List.of(name), List.of(name)).getFirst();
    }

    private boolean both(Kind kind, List<String> then, List<String> now) {
        return after.contains(new Entity.Key(kind, now))
                && before.stream()
                        .anyMatch(key ->
                                key.kind() == kind
                                        && (key.address().equals(then)
                                                || key.address().size() == 2
                                                        && key.address().get(1).equals(then.get(1))
                                                        && schema(key.address().getFirst())
                                                                .equals(then.getFirst())));
    }
}
