package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.schema.Column;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.Table;
import dev.leat.schema.Tables;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Counts that other hands made wrong are found, and set right.
@PostgresTest
class RepairCommandTest {
    @TempDir Path folder;

    public static final class Forum implements DatabaseDefinition {
        static final class Posts extends Table<Object> {
            static final Posts POSTS = new Posts();
            public final Column<Integer> id = integer("id").primaryKey();
            public final Column<Integer> comments =
                    integer("comments").countOf(() -> Comments.COMMENTS.postId);

            Posts() {
                super("posts");
            }
        }

        static final class Comments extends Table<Object> {
            static final Comments COMMENTS = new Comments();
            public final Column<Integer> id = integer("id").primaryKey();
            public final Column<Integer> postId =
                    integer("post_id").references(() -> Posts.POSTS.id);

            Comments() {
                super("comments");
            }
        }

        @Override
        public Tables synced() {
            return Tables.of(Posts.POSTS, Comments.COMMENTS);
        }
    }

    @Test
    void whatOtherHandsWroteIsCountedAndSetRight(TestDatabase database) {
        CommandProject project = new CommandProject(folder, Forum.class);
        assertThat(project.leat("generate").exit()).isZero();
        Ended early = project.leat(database, "repair", "--output", "json");
        assertThat(early.exit()).isEqualTo(1);
        assertThat(early.out()).contains("leat_repair_posts", "leat status");
        assertThat(project.leat(database, "migrate").exit()).isZero();
        database.execute(
                "INSERT INTO posts (id) VALUES (1), (2)",
                "INSERT INTO comments VALUES (1, 1), (2, 1)",
                "UPDATE posts SET comments = 40 WHERE id = 1");

        Ended wrong = project.leat(database, "repair", "--dry-run");
        assertThat(wrong.exit()).isEqualTo(3);
        assertThat(wrong.out()).contains("public.posts: 1 rows are wrong");
        assertThat(database.value("SELECT comments FROM posts WHERE id = 1")).isEqualTo("40");

        assertThat(project.json(database, "repair").path("wrong").path("public.posts").asInt())
                .isEqualTo(1);
        assertThat(database.column("SELECT comments FROM posts ORDER BY id"))
                .containsExactly("2", "0");
        assertThat(project.leat(database, "repair", "--dry-run").exit()).isZero();
    }
}
