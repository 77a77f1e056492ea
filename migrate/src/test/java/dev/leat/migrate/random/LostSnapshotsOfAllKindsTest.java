package dev.leat.migrate.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.migrate.MigrationText;
import dev.leat.migrate.catalog.CatalogReader;
import dev.leat.migrate.catalog.CatalogScope;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.plan.PlanOptions;
import dev.leat.migrate.plan.Planner;
import dev.leat.migrate.recover.LostSnapshots;
import dev.leat.migrate.recover.RestoredSnapshot;
import dev.leat.migrate.snapshot.Renames;
import dev.leat.migrate.snapshot.Snapshot;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A history that makes objects of every kind, and changes them, loses its snapshots.
///
/// `-Dleat.seed=N` repeats one.
@PostgresTest
class LostSnapshotsOfAllKindsTest {
    private static final String FIRST = "20260101000000_first";
    private static final String SECOND = "20260102000000_second";

    @TempDir Path directory;

    @Test
    void theyAreFoundWordForWord(TestDatabase server) throws SQLException, IOException {
        server.execute(
                "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'leat_random') THEN CREATE ROLE leat_random; END IF; END $$");
        long fixed = Long.getLong("leat.seed", 0);
        for (int i = 0; i < (fixed == 0 ? 2 : 1); i++) {
            long seed = fixed == 0 ? System.nanoTime() : fixed;
            AllKindsPair pair = new AllKindsPair(new Random(seed));
            List<Entity> one = built(pair.before);
            List<Entity> two = built(pair.after);
            Snapshot first = Snapshot.of(List.of(), one);
            Snapshot second = Snapshot.of(List.of(first.id()), two, pair.renames);
            MigrationFolder folder = new MigrationFolder(directory.resolve(Long.toString(seed)));
            folder.write(new Migration(FIRST, sql(built(), one, Renames.none()), first));
            folder.write(new Migration(SECOND, sql(one, two, pair.renames), second));
            folder.write(
                    new Migration(
                            "20260103000000_rows",
                            "SELECT 1;",
                            Snapshot.of(List.of(second.id()), two, pair.renames)));
            for (List<String> lost :
                    List.of(List.of(FIRST), List.of(SECOND), List.of(FIRST, SECOND))) {
                for (String each : lost) {
                    Files.delete(folder.directory().resolve(each).resolve("snapshot.json"));
                }
                LostSnapshots snapshots = new LostSnapshots(server.url(), folder);
                List<RestoredSnapshot> found = snapshots.find(null);
                for (RestoredSnapshot each : found) {
                    Snapshot had = each.migration().equals(FIRST) ? first : second;
                    assertThat(each.snapshot().entities())
                            .as("-Dleat.seed=%d, lost %s", seed, lost)
                            .isEqualTo(had.entities());
                    assertThat(each.snapshot().id()).isEqualTo(had.id());
                }
                snapshots.write(found);
            }
        }
    }

    private static String sql(List<Entity> from, List<Entity> to, Renames renames) {
        return MigrationText.of(
                Planner.plan(from, to, renames, PlanOptions.safe().allowingEverything()).steps());
    }

    private static List<Entity> built(AllKindsSchema... schemas) throws SQLException {
        try (TestDatabase fresh = TestDatabase.create()) {
            for (AllKindsSchema each : schemas) {
                fresh.execute(each.sql.toArray(String[]::new));
            }
            return CatalogReader.read(fresh.url(), CatalogScope.all()).entities();
        }
    }
}
