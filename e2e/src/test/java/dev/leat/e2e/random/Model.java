package dev.leat.e2e.random;

import dev.leat.e2e.ServerProcess;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The database of the random test as its queries see it: `apps/random.mjs` and `random.sql`, said
/// once more in Java.
final class Model {
    /// What a column's values are to a client.
    enum Kind {
        TEXT,
        NUMBER,
        FLAG,
        JSON
    }

    /// @param name the client's name
    /// @param value SQL for the value as the client sees it, with `$` for the row
    /// @param domain the values that random rows and conditions draw from, as the client sees them
    /// @param literals the same values as SQL literals for writing
    record Column(
            String name,
            Kind kind,
            String value,
            List<@Nullable Object> domain,
            List<String> literals) {
        boolean comparable() {
            return kind != Kind.JSON;
        }
    }

    /// @param hops one table, or a junction and then the table that it leads to
    record Relationship(String name, List<Hop> hops, boolean one) {
        String target() {
            return hops.getLast().table();
        }
    }

    /// Columns by the client's names: those of the table before equal those of this table.
    record Hop(String table, List<String> from, List<String> to) {}

    record Entity(
            String name,
            String sqlName,
            Map<String, String> sqlColumns,
            List<Column> columns,
            List<String> key,
            List<Relationship> relationships) {
        Column column(String wanted) {
            return columns.stream().filter(c -> c.name().equals(wanted)).findFirst().orElseThrow();
        }

        Relationship relationship(String wanted) {
            return relationships.stream()
                    .filter(r -> r.name().equals(wanted))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// Strings whose order differs between code points, UTF-16 units and most locales.
    private static final List<@Nullable Object> NAMES =
            list(
                    "ann",
                    "Ann",
                    "bob",
                    "Zoe",
                    "zoe",
                    "Éva",
                    "\uFF5E wave",
                    "😀 smile",
                    "a_b",
                    "50%",
                    "");

    /// Milliseconds. The stock server loses the sign of a moment before 1970 with a fraction of a
    /// second.
    private static final long BEFORE_1970 = ServerProcess.STOCK ? -2000 : -500;

    private static final Map<String, Entity> ENTITIES = new LinkedHashMap<>();

    static {
        entity(
                "team",
                "team",
                Map.of(),
                List.of(
                        text("id", list("t1", "t2", "t3", "T4", "t5")),
                        text("name", NAMES),
                        number("size", list(null, 0, 3, 10)),
                        flag("active", list(true, false))),
                List.of("id"),
                List.of(many("people", new Hop("person", List.of("id"), List.of("team")))));
        entity(
                "person",
                "person",
                Map.of("team", "team_id", "boss", "boss_id", "seen", "seen_at"),
                List.of(
                        number("id", numbers(1, 16)),
                        new Column(
                                "team",
                                Kind.TEXT,
                                "$.team_id",
                                list(null, "t1", "t2", "t3", "T4", "t9"),
                                List.of("NULL", "'t1'", "'t2'", "'t3'", "'T4'", "'t9'")),
                        new Column(
                                "boss",
                                Kind.NUMBER,
                                "$.boss_id",
                                list(null, 1, 2, 3, 7),
                                List.of("NULL", "1", "2", "3", "7")),
                        text("name", NAMES),
                        text("nick", list(null, "x", "X", "Éx", "😀")),
                        new Column(
                                "score",
                                Kind.NUMBER,
                                "$.score",
                                list(null, -1.5, 0, 0.1, 7, 1e21),
                                List.of("NULL", "-1.5", "0", "0.1", "7", "1e21")),
                        new Column(
                                "mood",
                                Kind.TEXT,
                                "$.mood::text",
                                list(null, "sad", "ok", "happy"),
                                List.of("NULL", "'sad'", "'ok'", "'happy'")),
                        new Column(
                                "born",
                                Kind.NUMBER,
                                "extract(epoch FROM $.born) * 1000",
                                list(null, 0L, -86400000L, 1714953600000L),
                                List.of("NULL", "'1970-01-01'", "'1969-12-31'", "'2024-05-06'")),
                        new Column(
                                "seen",
                                Kind.NUMBER,
                                "extract(epoch FROM $.seen_at) * 1000",
                                list(null, 1714979289123.456, 0.5, BEFORE_1970),
                                List.of(
                                        "NULL",
                                        "'2024-05-06 07:08:09.123456+00'",
                                        "'1970-01-01 00:00:00.0005+00'",
                                        "to_timestamp(" + BEFORE_1970 + " / 1000.0)")),
                        new Column(
                                "extra",
                                Kind.JSON,
                                "$.extra",
                                list((Object) null),
                                List.of(
                                        "NULL",
                                        "'{\"a\": [1, null, \"é\"]}'",
                                        "'[]'",
                                        "'\"s\"'",
                                        "'3.25'"))),
                List.of("id"),
                List.of(
                        one("inTeam", new Hop("team", List.of("team"), List.of("id"))),
                        one("chief", new Hop("person", List.of("boss"), List.of("id"))),
                        many("reports", new Hop("person", List.of("id"), List.of("boss"))),
                        many("tasks", new Hop("task", List.of("id"), List.of("person")))));
        entity(
                "task",
                "work.task",
                Map.of("person", "person_id"),
                List.of(
                        new Column(
                                "person",
                                Kind.NUMBER,
                                "$.person_id",
                                numbers(1, 9),
                                literals(numbers(1, 9))),
                        number("no", numbers(1, 4)),
                        text("title", NAMES),
                        flag("done", list(null, true, false)),
                        new Column(
                                "weight",
                                Kind.NUMBER,
                                "$.weight",
                                list(null, 0.001, 2.5, 100),
                                List.of("NULL", "0.001", "2.5", "100"))),
                List.of("no", "person"),
                List.of(
                        one("owner", new Hop("person", List.of("person"), List.of("id"))),
                        many(
                                "taskTags",
                                new Hop(
                                        "taskTag",
                                        List.of("person", "no"),
                                        List.of("person", "no"))),
                        many(
                                "tags",
                                new Hop(
                                        "taskTag",
                                        List.of("person", "no"),
                                        List.of("person", "no")),
                                new Hop("tag", List.of("tag"), List.of("id")))));
        entity(
                "tag",
                "tag",
                Map.of(),
                List.of(text("id", list("g1", "g2", "G3", "g4")), text("label", NAMES)),
                List.of("id"),
                List.of(many("taskTags", new Hop("taskTag", List.of("id"), List.of("tag")))));
        entity(
                "taskTag",
                "work.task_tag",
                Map.of("person", "person_id", "tag", "tag_id"),
                List.of(
                        new Column(
                                "person",
                                Kind.NUMBER,
                                "$.person_id",
                                numbers(1, 9),
                                literals(numbers(1, 9))),
                        number("no", numbers(1, 4)),
                        new Column(
                                "tag",
                                Kind.TEXT,
                                "$.tag_id",
                                list("g1", "g2", "G3", "g4", "g9"),
                                List.of("'g1'", "'g2'", "'G3'", "'g4'", "'g9'"))),
                List.of("no", "person", "tag"),
                List.of(
                        one(
                                "ofTask",
                                new Hop("task", List.of("person", "no"), List.of("person", "no"))),
                        one("ofTag", new Hop("tag", List.of("tag"), List.of("id")))));
    }

    private Model() {}

    static List<Entity> entities() {
        return List.copyOf(ENTITIES.values());
    }

    static Entity entity(String name) {
        Entity entity = ENTITIES.get(name);
        if (entity == null) {
            throw new IllegalArgumentException("no table " + name);
        }
        return entity;
    }

    private static void entity(
            String name,
            String sqlName,
            Map<String, String> renamed,
            List<Column> columns,
            List<String> key,
            List<Relationship> relationships) {
        Map<String, String> sqlColumns = new LinkedHashMap<>();
        columns.forEach(c -> sqlColumns.put(c.name(), renamed.getOrDefault(c.name(), c.name())));
        ENTITIES.put(name, new Entity(name, sqlName, sqlColumns, columns, key, relationships));
    }

    private static Relationship one(String name, Hop hop) {
        return new Relationship(name, List.of(hop), true);
    }

    private static Relationship many(String name, Hop... hops) {
        return new Relationship(name, List.of(hops), false);
    }

    private static Column text(String name, List<@Nullable Object> domain) {
        return new Column(name, Kind.TEXT, "$." + name, domain, literals(domain));
    }

    private static Column number(String name, List<@Nullable Object> domain) {
        return new Column(name, Kind.NUMBER, "$." + name, domain, literals(domain));
    }

    private static Column flag(String name, List<@Nullable Object> domain) {
        return new Column(name, Kind.FLAG, "$." + name, domain, literals(domain));
    }

    private static List<@Nullable Object> numbers(int from, int to) {
        Object[] numbers = new Object[to - from + 1];
        Arrays.setAll(numbers, i -> from + i);
        return list(numbers);
    }

    private static List<@Nullable Object> list(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    private static List<String> literals(List<@Nullable Object> domain) {
        return domain.stream().map(Model::literal).toList();
    }

    static String literal(@Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case String text -> "'" + text.replace("'", "''") + "'";
            default -> value.toString();
        };
    }
}
