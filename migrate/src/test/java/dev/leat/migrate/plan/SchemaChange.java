package dev.leat.migrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.migrate.catalog.CatalogReader;
import dev.leat.migrate.catalog.CatalogScope;
import dev.leat.migrate.diff.Differ;
import dev.leat.migrate.diff.RenameArrows;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.snapshot.Renames;
import dev.leat.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;

/// Makes one schema of another on a real database, and compares the result with one that is built
/// afresh.
final class SchemaChange {
    private SchemaChange() {}

    /// Makes the second schema of the first, and compares with a fresh one.
    static List<Step> change(TestDatabase database, String before, String after, String... renames)
            throws SQLException {
        script(database, before);
        List<Entity> old = read(database);
        try (TestDatabase fresh = TestDatabase.create()) {
            script(fresh, after);
            List<Entity> now = read(fresh);
            Plan plan =
                    Planner.plan(
                            old,
                            now,
                            RenameArrows.parse(List.of(renames), old, now),
                            PlanOptions.safe().allowingEverything());
            try (Connection connection = database.connection()) {
                StepsOnDatabase.run(connection, plan.steps());
            }
            assertThat(new HashSet<>(read(database)))
                    .as(plan.steps().toString())
                    .isEqualTo(new HashSet<>(now));
            assertThat(Differ.diff(read(database), now, Renames.none())).isEmpty();
            return plan.steps();
        }
    }

    private static void script(TestDatabase database, String sql) throws SQLException {
        if (!sql.isBlank()) {
            try (Connection connection = database.connection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    static List<Entity> read(TestDatabase database) throws SQLException {
        return CatalogReader.read(database.url(), CatalogScope.all()).entities();
    }
}
