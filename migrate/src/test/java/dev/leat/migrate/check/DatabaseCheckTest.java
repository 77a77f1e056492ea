package dev.leat.migrate.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.migrate.Blog;
import dev.leat.migrate.Generator;
import dev.leat.migrate.apply.Migrator;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@PostgresTest
class DatabaseCheckTest {
    @TempDir Path directory;
    private TestDatabase database;

    private DatabaseCheck check(TestDatabase given) {
        database = given;
        return new DatabaseCheck(given.url(), folder());
    }

    private MigrationFolder folder() {
        return new MigrationFolder(directory);
    }

    @AfterEach
    void noScratchDatabaseStays() {
        assertThat(database.column("select datname from pg_database where datname ~ 'scratch'"))
                .isEmpty();
    }

    @Test
    void whatWasGeneratedAndAppliedAgrees(TestDatabase given) {
        new Generator(folder()).generate(new Blog.First(), "first", Set.of());
        new Generator(folder()).generate(new Blog.Second(), "second", Set.of());
        new Migrator(given.url(), folder()).migrate();
        given.execute("create schema zero_0", "create table zero_0.clients (id text)");
        assertThat(check(given).check(new Blog.Second()).findings()).isEmpty();
    }

    @Test
    void aSchemaThatWasNotGeneratedIsReportedChangeByChange(TestDatabase given) {
        new Generator(folder()).generate(new Blog.First(), "first", Set.of());
        CheckReport report = check(given).history(new Blog.Second());
        assertThat(report.passed()).isFalse();
        assertThat(report.findings())
                .extracting(Finding::message)
                .contains(
                        "column public.post.subtitle: the schema has it, the migrations not. Generate a migration.",
                        "column public.post.title: type text in the migrations, character varying(200) in the schema. Generate a migration.");
    }

    @Test
    void changesByHandAreDrift(TestDatabase given) {
        new Generator(folder()).generate(new Blog.First(), "first", Set.of());
        new Migrator(given.url(), folder()).migrate();
        given.execute(
                "alter table post add column surprise int",
                "alter table session alter column token drop not null",
                "create view loud as select upper(title) from post",
                "alter publication leat_synced drop table author");
        CheckReport report = check(given).drift();
        assertThat(report.passed()).isFalse();
        assertThat(report.findings())
                .extracting(Finding::message)
                .map(message -> message.substring(0, message.indexOf(" Someone")))
                .containsExactlyInAnyOrder(
                        "column public.post.surprise: the database has it, its migrations not.",
                        "column public.session.token: null allowed in the database, not allowed in its migrations.",
                        "published table leat_synced:public.author: its migrations have it, the database not.",
                        "view public.loud: the database has it, its migrations not.");
    }

    @Test
    void whatACustomMigrationMadeIsNoDrift(TestDatabase given) throws IOException {
        new Generator(folder()).generate(new Blog.First(), "first", Set.of());
        Path second =
                new Generator(folder()).generate(new Blog.Second(), "second", Set.of()).written();
        Files.writeString(
                second.resolve("migration.sql"),
                "create view v as select 1 as one;",
                java.nio.file.StandardOpenOption.APPEND);
        new Migrator(given.url(), folder()).migrate();
        assertThat(check(given).check(new Blog.Second()).findings()).isEmpty();
        given.execute("create or replace view v as select 2 as one");
        assertThat(check(given).drift().findings()).hasSize(1);
    }

    @Test
    void aPendingMigrationIsWorthKnowingAndNoFailure(TestDatabase given) {
        new Generator(folder()).generate(new Blog.First(), "first", Set.of());
        new Migrator(given.url(), folder()).migrate();
        Path second =
                new Generator(folder()).generate(new Blog.Second(), "second", Set.of()).written();
        CheckReport report = check(given).check(new Blog.Second());
        assertThat(report.passed()).isTrue();
        assertThat(report.findings())
                .containsExactly(new Finding.PendingMigration(second.getFileName().toString()));
    }

    @Test
    void editedAndMissingMigrationsAreReported(TestDatabase given) throws IOException {
        Path first =
                new Generator(folder()).generate(new Blog.First(), "first", Set.of()).written();
        Path second =
                new Generator(folder()).generate(new Blog.Second(), "second", Set.of()).written();
        new Migrator(given.url(), folder()).migrate();
        Files.writeString(first.resolve("migration.sql"), "select 1;");
        for (String file : new String[] {"migration.sql", "snapshot.json"}) {
            Files.delete(second.resolve(file));
        }
        Files.delete(second);
        assertThat(check(given).drift().findings())
                .extracting(Finding::message)
                .satisfiesExactly(
                        missing ->
                                assertThat(missing)
                                        .startsWith(second.getFileName() + " was applied on")
                                        .contains("the folder does not have it"),
                        edited ->
                                assertThat(edited)
                                        .startsWith(first.getFileName() + " was changed after"));
    }

    @Test
    void aForkAndABrokenMigrationAreFindings(TestDatabase given) throws IOException {
        new Generator(folder()).generate(new Blog.First(), "first", Set.of());
        Path mine = new Generator(folder()).generate(new Blog.Second(), "mine", Set.of()).written();
        Files.writeString(mine.resolve("migration.sql"), "select nonsense;");
        assertThat(check(given).history(new Blog.Second()).findings())
                .singleElement()
                .isInstanceOf(Finding.BrokenReplay.class)
                .extracting(Finding::message)
                .asString()
                .contains("does not run on an empty database")
                .contains(mine.getFileName().toString())
                .contains("42703");

        Path away = directory.resolveSibling("away");
        Files.move(mine, away);
        new Generator(folder()).generate(new Blog.Renamed(), "theirs", Set.of());
        Files.move(away, directory.resolve("29990101000000_mine"));
        assertThat(check(given).check(new Blog.Second()).findings())
                .singleElement()
                .isInstanceOf(Finding.BrokenHistory.class)
                .extracting(Finding::message)
                .asString()
                .contains("forks");
    }

    @Test
    void aDatabaseThatCannotBeReachedIsAFailureOfTheCheck(TestDatabase given) {
        new Generator(folder()).generate(new Blog.First(), "first", Set.of());
        database = given;
        assertThatThrownBy(() ->
                        new DatabaseCheck(given.url().withDatabase("does_not_exist"), folder())
                                .drift())
                .isInstanceOf(MigrationException.class);
    }
}
