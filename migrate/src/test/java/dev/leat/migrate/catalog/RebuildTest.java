package dev.leat.migrate.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.leat.migrate.diff.Differ;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.plan.PlanOptions;
import dev.leat.migrate.plan.Planner;
import dev.leat.migrate.snapshot.Renames;
import dev.leat.migrate.snapshot.Snapshot;
import dev.leat.migrate.snapshot.SnapshotJson;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import dev.leat.testing.TestServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is read from a database is enough to make it anew.
@PostgresTest
class RebuildTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/catalog/everything.sql",
                "/schemas/shop.sql",
                "/schemas/chat.sql",
                "/schemas/tracker.sql"
            })
    void aDatabaseMadeOfTheEntitiesIsReadAsTheSame(String file) throws SQLException {
        rebuild(file, "column of partition");
    }

    @Test
    void soIsOneWithWhatServersSince18Have() throws SQLException {
        assumeThat(TestServer.majorVersion()).isGreaterThanOrEqualTo(18);
        rebuild("/catalog/eighteen.sql", "not-null constraint");
    }

    private static void rebuild(String file, String... others) throws SQLException {
        try (TestDatabase original = TestDatabase.create();
                TestDatabase copy = TestDatabase.create()) {
            SqlFixture.run(original, file);
            Catalog read = CatalogReader.read(original.url(), CatalogScope.all());
            assertThat(read.others()).extracting(OtherObject::kind).isSubsetOf(others);
            copy.execute(
                    Planner.plan(List.of(), read.entities(), Renames.none(), PlanOptions.simple())
                            .orThrow()
                            .stream()
                            .map(step -> step.sql())
                            .toArray(String[]::new));
            List<Entity> again = CatalogReader.read(copy.url(), CatalogScope.all()).entities();
            assertSame(again, read.entities());
            assertThat(columns(again)).isEqualTo(columns(read.entities()));
            assertThat(Differ.diff(read.entities(), again, Renames.none())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/catalog/everything.sql", "/schemas/tracker.sql"})
    void itsCanonicalFormAndItsSnapshotAreTheSame(String file) throws SQLException {
        try (TestDatabase original = TestDatabase.create()) {
            SqlFixture.run(original, file);
            List<Entity> read = CatalogReader.read(original.url(), CatalogScope.all()).entities();
            Snapshot snapshot =
                    SnapshotJson.read(
                            SnapshotJson.write(Snapshot.of(List.of(), read)), "snapshot.json");
            assertSame(snapshot.entities(), read);
            assertSame(CanonicalSchema.of(snapshot.entities(), original.url()), read);
            Comparison comparison =
                    Comparison.of(
                            new Source.Live(original.url()),
                            new Source.SqlText(SqlFixture.text(file), file),
                            null);
            assertThat(
                            Differ.diff(
                                    comparison.from().entities(),
                                    comparison.to().entities(),
                                    comparison.renames()))
                    .isEmpty();
        }
    }

    private static void assertSame(List<Entity> actual, List<Entity> expected) {
        List<Entity> lost = new ArrayList<>(expected);
        lost.removeAll(actual);
        List<Entity> added = new ArrayList<>(actual);
        added.removeAll(expected);
        assertThat(added).as("instead of " + lost).isEmpty();
        assertThat(lost).isEmpty();
    }

    private static Map<TableName, List<String>> columns(List<Entity> entities) {
        Map<TableName, List<String>> columns =
                new TreeMap<>(Comparator.comparing(TableName::toString));
        for (Entity entity : entities) {
            if (entity instanceof ColumnEntity column) {
                columns.computeIfAbsent(column.table(), table -> new ArrayList<>())
                        .add(column.name());
            }
        }
        return columns;
    }
}
