package dev.leat.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.migrate.apply.Migrator;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is generated is what Postgres ends up with, whichever way it came there.
@PostgresTest
class GenerateAndMigrateTest {
    @TempDir Path directory;

    @Test
    void aSchemaArrivesInTheDatabase(TestDatabase database) {
        generate(new Blog.First(), "first");
        migrate(database);
        assertThat(CatalogReader.everything(database))
                .contains(
                        "enum public.mood happy,sad",
                        "published public.author by leat_synced",
                        "published public.post by leat_synced",
                        "constraint post post_author_id_fkey: FOREIGN KEY (author_id) REFERENCES author(id) ON DELETE CASCADE",
                        "index CREATE INDEX post_by_author ON public.post USING btree (author_id, created_at DESC)",
                        "column public.session.id bigint not null identity d ",
                        "column public.post.tags text[] not null '{it''s,\"a \\\"tag\\\"\"}'::text[]")
                .noneMatch(line -> line.startsWith("published public.session"));
        database.execute(
                "insert into author(name) values ('A')",
                "insert into post(author_id, title) select id, 'T' from author");
    }

    @Test
    void changesLeadToTheSameDatabaseAsBuildingItAnew(TestDatabase database) throws Exception {
        generate(new Blog.First(), "first");
        migrate(database);
        database.execute(
                "insert into author(name) values ('A')",
                "insert into post(author_id, title) select id, 'T' from author");
        String oid = CatalogReader.strings(database, "select oid from pg_publication").getFirst();
        generate(new Blog.Second(), "second");
        migrate(database);
        assertThat(CatalogReader.strings(database, "select title from post"))
                .as("rows stay")
                .containsExactly("T");
        assertThat(CatalogReader.strings(database, "select oid from pg_publication"))
                .as("the publication is altered, never made anew")
                .containsExactly(oid);

        try (TestDatabase fresh = TestDatabase.create()) {
            Path anew = directory.resolve("anew");
            new Generator(new MigrationFolder(anew)).generate(new Blog.Second(), "all", Set.of());
            new Migrator(fresh.url(), new MigrationFolder(anew)).migrate();
            assertThat(CatalogReader.everything(database))
                    .isEqualTo(CatalogReader.everything(fresh));
        }
    }

    @Test
    void aRenameKeepsTheRows(TestDatabase database) {
        generate(new Blog.First(), "first");
        migrate(database);
        database.execute(
                "insert into author(name) values ('A')",
                "insert into post(author_id, title) select id, 'T' from author");
        generate(new Blog.Renamed(), "rename");
        migrate(database);
        assertThat(CatalogReader.strings(database, "select heading from article"))
                .containsExactly("T");
        assertThat(CatalogReader.everything(database))
                .contains("published public.article by leat_synced");
    }

    private void generate(DatabaseDefinition definition, String name) {
        Generator.Result result =
                new Generator(new MigrationFolder(directory.resolve("migrations")))
                        .generate(definition, name, Set.of());
        assertThat(result.written()).isNotNull();
    }

    private void migrate(TestDatabase database) {
        assertThat(
                        new Migrator(
                                        database.url(),
                                        new MigrationFolder(directory.resolve("migrations")))
                                .migrate())
                .hasSize(1);
    }
}
