package dev.leat.migrate.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.migrate.CatalogReader;
import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.snapshot.Snapshot;
import dev.leat.migrate.snapshot.SnapshotJson;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@PostgresTest
class MigratorTest {
    @TempDir Path directory;
    private final List<String> written = new ArrayList<>();

    @Test
    void pendingMigrationsAreAppliedOnceInOrder(TestDatabase database) throws IOException {
        write("20260101000000_one", "create table t(a int);");
        write("20260102000000_two", "insert into t values (1); insert into t values (2);");
        Migrator migrator = new Migrator(database.url(), new MigrationFolder(directory));
        assertThat(migrator.status().pending()).hasSize(2);
        assertThat(migrator.migrate())
                .extracting(Migration::name)
                .containsExactly("20260101000000_one", "20260102000000_two");
        assertThat(migrator.migrate()).isEmpty();
        assertThat(CatalogReader.strings(database, "select name from migrations order by id"))
                .containsExactly("20260101000000_one", "20260102000000_two");
        assertThat(CatalogReader.strings(database, "select count(*) from t")).containsExactly("2");
    }

    @Test
    void aMigrationThatArrivesLateIsNotPassedOver(TestDatabase database) throws IOException {
        write("20260102000000_two", "create table two();");
        Migrator migrator = new Migrator(database.url(), new MigrationFolder(directory));
        migrator.migrate();
        write("20260101000000_one", "create table one();");
        assertThat(migrator.migrate())
                .extracting(Migration::name)
                .containsExactly("20260101000000_one");
    }

    @Test
    void namesWithoutASchemaAreThoseOfPublicWhateverTheDatabasesPathSays(TestDatabase database)
            throws IOException {
        database.execute(
                "create schema x",
                "create table x.t (a int)",
                "create table public.t (a int)",
                "alter database \"" + database.name() + "\" set search_path to x, public");
        write(
                "20260101000000_one",
                """
                alter table t add column c int;
                -- leat:no-transaction
                create index concurrently t_c on t (c);
                """);
        new Migrator(database.url(), new MigrationFolder(directory)).migrate();
        assertThat(database.column("select c from public.t")).isEmpty();
        assertThat(database.column("select schemaname from pg_indexes where indexname = 't_c'"))
                .containsExactly("public");
        assertThat(database.value("show search_path")).isEqualTo("x, public");
    }

    @Test
    void twentyMigratorsAtOnceApplyOnce(TestDatabase database) throws Exception {
        write("20260101000000_one", "create table counter(n int); insert into counter values (0);");
        write("20260102000000_two", "update counter set n = n + 10;");
        List<Callable<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(() ->
                    new Migrator(database.url(), new MigrationFolder(directory)).migrate().size());
        }
        int applied = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            for (Future<Integer> each : threads.invokeAll(all)) {
                applied += each.get();
            }
        }
        assertThat(applied).isEqualTo(2);
        assertThat(CatalogReader.strings(database, "select n from counter")).containsExactly("10");
    }

    @Test
    void aFailureRollsEverythingBackAndSaysWhere(TestDatabase database) throws IOException {
        write("20260101000000_one", "create table one();");
        write("20260102000000_two", "create table two();\n\nselect 1,\n  nonsense\nfrom two;\n");
        Migrator migrator = new Migrator(database.url(), new MigrationFolder(directory));
        assertThatThrownBy(migrator::migrate)
                .isInstanceOf(MigrationException.class)
                .hasMessage(
                        "migration 20260102000000_two, statement 2 (line 4 of migration.sql): column \"nonsense\" does not exist (SQLSTATE 42703). Nothing was applied.");
        assertThat(
                        CatalogReader.strings(
                                database,
                                "select relname from pg_class where relname in ('one','two','migrations')"))
                .isEmpty();
        assertThat(migrator.status().pending()).hasSize(2);
    }

    @Test
    void anEditedMigrationIsRefused(TestDatabase database) throws IOException {
        write("20260101000000_one", "create table one();");
        Migrator migrator = new Migrator(database.url(), new MigrationFolder(directory));
        migrator.migrate();
        write("20260101000000_one", "create table one(a int);");
        write("20260102000000_two", "create table two();");
        assertThatThrownBy(migrator::migrate)
                .hasMessageContaining("20260101000000_one was changed after it was applied");
        write("20260101000000_one", "create table one();");
        assertThat(migrator.migrate()).hasSize(1);
    }

    @Test
    void anAppliedMigrationThatTheFolderLacksIsRefused(TestDatabase database) throws IOException {
        Path one = write("20260101000000_one", "create table one();");
        Migrator migrator = new Migrator(database.url(), new MigrationFolder(directory));
        migrator.migrate();
        Files.delete(one.resolve("migration.sql"));
        Files.delete(one.resolve("snapshot.json"));
        Files.delete(one);
        assertThatThrownBy(migrator::migrate)
                .hasMessageContaining("20260101000000_one was applied on")
                .hasMessageContaining("the folder does not have it");
    }

    @Test
    void aMigrationMayNotEndTheTransaction(TestDatabase database) throws IOException {
        write("20260101000000_one", "create table one();\ncommit;\ncreate table two();");
        assertThatThrownBy(new Migrator(database.url(), new MigrationFolder(directory))::migrate)
                .hasMessageContaining("line 2")
                .hasMessageContaining("\"commit\" would end the transaction");
        assertThat(
                        CatalogReader.strings(
                                database, "select relname from pg_class where relname = 'one'"))
                .isEmpty();
    }

    @Test
    void aPasswordNeverReachesAMessage(TestDatabase database) {
        var wrong = database.url().withUser("nobody", "s3cret").withDatabase("does_not_exist");
        assertThatThrownBy(new Migrator(wrong, new MigrationFolder(directory))::migrate)
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("nobody")
                .message()
                .doesNotContain("s3cret");
    }

    /// Writes a migration that follows the one written before it, whatever their names.
    private Path write(String name, String sql) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(name));
        Files.writeString(folder.resolve("migration.sql"), sql);
        if (!written.contains(name)) {
            List<String> parents = written.isEmpty() ? List.of() : List.of(written.getLast());
            Snapshot snapshot = new Snapshot(name, parents, List.of());
            Files.writeString(folder.resolve("snapshot.json"), SnapshotJson.write(snapshot));
            written.add(name);
        }
        return folder;
    }
}
