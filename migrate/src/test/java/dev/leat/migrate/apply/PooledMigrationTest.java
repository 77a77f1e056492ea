package dev.leat.migrate.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.snapshot.Snapshot;
import dev.leat.migrate.snapshot.SnapshotJson;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Migrations and poolers: past those that are known, and not through the others.
@PostgresTest
class PooledMigrationTest {
    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource({
        "ep-a-pooler.eu.neon.tech/d?pgbouncer=true, ep-a.eu.neon.tech:5432, require",
        "aws-0.pooler.supabase.com:6543/d, aws-0.pooler.supabase.com:5432, require",
        "db.abc.supabase.co:6543/d?sslmode=verify-full, db.abc.supabase.co:5432, verify-full",
        "127.0.0.1:5432/d, 127.0.0.1:5432,",
    })
    void theServerItselfIsTaken(String place, String address, String sslMode) {
        ConnectionUrl direct = Databases.direct(ConnectionUrl.parse("postgresql://u:p@" + place));
        assertThat(direct.address()).isEqualTo(address);
        assertThat(direct.parameters().get("sslmode")).isEqualTo(sslMode);
        assertThat(Databases.direct(direct)).isEqualTo(direct);
    }

    @Test
    void aPoolerThatTheUrlTellsIsRefusedBeforeAnythingHappens() {
        ConnectionUrl url = ConnectionUrl.parse("postgresql://u:s3cret@pool/d?pgbouncer=true");
        assertThatThrownBy(() -> new Migrator(url, new MigrationFolder(directory)))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("the server's own URL")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void aPoolerThatNobodyToldOfIsNoticedBeforeTheFirstStatement(TestDatabase database)
            throws Exception {
        Path migration = Files.createDirectory(directory.resolve("20260101000000_one"));
        Files.writeString(migration.resolve("migration.sql"), "CREATE TABLE t ();");
        Files.writeString(migration.resolve("snapshot.json"), SnapshotJson.write(Snapshot.empty()));
        Migrator pooled =
                new Migrator(
                        switching(database),
                        database.name(),
                        new MigrationFolder(directory),
                        MigrateOptions.defaults());

        assertThatThrownBy(pooled::migrate)
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("pooler in transaction mode");

        assertThat(database.value("SELECT to_regclass('t')::text")).isNull();
        assertThat(new Migrator(database.url(), new MigrationFolder(directory)).migrate())
                .as("the lock went with the sessions")
                .hasSize(1);
    }

    /// Each transaction is in the other one of two sessions, as a pooler may have it.
    private static DataSource switching(TestDatabase database) {
        return (DataSource)
                Proxy.newProxyInstance(
                        PooledMigrationTest.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (self, method, arguments) -> {
                            Connection first = database.connection();
                            Connection second = database.connection();
                            Connection[] now = {first};
                            return Proxy.newProxyInstance(
                                    PooledMigrationTest.class.getClassLoader(),
                                    new Class<?>[] {Connection.class},
                                    (connection, called, given) -> {
                                        if (called.getName().equals("close")) {
                                            first.close();
                                            second.close();
                                            return null;
                                        }
                                        if (called.getName().equals("setAutoCommit")
                                                && Boolean.FALSE.equals(given[0])) {
                                            now[0] = second;
                                        }
                                        try {
                                            return called.invoke(now[0], given);
                                        } catch (InvocationTargetException e) {
                                            throw e.getTargetException();
                                        }
                                    });
                        });
    }
}
