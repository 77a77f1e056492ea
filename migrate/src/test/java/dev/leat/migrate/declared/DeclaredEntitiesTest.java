package dev.leat.migrate.declared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.migrate.Generator;
import dev.leat.migrate.catalog.Comparison;
import dev.leat.migrate.catalog.Source;
import dev.leat.migrate.diff.Differ;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.plan.PlanOptions;
import dev.leat.migrate.plan.Planner;
import dev.leat.migrate.plan.Step;
import dev.leat.migrate.snapshot.Renames;
import dev.leat.migrate.snapshot.SchemaEntities;
import dev.leat.migrate.snapshot.Snapshot;
import dev.leat.migrate.snapshot.SnapshotJson;
import dev.leat.schema.Schema;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@PostgresTest
class DeclaredEntitiesTest {

    private static List<Step> steps(List<Entity> before, List<Entity> after) {
        return Planner.plan(before, after, Renames.none(), PlanOptions.safe().allowingEverything())
                .orThrow();
    }

    private static String[] sql(List<Step> steps) {
        return steps.stream().map(Step::sql).toArray(String[]::new);
    }

    @Test
    void whatIsDeclaredIsMadeAndReadBackAsItIs(TestDatabase database) {
        Everything everything = new Everything(database.name());
        Schema schema = Schema.of(everything);
        List<Entity> entities = SchemaEntities.of(schema, Generator.DEFAULT_PUBLICATION).entities();
        try {
            database.execute(sql(steps(List.of(), entities)));

            Comparison comparison =
                    Comparison.of(
                            new Source.Live(database.url()),
                            new Source.JavaSchema(
                                    schema, Generator.DEFAULT_PUBLICATION, "Everything"),
                            null);
            assertThat(
                            Differ.diff(
                                    comparison.from().entities(),
                                    comparison.to().entities(),
                                    comparison.renames()))
                    .isEmpty();
            assertEveryKindIsThere(entities);
            assertItWorks(database, everything);

            database.execute(sql(steps(entities, List.of())));
            assertThat(
                            database.column(
                                    "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
                    .isEmpty();
        } finally {
            database.execute(
                    "DO $$ DECLARE r text; BEGIN FOR r IN SELECT rolname FROM pg_roles WHERE rolname LIKE '%s%%' LOOP EXECUTE format('DROP OWNED BY %%I', r); EXECUTE format('DROP ROLE %%I', r); END LOOP; END $$"
                            .formatted(database.name()));
        }
    }

    private static void assertEveryKindIsThere(List<Entity> entities) {
        assertThat(entities.stream().map(Entity::kind).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Entity.Kind.values());
    }

    private static void assertItWorks(TestDatabase database, Everything everything) {
        database.execute(
                "INSERT INTO desk.ticket (reporter, title) VALUES ('a@b.example', 'x 2'), ('a@b.example', 'x 10')",
                "INSERT INTO note (id, ticket_id, mood) VALUES (1, 1, 'good'), (2, 1, 'bad'), (3, 2, 'good')",
                "INSERT INTO event VALUES (1, '2026-05-05', 'sale'), (2, '2025-05-05', 'x'), (3, '2030-01-01', 'x')",
                "UPDATE desk.ticket SET title = 'x 3' WHERE id = 1");
        assertThat(
                        database.rows(
                                "SELECT number, note_count, has_bad, updated_at IS NOT NULL FROM desk.ticket ORDER BY id"))
                .containsExactly(List.of("1000", "2", "t", "t"), List.of("1001", "1", "f", "f"));
        assertThat(database.column("SELECT title FROM desk.open_ticket ORDER BY title"))
                .containsExactly("x 3", "x 10");
        assertThat(database.column("SELECT tableoid::regclass::text FROM event ORDER BY id"))
                .containsExactly("event_2026_sale", "event_2025", "event_rest");
        assertThat(
                        database.column(
                                "SELECT attname FROM pg_publication_tables p, unnest(p.attnames) attname WHERE pubname = 'leat_synced' AND tablename = 'ticket'"))
                .contains("title", "note_count")
                .doesNotContain("secret");
        assertThat(
                        database.value(
                                "SELECT has_table_privilege('%s', 'desk.ticket', 'SELECT')"
                                        .formatted(everything.writer.name())))
                .isEqualTo("t");
    }

    @Test
    void aSnapshotKeepsEveryKind() {
        List<Entity> entities =
                SchemaEntities.of(Schema.of(new Everything("some")), "synced").entities();
        Snapshot snapshot = Snapshot.of(List.of(), entities);

        assertThat(SnapshotJson.read(SnapshotJson.write(snapshot), "snapshot.json"))
                .isEqualTo(snapshot);
    }

    @Test
    void aSchemaIsTheSameTwice() {
        List<Entity> once =
                SchemaEntities.of(Schema.of(new Everything("some")), "synced").entities();
        List<Entity> twice =
                SchemaEntities.of(Schema.of(new Everything("some")), "synced").entities();

        assertThat(Differ.diff(once, twice, Renames.none())).isEmpty();
    }
}
