package dev.leat.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.plan.PlanException;
import dev.leat.migrate.plan.Step;
import dev.leat.schema.Column;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.Table;
import dev.leat.schema.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorTest {
    @TempDir Path directory;

    private Generator generator() {
        return new Generator(new MigrationFolder(directory));
    }

    @Test
    void theFirstMigrationCreatesEverythingAndTheNextFindsNothing() {
        Generator.Result first =
                generator().generate(new Blog.First(), "First: the blog!", Set.of());
        assertThat(first.written().getFileName().toString()).matches("\\d{14}_first_the_blog");
        assertThat(first.written().resolve("migration.sql"))
                .content()
                .contains("CREATE TABLE \"post\"")
                .contains("CREATE PUBLICATION \"leat_synced\" FOR TABLE \"author\", \"post\"")
                .doesNotContain("FOR TABLE \"author\", \"post\", \"session\"");

        Generator.Result second = generator().generate(new Blog.First(), "again", Set.of());
        assertThat(second.steps()).isEmpty();
        assertThat(second.written()).isNull();
        assertThat(directory)
                .isDirectoryContaining(path -> path.endsWith(first.written().getFileName()));
        assertThat(new MigrationFolder(directory).migrations()).hasSize(1);
    }

    @Test
    void theSameSchemaGivesTheSameBytes() throws IOException {
        Path one = generator().generate(new Blog.First(), "a", Set.of()).written();
        Path two =
                new Generator(new MigrationFolder(directory.resolve("other")))
                        .generate(new Blog.First(), "a", Set.of())
                        .written();
        for (String file : List.of("migration.sql", "snapshot.json")) {
            assertThat(Files.readString(two.resolve(file)))
                    .isEqualTo(Files.readString(one.resolve(file)));
        }
    }

    @Test
    void aRenameIsARenameAndNothingElse() {
        generator().generate(new Blog.First(), "first", Set.of());
        assertThat(generator().plan(new Blog.Renamed(), Set.of()))
                .extracting(Step::sql)
                .containsExactly(
                        "ALTER TABLE \"post\" RENAME TO \"article\"",
                        "ALTER TABLE \"article\" RENAME COLUMN \"title\" TO \"heading\"",
                        "ALTER TABLE \"article\" RENAME CONSTRAINT \"post_pkey\" TO \"article_pkey\"",
                        "ALTER TABLE \"article\" RENAME CONSTRAINT \"post_author_id_fkey\" TO \"article_author_id_fkey\"");
        generator().generate(new Blog.Renamed(), "rename", Set.of());
        assertThat(generator().plan(new Blog.Renamed(), Set.of()))
                .as("the declaration may stay")
                .isEmpty();
    }

    @Test
    void aSwapIsDoneOnceThoughItsDeclarationStays() {
        generator().generate(new Swapped(false), "first", Set.of());
        assertThat(generator().generate(new Swapped(true), "swap", Set.of()).steps())
                .extracting(Step::sql)
                .containsExactly(
                        "ALTER TABLE \"pair\" RENAME COLUMN \"b\" TO \"leat_aside_b\"",
                        "ALTER TABLE \"pair\" RENAME COLUMN \"a\" TO \"b\"",
                        "ALTER TABLE \"pair\" RENAME COLUMN \"leat_aside_b\" TO \"a\"");
        assertThat(generator().plan(new Swapped(true), Set.of())).isEmpty();
    }

    /// One table with two columns of one type, which may declare that they changed places.
    private static final class Swapped implements DatabaseDefinition {
        private final boolean swap;

        Swapped(boolean swap) {
            this.swap = swap;
        }

        @Override
        public Tables synced() {
            return Tables.of(new Pair(swap));
        }
    }

    private static final class Pair extends Table<Object> {
        public final Column<Long> id = bigint("id").primaryKey();
        public final Column<String> a;
        public final Column<String> b;

        Pair(boolean swap) {
            super("pair");
            a = swap ? text("a").renamedFrom("b") : text("a");
            b = swap ? text("b").renamedFrom("a") : text("b");
        }
    }

    @Test
    void whatDestroysDataNeedsAWordThatNamesIt() {
        generator().generate(new Blog.First(), "first", Set.of());
        assertThatThrownBy(() -> generator().generate(new Blog.WithoutPosts(), "oops", Set.of()))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("dropping table public.post: its rows are lost")
                .hasMessageContaining("--allow-destructive public.post")
                .hasMessageContaining("renamedFrom");
        assertThat(new MigrationFolder(directory).migrations()).hasSize(1);

        Generator.Result allowed =
                generator().generate(new Blog.WithoutPosts(), "drop", Set.of("public.post"));
        assertThat(allowed.steps())
                .filteredOn(step -> step.risk() == Step.Risk.DESTROYS)
                .extracting(Step::sql)
                .containsExactly("DROP TABLE \"post\"");
    }

    @Test
    void aMigrationWithoutItsSnapshotStopsEverything() throws IOException {
        Path written = generator().generate(new Blog.First(), "first", Set.of()).written();
        Files.delete(written.resolve("snapshot.json"));
        assertThatThrownBy(() -> generator().generate(new Blog.Second(), "second", Set.of()))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining(written.getFileName().toString())
                .hasMessageContaining("has no snapshot.json");
    }

    @Test
    void aForkIsNamedAndRefused() throws IOException {
        Generator.Result first = generator().generate(new Blog.First(), "first", Set.of());
        Path mine = generator().generate(new Blog.Second(), "mine", Set.of()).written();
        Path away = directory.resolveSibling("away");
        Files.move(mine, away);
        Path theirs = generator().generate(new Blog.Renamed(), "theirs", Set.of()).written();
        Path back = directory.resolve("29990101000000_mine");
        Files.move(away, back);
        assertThatThrownBy(() -> generator().generate(new Blog.Second(), "next", Set.of()))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("forks")
                .hasMessageContaining(theirs.getFileName().toString())
                .hasMessageContaining(back.getFileName().toString())
                .hasMessageNotContaining(first.written().getFileName().toString());
    }

    @Test
    void aSnapshotOfAnUnknownVersionIsRefused() throws IOException {
        Path written = generator().generate(new Blog.First(), "first", Set.of()).written();
        Path snapshot = written.resolve("snapshot.json");
        Files.writeString(
                snapshot, Files.readString(snapshot).replace("\"version\": 2", "\"version\": 99"));
        assertThatThrownBy(() -> generator().plan(new Blog.First(), Set.of()))
                .hasMessageContaining("version 99")
                .hasMessageContaining("reads version 2");
    }
}
