package dev.leat.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.schema.value.Range;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The SQL of defaults, checks, generated columns, indexes and exclusions, given to a real server;
/// and names that a schema derives, compared with those that the server derives.
@PostgresTest
class DeclarationsOnServerTest {
    record Row(int id) {}

    enum Mood {
        HAPPY,
        SAD
    }

    static final class Rooms extends Table<Row> {
        final Column<Integer> id =
                integer("id")
                        .identityAlways(
                                o -> o.named("room \"numbers\"").startWith(5).incrementBy(5));
        final Column<String> title = text("title").defaultValue("it's \\ \"new\"");
        final Column<Mood> mood = text("mood", Mood.class).defaultValue(Mood.HAPPY).checkLabels();
        final Column<Range<Instant>> during =
                tstzrange("during").defaultValue(Range.atLeast(Instant.EPOCH));
        final Column<List<List<Integer>>> grid =
                integer("grid").array().array().defaultValue(List.of(List.of(1, 2)));
        final Column<String> shout =
                text("shout").generatedAlwaysAs(Functions.upper(title)).collation("C");
        final Column<@Nullable Integer> seats =
                integer("seats").check(seats -> seats.between(1, 100)).nullable();

        Rooms() {
            super("room");
            index("room_words")
                    .on(part(Functions.lower(title)).operatorClass("text_pattern_ops").desc())
                    .where(seats.gt(10))
                    .with("fillfactor", "70");
            index("room_plain").on(part(title).collate("C").nullsFirst(), seats.desc());
            exclude("room_once").with(during, "&&").where(title.ne("x"));
        }
    }

    private static List<String> create(Table<?> table) {
        List<String> parts = new ArrayList<>();
        for (Column<?> column : table.columns()) {
            parts.add(column(column));
        }
        for (CheckConstraint check : table.checks()) {
            parts.add(
                    "CONSTRAINT "
                            + Identifier.quote(check.name())
                            + " CHECK ("
                            + check.sql()
                            + ")");
        }
        for (ExclusionConstraint exclusion : table.exclusions()) {
            parts.add(
                    "CONSTRAINT "
                            + Identifier.quote(exclusion.name())
                            + " EXCLUDE "
                            + exclusion.definitionSql());
        }
        List<String> statements = new ArrayList<>();
        statements.add(
                "CREATE TABLE " + table.qualifiedSql() + " (" + String.join(", ", parts) + ")");
        for (Index index : table.indexes()) {
            statements.add(
                    "CREATE INDEX %s ON %s USING %s (%s)%s%s"
                            .formatted(
                                    Identifier.quote(index.name()),
                                    table.qualifiedSql(),
                                    index.method(),
                                    index.parts().stream()
                                            .map(IndexPart::sql)
                                            .collect(Collectors.joining(", ")),
                                    index.storage().isEmpty() ? "" : " WITH (fillfactor = 70)",
                                    index.where() == null
                                            ? ""
                                            : " WHERE " + Ddl.of(index.where())));
        }
        return statements;
    }

    private static String column(Column<?> column) {
        StringBuilder out = new StringBuilder(Identifier.quote(column.name()));
        out.append(' ').append(column.type().sql());
        if (column.collation() != null) {
            out.append(" COLLATE ").append(Identifier.quote(column.collation()));
        }
        Generation generation = column.generation();
        ColumnDefault clause = column.defaultClause();
        if (generation != null) {
            out.append(" GENERATED ALWAYS AS (").append(generation.sql()).append(") STORED");
        } else if (clause instanceof ColumnDefault.Identity) {
            out.append(' ').append(clause.sql(column.type()));
        } else if (clause != null) {
            out.append(" DEFAULT ").append(clause.sql(column.type()));
        }
        return out.append(column.isNullable() ? "" : " NOT NULL").toString();
    }

    @Test
    void whatATableDeclaresIsWhatTheServerDoes(TestDatabase database) {
        database.execute(create(new Rooms()).toArray(String[]::new));

        database.execute("INSERT INTO room DEFAULT VALUES");
        database.execute("INSERT INTO room (title, during) VALUES ('x', 'empty')");
        assertThat(database.rows("SELECT id, title, mood, grid, shout FROM room ORDER BY id"))
                .containsExactly(
                        List.of("5", "it's \\ \"new\"", "happy", "{{1,2}}", "IT'S \\ \"NEW\""),
                        List.of("10", "x", "happy", "{{1,2}}", "X"));
        assertThat(database.value("SELECT during FROM room WHERE id = 5"))
                .isEqualTo("[\"1970-01-01 00:00:00+00\",)");
        for (String refused :
                List.of(
                        "INSERT INTO room (mood) VALUES ('other')",
                        "INSERT INTO room (seats, title) VALUES (0, 'x')",
                        "INSERT INTO room (title) VALUES ('overlaps with the first')")) {
            assertThatThrownBy(() -> database.execute(refused)).as(refused).isNotNull();
        }
        assertThat(database.column("SELECT pg_get_indexdef('room_words'::regclass)"))
                .singleElement()
                .asString()
                .contains("lower(title) text_pattern_ops DESC", "fillfactor='70'", "seats > 10");
        assertThat(database.column("SELECT pg_get_indexdef('room_plain'::regclass)"))
                .singleElement()
                .asString()
                .contains("title COLLATE \"C\" NULLS FIRST, seats DESC");
    }

    static final class Long extends Table<Row> {
        static final String NAME = "a_rather_long_name_of_a_table_äöü_that_goes_on_and_on";
        final Column<Integer> id = serial("identifier_that_is_long_too_ß").primaryKey();
        final Column<Integer> second =
                integer("another_long_identifier_of_a_column")
                        .unique()
                        .check("1 = 1")
                        .check("2 = 2");

        Long() {
            super(NAME);
            unique(id, second);
            index().on(second, id);
            index().on(Functions.lower(text("t")));
        }
    }

    @Test
    void derivedNamesAreThoseOfTheServer(TestDatabase database) {
        Long table = new Long();
        database.execute(
                "CREATE TABLE \"%1$s\" (\"%2$s\" serial PRIMARY KEY, \"%3$s\" integer UNIQUE CHECK (\"%3$s\" = 1) CHECK (\"%3$s\" = 2), t text, UNIQUE (\"%2$s\", \"%3$s\"))"
                        .formatted(Long.NAME, table.id.name(), table.second.name()),
                "CREATE INDEX ON \"%s\" (\"%s\", \"%s\")"
                        .formatted(Long.NAME, table.second.name(), table.id.name()),
                "CREATE INDEX ON \"%s\" (lower(t))".formatted(Long.NAME));

        List<String> derived = new ArrayList<>();
        derived.add(table.primaryKey().name());
        table.uniqueKeys().forEach(key -> derived.add(key.name()));
        table.checks().forEach(check -> derived.add(check.name()));
        table.indexes().forEach(index -> derived.add(index.name()));
        derived.add(((ColumnDefault.Serial) table.id.defaultClause()).sequence());
        List<@Nullable String> actual =
                database.column(
                        "SELECT conname FROM pg_constraint WHERE conrelid = '\"%1$s\"'::regclass AND contype IN ('p', 'u', 'c') UNION SELECT relname FROM pg_class WHERE relkind IN ('S', 'i') AND relnamespace = 'public'::regnamespace"
                                .formatted(Long.NAME));
        assertThat(derived).containsExactlyInAnyOrderElementsOf(actual);
    }

    @Test
    void operatorClassesTakeParameters() {
        assertThat(
                        new IndexPart(new Rooms().title, false, null, null, "x_ops", Map.of())
                                .operatorClass("gist_trgm_ops", Map.of("siglen", "32"))
                                .sql())
                .isEqualTo("\"title\" gist_trgm_ops (siglen='32')");
    }
}
