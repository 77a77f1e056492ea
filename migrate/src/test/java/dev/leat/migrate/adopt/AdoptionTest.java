package dev.leat.migrate.adopt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.migrate.apply.Migrator;
import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.snapshot.Snapshot;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ledgers are as the other tools write them.
@PostgresTest
class AdoptionTest {
    @TempDir Path directory;

    @BeforeEach
    void twoMigrations() {
        MigrationFolder folder = new MigrationFolder(directory);
        folder.write(
                new Migration(
                        "20260101000000_baseline",
                        "CREATE TABLE users (id int);",
                        new Snapshot("a", List.of(), List.of())));
        folder.write(
                new Migration(
                        "20260102000000_more",
                        "CREATE TABLE more (id int);",
                        new Snapshot("b", List.of("a"), List.of())));
    }

    private Adoption adoption(TestDatabase database) {
        database.execute("CREATE TABLE users (id int)");
        return new Adoption(database.url(), new MigrationFolder(directory));
    }

    private void assertOnlyTheRestIsPending(TestDatabase database) {
        assertThat(new Migrator(database.url(), new MigrationFolder(directory)).migrate())
                .extracting(Migration::name)
                .containsExactly("20260102000000_more");
        assertThat(database.column("SELECT name FROM migrations ORDER BY id")).hasSize(2);
    }

    @Test
    void drizzle(TestDatabase database) {
        database.execute(
                "CREATE SCHEMA drizzle",
                "CREATE TABLE drizzle.__drizzle_migrations (id serial PRIMARY KEY, hash text NOT NULL, created_at bigint)",
                "INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('a1', 1767225600000), ('b2', 1767312000000)");
        assertThat(adoption(database).adopt(ForeignLedger.DRIZZLE, null, null).foreign())
                .containsExactly("20260101000000", "20260102000000");
        assertOnlyTheRestIsPending(database);
    }

    @Test
    void drizzleWithNames(TestDatabase database) {
        database.execute(
                "CREATE SCHEMA drizzle",
                "CREATE TABLE drizzle.__drizzle_migrations (id serial PRIMARY KEY, hash text NOT NULL, created_at bigint, name text, applied_at timestamptz DEFAULT now())",
                "INSERT INTO drizzle.__drizzle_migrations (hash, created_at, name) VALUES ('a1', 1767225600000, '20260101000000_tired_valkyrie')");
        assertThat(adoption(database).adopt(ForeignLedger.DRIZZLE, null, null).foreign())
                .containsExactly("20260101000000_tired_valkyrie");
        assertOnlyTheRestIsPending(database);
    }

    private static final String FLYWAY =
            "CREATE TABLE flyway_schema_history (installed_rank int PRIMARY KEY, version varchar(50), description varchar(200) NOT NULL,"
                    + " type varchar(20) NOT NULL, script varchar(1000) NOT NULL, checksum int, installed_by varchar(100) NOT NULL,"
                    + " installed_on timestamp NOT NULL DEFAULT now(), execution_time int NOT NULL, success boolean NOT NULL)";

    @Test
    void flyway(TestDatabase database) {
        database.execute(
                FLYWAY,
                "INSERT INTO flyway_schema_history VALUES (1, '1', 'init', 'SQL', 'V1__init.sql', 1, 'me', now(), 5, true)",
                "INSERT INTO flyway_schema_history VALUES (2, NULL, 'views', 'SQL', 'R__views.sql', 1, 'me', now(), 5, true)");
        assertThat(adoption(database).adopt(ForeignLedger.FLYWAY, null, null).foreign())
                .containsExactly("1 init", "repeatable views");
        assertOnlyTheRestIsPending(database);
    }

    @Test
    void aMigrationThatFailedThereIsSettledThereFirst(TestDatabase database) {
        database.execute(
                FLYWAY,
                "INSERT INTO flyway_schema_history VALUES (1, '1', 'init', 'SQL', 'V1__init.sql', 1, 'me', now(), 5, false)");
        assertThatThrownBy(() -> adoption(database).adopt(ForeignLedger.FLYWAY, null, null))
                .hasMessageContaining("flyway left migrations that failed: 1 init");
        assertThat(database.value("SELECT to_regclass('migrations')")).isNull();
    }

    @Test
    void liquibase(TestDatabase database) {
        database.execute(
                "CREATE TABLE databasechangelog (id varchar(255) NOT NULL, author varchar(255) NOT NULL, filename varchar(255) NOT NULL,"
                        + " dateexecuted timestamp NOT NULL, orderexecuted int NOT NULL, exectype varchar(10) NOT NULL, md5sum varchar(35))",
                "CREATE TABLE databasechangeloglock (id int PRIMARY KEY, locked boolean NOT NULL, lockgranted timestamp, lockedby varchar(255))",
                "INSERT INTO databasechangelog VALUES ('1', 'me', 'changes.xml', now(), 1, 'EXECUTED', '9:x')",
                "INSERT INTO databasechangeloglock VALUES (1, true, now(), 'ci (10.0.0.1)')");
        Adoption adoption = adoption(database);
        assertThatThrownBy(() -> adoption.adopt(ForeignLedger.LIQUIBASE, null, null))
                .hasMessageContaining("its lock is held by ci (10.0.0.1)");
        database.execute("UPDATE databasechangeloglock SET locked = false, lockedby = NULL");
        assertThat(adoption.adopt(ForeignLedger.LIQUIBASE, null, null).foreign())
                .containsExactly("1 (changes.xml)");
        assertOnlyTheRestIsPending(database);
    }

    @Test
    void nodePgMigrate(TestDatabase database) {
        database.execute(
                "CREATE TABLE pgmigrations (id serial PRIMARY KEY, name varchar(255) NOT NULL, run_on timestamp NOT NULL)",
                "INSERT INTO pgmigrations (name, run_on) VALUES ('0001_init', now())");
        assertThat(
                        adoption(database)
                                .adopt(ForeignLedger.NODE_PG_MIGRATE, null, "20260102000000_more")
                                .noted())
                .hasSize(2);
    }

    @Test
    void whatLeatHasMigratedIsNotAdoptedAgain(TestDatabase database) {
        drizzle(database);
        assertThatThrownBy(() ->
                        new Adoption(database.url(), new MigrationFolder(directory))
                                .adopt(ForeignLedger.DRIZZLE, null, null))
                .hasMessageContaining("is Leat's already");
    }

    @Test
    void aToolThatWasNeverThereIsNamedWithItsTable(TestDatabase database) {
        assertThatThrownBy(() -> adoption(database).adopt(ForeignLedger.FLYWAY, null, null))
                .hasMessageContaining("no table public.flyway_schema_history");
    }
}
