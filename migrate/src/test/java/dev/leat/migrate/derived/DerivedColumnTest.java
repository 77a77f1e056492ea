package dev.leat.migrate.derived;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest
class DerivedColumnTest {
    private static final String POST =
            "SELECT comment_count, visible_count, likes, weight, heat, first_on, last_on, round(average_likes, 2), has_hidden FROM post WHERE id = ";

    @BeforeEach
    void forum(TestDatabase database) {
        Forum.create(database);
        database.execute("INSERT INTO post (id) SELECT generate_series(1, 5)");
    }

    @Test
    void everyFunctionFollowsInsertsUpdatesAndDeletes(TestDatabase database) {
        database.execute(
                """
                INSERT INTO comment (id, post_id, hidden, likes, weight, heat, written_on) VALUES
                  (1, 1, false, 3, 1.50, 0.5, '2026-01-02'), (2, 1, true, NULL, 2, 1, '2026-01-05'),
                  (3, 1, false, 6, NULL, NULL, '2026-01-03'), (4, 2, false, 1, 1, 1, '2026-02-01'),
                  (5, NULL, false, 9, 9, 9, '2026-03-01')
                """);

        assertThat(row(database, 1))
                .containsExactly(
                        "3", "2", "9", "3.50", "1.5", "2026-01-02", "2026-01-05", "4.50", "t");
        assertThat(row(database, 2))
                .containsExactly(
                        "1", "1", "1", "1.00", "1", "2026-02-01", "2026-02-01", "1.00", "f");
        assertThat(row(database, 3))
                .containsExactly("0", "0", "0", "0", "0", null, null, null, "f");

        database.execute(
                "UPDATE comment SET hidden = NOT hidden, likes = coalesce(likes, 0) + 1 WHERE post_id = 1");
        assertThat(row(database, 1))
                .containsExactly(
                        "3", "1", "12", "3.50", "1.5", "2026-01-02", "2026-01-05", "4.00", "t");

        database.execute("DELETE FROM comment WHERE id IN (1, 2)");
        assertThat(row(database, 1))
                .containsExactly(
                        "1", "0", "7", "0.00", "0", "2026-01-03", "2026-01-03", "7.00", "t");

        database.execute("DELETE FROM comment WHERE id = 3");
        assertThat(row(database, 1))
                .containsExactly("0", "0", "0", "0.00", "0", null, null, null, "f");
        assertThat(repaired(database)).isEqualTo("0");
    }

    @Test
    void aMoveTakesFromOneParentAndGivesToAnother(TestDatabase database) {
        database.execute(
                "INSERT INTO comment (id, post_id, likes, written_on) VALUES (1, 1, 4, '2026-05-01'), (2, 1, 1, '2026-04-01')",
                "UPDATE comment SET post_id = 2 WHERE id = 1");

        assertThat(row(database, 1)).startsWith("1", "1", "1").contains("2026-04-01");
        assertThat(row(database, 2)).startsWith("1", "1", "4").contains("2026-05-01");

        database.execute("UPDATE comment SET post_id = NULL");
        assertThat(counts(database)).containsOnly("0");
        database.execute("UPDATE comment SET post_id = 3");
        assertThat(counts(database)).containsExactly("0", "0", "2", "0", "0");
    }

    @Test
    void deletingAParentTakesItsChildrenWithoutAnError(TestDatabase database) {
        database.execute(
                "INSERT INTO comment (post_id) SELECT 1 + i % 5 FROM generate_series(1, 100) i",
                "INSERT INTO view (post_id, seconds) SELECT 1 + i % 5, i FROM generate_series(1, 100) i",
                "DELETE FROM post WHERE id IN (2, 4)");

        assertThat(counts(database)).containsExactly("20", "20", "20");
        assertThat(database.column("SELECT post_id FROM post_stats ORDER BY 1"))
                .containsExactly("1", "3", "5");
        assertThat(repaired(database)).isEqualTo("0");
    }

    @Test
    void truncatingTheChildEmptiesEveryParent(TestDatabase database) {
        database.execute(
                "INSERT INTO comment (post_id, likes) SELECT 1 + i % 5, i FROM generate_series(1, 100) i",
                "TRUNCATE comment");
        assertThat(row(database, 1)).startsWith("0", "0", "0").endsWith("f");

        database.execute("INSERT INTO comment (post_id) VALUES (1)", "TRUNCATE post CASCADE");
        assertThat(database.value("SELECT count(*) FROM post")).isEqualTo("0");
    }

    @Test
    void aChangedKeyOfTheParentCarriesItsChildrenAlong(TestDatabase database) {
        database.execute(
                "INSERT INTO comment (post_id, likes) SELECT 1, i FROM generate_series(1, 10) i",
                "UPDATE post SET id = 77 WHERE id = 1");

        assertThat(row(database, 77)).startsWith("10", "10", "55");
        assertThat(repaired(database)).isEqualTo("0");
    }

    @Test
    void aChangeThatConcernsNoDerivedColumnLeavesTheParentAlone(TestDatabase database) {
        database.execute("INSERT INTO comment (id, post_id, likes) VALUES (1, 1, 1)");
        String before = database.value("SELECT ctid::text FROM post WHERE id = 1");

        database.execute(
                "UPDATE comment SET id = 2",
                "INSERT INTO comment (id, post_id) VALUES (9, NULL)",
                "DELETE FROM comment WHERE id = 9");

        assertThat(database.value("SELECT ctid::text FROM post WHERE id = 1")).isEqualTo(before);
    }

    @Test
    void rowsOfAStatsTableAppearByThemselves(TestDatabase database) {
        database.execute("INSERT INTO view (post_id, seconds) VALUES (3, 10), (1, 5), (3, 1)");
        assertThat(database.rows("SELECT post_id, views, seconds FROM post_stats ORDER BY 1"))
                .containsExactly(List.of("1", "1", "5"), List.of("3", "2", "11"));

        database.execute(
                "UPDATE view SET post_id = 2 WHERE seconds = 10",
                "DELETE FROM view WHERE post_id = 1");
        assertThat(database.rows("SELECT post_id, views, seconds FROM post_stats ORDER BY 1"))
                .containsExactly(
                        List.of("1", "0", "0"), List.of("2", "1", "10"), List.of("3", "1", "1"));
    }

    @Test
    void aTreeCountsItsOwnChildren(TestDatabase database) {
        database.execute(
                "INSERT INTO category (id, parent_id) VALUES (1, NULL), (2, 1), (3, 1), (4, 2), (5, 4)");
        assertThat(database.column("SELECT child_count FROM category ORDER BY id"))
                .containsExactly("2", "1", "0", "1", "0");

        database.execute(
                "UPDATE category SET parent_id = 3 WHERE id = 4",
                "DELETE FROM category WHERE id = 2");
        assertThat(database.column("SELECT child_count FROM category ORDER BY id"))
                .containsExactly("1", "1", "1", "0");
        database.execute("DELETE FROM category WHERE id = 3");
        assertThat(database.column("SELECT child_count FROM category ORDER BY id"))
                .containsExactly("0");
    }

    @Test
    void aSumThatCannotBeUndoneByAddingIsComputedAnew(TestDatabase database) {
        database.execute(
                "INSERT INTO comment (id, post_id, weight, heat) VALUES (1, 1, 'NaN', 'Infinity'), (2, 1, 1.25, 2)");
        assertThat(database.rows("SELECT weight, heat FROM post WHERE id = 1"))
                .containsExactly(List.of("NaN", "Infinity"));

        database.execute("DELETE FROM comment WHERE id = 1");
        assertThat(database.rows("SELECT weight, heat FROM post WHERE id = 1"))
                .containsExactly(List.of("1.25", "2"));
    }

    @Test
    void repairSetsRightWhatOtherHandsWroteAndSaysHowMuch(TestDatabase database) {
        database.execute(
                "INSERT INTO comment (post_id, likes) SELECT 1 + i % 5, i FROM generate_series(1, 50) i",
                "INSERT INTO view (post_id, seconds) SELECT 1 + i % 5, i FROM generate_series(1, 50) i",
                "UPDATE post SET comment_count = 99 WHERE id IN (2, 3)",
                "UPDATE post SET has_hidden = true WHERE id = 3",
                "DELETE FROM post_stats WHERE post_id = 1");

        assertThat(repaired(database)).isEqualTo("2");
        assertThat(counts(database)).containsOnly("10");
        assertThat(database.value(Repair.callSql(Forum.POST_STATS))).isEqualTo("2");
        assertThat(database.value(Repair.callSql(Forum.POST_STATS))).isEqualTo("0");
        assertThat(repaired(database)).isEqualTo("0");
    }

    @Test
    void whoMayWriteOnlyTheChildMovesTheCountAllTheSame(TestDatabase database) {
        String role = "writer_" + database.name();
        database.execute(
                "CREATE ROLE " + role, "GRANT INSERT, DELETE, SELECT ON comment TO " + role);
        try {
            database.execute(
                    "SET ROLE " + role,
                    "INSERT INTO comment (post_id) VALUES (1), (1)",
                    "DELETE FROM comment WHERE id = (SELECT min(id) FROM comment)",
                    "RESET ROLE");
            assertThat(counts(database)).startsWith("1");
        } finally {
            database.execute("DROP OWNED BY " + role, "DROP ROLE " + role);
        }
    }

    @Test
    void randomStatementsKeepEveryColumnRight(TestDatabase database) {
        long seed = Long.getLong("leat.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            String statement =
                    switch (random.nextInt(6)) {
                        case 0, 1 ->
                                "INSERT INTO comment (post_id, hidden, likes, weight, heat, written_on) SELECT p.id, random() < 0.5, CASE WHEN random() < 0.2 THEN NULL ELSE (random() * 9)::int END, round((random() * 9)::numeric, 2), random(), date '2026-01-01' + (random() * 30)::int FROM post p, generate_series(1, "
                                        + (1 + random.nextInt(3))
                                        + ") WHERE random() < 0.6";
                        case 2 -> "DELETE FROM comment WHERE random() < 0.2";
                        case 3 ->
                                "UPDATE comment SET post_id = (SELECT id FROM post ORDER BY random() + comment.id LIMIT 1) WHERE random() < 0.3";
                        case 4 ->
                                "UPDATE comment SET hidden = NOT hidden, likes = likes - 1, written_on = written_on - 1 WHERE random() < 0.3";
                        default ->
                                random.nextInt(4) == 0
                                        ? "WITH gone AS (DELETE FROM post WHERE id = (SELECT max(id) FROM post) RETURNING id) INSERT INTO post (id) SELECT id + 1 FROM gone"
                                        : "UPDATE comment SET post_id = NULL WHERE random() < 0.1";
                    };
            database.execute(statement);
            assertThat(repaired(database)).as("seed %d, after %s", seed, statement).isEqualTo("0");
        }
    }

    private static String repaired(TestDatabase database) {
        return String.valueOf(database.value(Repair.callSql(Forum.POSTS)));
    }

    private static List<String> row(TestDatabase database, int post) {
        return database.rows(POST + post).getFirst();
    }

    private static List<String> counts(TestDatabase database) {
        return database.column("SELECT comment_count FROM post ORDER BY id");
    }
}
