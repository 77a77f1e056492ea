package dev.leat.migrate.squash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.migrate.Blog;
import dev.leat.migrate.Generator;
import dev.leat.migrate.apply.DirectRun;
import dev.leat.migrate.apply.JavaMigrations;
import dev.leat.migrate.apply.Migrator;
import dev.leat.migrate.change.Answers;
import dev.leat.migrate.check.DatabaseCheck;
import dev.leat.migrate.check.Finding;
import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@PostgresTest
class SquashAndUndoTest {
    private static final Answers ANYTHING = new Answers(List.of(), Set.of(), true);

    @TempDir Path directory;

    private MigrationFolder folder() {
        return new MigrationFolder(directory.resolve("migrations"));
    }

    private void generate(DatabaseDefinition definition, String name) {
        new Generator(folder()).generate(definition, name, ANYTHING);
    }

    private List<Migration> migrate(TestDatabase database) {
        return new Migrator(database.url(), folder()).migrate();
    }

    private void assertAgrees(TestDatabase database, DatabaseDefinition definition) {
        assertThat(new DatabaseCheck(database.url(), folder()).check(definition).findings())
                .extracting(Finding::message)
                .isEmpty();
    }

    @Test
    void oneMigrationStandsForMany(TestDatabase all, TestDatabase some, TestDatabase none) {
        generate(new Blog.First(), "first");
        migrate(some);
        generate(new Blog.Second(), "second");
        migrate(all);

        new Squash(folder()).squash("until now", Squash.ByHand.REFUSE);

        assertThat(folder().migrations()).hasSize(1);
        assertThat(migrate(all)).as("it has their effect").isEmpty();
        assertAgrees(all, new Blog.Second());
        assertThat(migrate(none)).hasSize(1);
        assertAgrees(none, new Blog.Second());
        assertThatThrownBy(() -> migrate(some))
                .hasMessageContaining("takes the place of migrations of which the database lacks")
                .hasMessageContaining("_second");

        new Generator(folder()).custom("more", "INSERT INTO author (name) VALUES ('A');");
        assertThat(migrate(all)).hasSize(1);
        assertThatThrownBy(() -> new Squash(folder()).squash("again", Squash.ByHand.REFUSE))
                .hasMessageContaining("_more");
        new Squash(folder()).squash("again", Squash.ByHand.KEEP);
        assertThat(migrate(all)).as("what was squashed before is no riddle").isEmpty();
        try (TestDatabase fresh = TestDatabase.create()) {
            migrate(fresh);
            assertThat(fresh.column("SELECT name FROM author")).containsExactly("A");
            assertAgrees(fresh, new Blog.Second());
        }
    }

    @Test
    void theLastMigrationIsTakenBack(TestDatabase database) {
        generate(new Blog.First(), "first");
        generate(new Blog.Second(), "second");
        migrate(database);
        Undo undo = new Undo(folder());
        assertThat(undo.plan(Answers.NONE).isReady())
                .as("it would drop a column and a table")
                .isFalse();
        undo.apply(ANYTHING, new DirectRun(database.url(), JavaMigrations.onClassPath()));
        undo.remove();
        assertThat(folder().migrations()).hasSize(1);
        assertThat(migrate(database)).isEmpty();
        assertAgrees(database, new Blog.First());
    }

    @Test
    void aRenameIsTakenBackAsARename(TestDatabase database) {
        generate(new Blog.First(), "first");
        generate(new Blog.Renamed(), "renamed");
        migrate(database);
        database.execute(
                "INSERT INTO author (name) VALUES ('A')",
                "INSERT INTO article (author_id, heading) SELECT id, 'T' FROM author");
        Undo undo = new Undo(folder());
        undo.apply(Answers.NONE, new DirectRun(database.url(), JavaMigrations.onClassPath()));
        undo.remove();
        assertThat(database.column("SELECT title FROM post")).containsExactly("T");
        assertAgrees(database, new Blog.First());
    }
}
