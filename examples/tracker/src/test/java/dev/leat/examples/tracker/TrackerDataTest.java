package dev.leat.examples.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.examples.tracker.data.TrackerData;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PostgresTest
class TrackerDataTest {
    private static final List<String> SYNCED =
            List.of("users", "issues", "comments", "labels", "issue_labels");

    @ParameterizedTest
    @ValueSource(ints = {1_000, 1_234, 20_000})
    void thereAreAsManyRowsAsAskedFor(int rows, TestDatabase database) throws SQLException {
        TrackerData data = TrackerData.ofRows(rows);
        TrackerDatabase.fill(database, data);

        assertThat(SYNCED.stream().mapToInt(table -> count(database, table)).sum()).isEqualTo(rows);
        assertThat(count(database, "users")).isEqualTo(data.users());
        assertThat(count(database, "issues")).isEqualTo(data.issues());
        assertThat(count(database, "comments")).isEqualTo(data.comments());
        assertThat(count(database, "issue_labels")).isEqualTo(data.issueLabels());
        assertThat(count(database, "sessions")).isEqualTo(data.users());
    }

    @Test
    void theSameSeedGivesTheSameRowsAndAnotherGivesOthers(TestDatabase one, TestDatabase two)
            throws SQLException {
        TrackerDatabase.fill(one, TrackerData.ofRows(1_000));
        TrackerDatabase.fill(two, TrackerData.ofRows(1_000));
        List<String> first = fingerprints(one);
        assertThat(fingerprints(two)).isEqualTo(first);

        two.execute("TRUNCATE users, labels CASCADE");
        try (Connection connection = two.connection()) {
            new TrackerData(1_000, 7).insert(connection);
        }
        assertThat(fingerprints(two)).doesNotContainAnyElementsOf(first);
    }

    @Test
    void theRowsAreOnesThatPeopleCouldHaveWritten(TestDatabase database) throws SQLException {
        TrackerData data = TrackerData.ofRows(5_000);
        TrackerDatabase.fill(database, data);

        assertThat(database.column("SELECT DISTINCT status::text FROM issues ORDER BY 1"))
                .containsExactly("closed", "in_progress", "open");
        assertThat(database.column("SELECT DISTINCT priority::text FROM issues")).hasSize(4);
        assertThat(
                        database.value(
                                "SELECT count(*) FROM issues WHERE (status = 'closed') <> (closed_at IS NOT NULL)"))
                .isEqualTo("0");
        assertThat(
                        database.value(
                                "SELECT count(*) FROM comments c JOIN issues i ON i.id ="
                                        + " c.issue_id WHERE c.created_at < i.created_at"))
                .isEqualTo("0");
        assertThat(database.value("SELECT id FROM users WHERE id = 'dee' AND role = 'admin'"))
                .isEqualTo("dee");
        assertThat(database.value("SELECT count(DISTINCT created_at) FROM issues"))
                .isEqualTo(String.valueOf(data.issues()));
        assertThat(database.column("SELECT name FROM labels WHERE id = '" + data.labelId(0) + "'"))
                .containsExactly("bug");
        assertThat(
                        Integer.parseInt(
                                database.value(
                                        "SELECT max(n) FROM (SELECT count(*) n FROM comments GROUP"
                                                + " BY issue_id) c")))
                .as("comments on the most discussed issue")
                .isGreaterThan(10);
    }

    @Test
    void idsOfAMillionRowsAreDistinctAndWellFormed() {
        TrackerData data = TrackerData.ofRows(1_000_000);
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < data.issues(); i++) {
            ids.add(data.issueId(i));
        }
        for (int i = 0; i < data.comments(); i++) {
            ids.add(data.commentId(i));
        }
        assertThat(ids).hasSize(data.issues() + data.comments());
        assertThat(data.issueId(0).version()).isEqualTo(4);
        assertThat(data.issueId(0).variant()).isEqualTo(2);
        assertThat(Set.of(data.userId(0), data.userId(25), data.userId(26), data.userId(9_999)))
                .containsExactlyInAnyOrder("ann", "zoe", "ann-1", "priya-384");
    }

    @Test
    void tablesThatAreNotEmptyStayAsTheyAre(TestDatabase database) throws SQLException {
        TrackerData data = TrackerData.ofRows(1_000);
        TrackerDatabase.fill(database, data);

        try (Connection connection = database.connection()) {
            assertThatThrownBy(() -> data.insert(connection)).isInstanceOf(SQLException.class);
            assertThat(connection.getAutoCommit()).isTrue();
        }
        assertThat(count(database, "users")).isEqualTo(10);
    }

    @Test
    void aSizeOutsideTheRangeIsRefused() {
        assertThatThrownBy(() -> TrackerData.ofRows(999)).hasMessageContaining("999");
        assertThatThrownBy(() -> TrackerData.ofRows(1_000_001)).hasMessageContaining("1,000,001");
    }

    private static int count(TestDatabase database, String table) {
        return Integer.parseInt(database.value("SELECT count(*) FROM " + table));
    }

    private static List<String> fingerprints(TestDatabase database) {
        return List.of("users", "issues", "comments", "issue_labels").stream()
                .map(table ->
                        database.value(
                                "SELECT md5(string_agg(t::text, '|' ORDER BY t::text))"
                                        + " FROM "
                                        + table
                                        + " t"))
                .toList();
    }
}
