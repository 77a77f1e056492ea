package dev.leat.examples.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.migrate.Generator;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.util.Set;
import org.junit.jupiter.api.Test;

@PostgresTest
class TrackerMigrationTest {

    @Test
    void theCommittedMigrationsLeadToTheSchema() {
        assertThat(new Generator(TrackerDatabase.MIGRATIONS).plan(new Tracker(), Set.of()))
                .as("changes without a migration; run: leat generate")
                .isEmpty();
    }

    @Test
    void theyApplyToAnEmptyDatabaseOnce(TestDatabase database) {
        assertThat(TrackerDatabase.migrate(database)).isNotEmpty();
        assertThat(TrackerDatabase.migrate(database)).isEmpty();

        assertThat(
                        database.column(
                                "SELECT table_name FROM information_schema.tables WHERE"
                                        + " table_schema = 'public' ORDER BY 1"))
                .contains("comments", "issue_labels", "issues", "labels", "sessions", "users");
    }

    @Test
    void sessionsAreNotPublished(TestDatabase database) {
        TrackerDatabase.migrate(database);

        assertThat(
                        database.column(
                                "SELECT tablename FROM pg_publication_tables WHERE pubname = '"
                                        + Generator.DEFAULT_PUBLICATION
                                        + "' ORDER BY 1"))
                .containsExactly("comments", "issue_labels", "issues", "labels", "users");
    }
}
