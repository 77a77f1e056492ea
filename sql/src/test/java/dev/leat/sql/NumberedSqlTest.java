package dev.leat.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Any SQL text with `$1` parameters, as `psql` and the server's documentation write them.
@PostgresTest
class NumberedSqlTest {
    private Database db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Database.of(database.dataSource());
    }

    private List<@Nullable String> row(String sql, @Nullable Object... values) {
        return db.sql(sql, values).rows().getFirst();
    }

    @Test
    void aNumberMayComeAgainAndInAnyOrder() {
        assertThat(row("SELECT $2::int, $1::text, $2::int + 1", "a", 7))
                .containsExactly("7", "a", "8");
        assertThat(
                        row(
                                "SELECT $1::timestamptz = $1::timestamptz, $2::text IS NULL",
                                Instant.parse("2026-01-02T03:04:05Z"),
                                null))
                .containsExactly("t", "t");
    }

    @Test
    void whatAnAttackerGivesIsAValue() {
        String attack = "'; DROP TABLE users; --";
        assertThat(row("SELECT $1::text", attack)).containsExactly(attack);
    }

    @Test
    void whatIsQuotedOrCommentedIsLeftAlone() {
        assertThat(
                        row(
                                """
                                SELECT '$1 ?', E'\\'$1', "$1?", $1::int /* $1 /* ? */ $9 */ -- $7 ?
                                  , $$ $1 ? $$, $q$ $1 $$ $q$
                                FROM (SELECT 5 AS "$1?") t
                                """,
                                3))
                .containsExactly("$1 ?", "'$1", "5", "3", " $1 ? ", " $1 $$ ");
        assertThat(row("SELECT a$1 FROM (SELECT 4 AS a$1) t WHERE $1::int = 1", 1))
                .as("a dollar in a name")
                .containsExactly("4");
    }

    @Test
    void operatorsWithAQuestionMarkAreOperators() {
        assertThat(
                        row(
                                "SELECT $1::jsonb ? 'a', $1::jsonb ?| ARRAY['x', 'a'], $1::jsonb ?& ARRAY['x']",
                                "{\"a\": 1}"))
                .containsExactly("t", "t", "f");
    }

    @Test
    void aMissingValueAndOneTooManyAreNamed() {
        assertThatThrownBy(() -> db.sql("SELECT $1, $3", 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("$3")
                .hasMessageContaining("2 values");
        assertThatThrownBy(() -> db.sql("SELECT $1, $3", 1, 2, 3)).hasMessageContaining("$2");
        assertThatThrownBy(() -> db.sql("SELECT $0", 1)).hasMessageContaining("$0");
    }

    @Test
    void withoutValuesTheNumbersAreTheServers(TestDatabase database) throws Exception {
        try (var connection = database.connection()) {
            Database one = Database.of(new OneConnection(connection));
            one.sql("PREPARE twice AS SELECT $1::int * 2").execute();
            assertThat(one.sql("EXECUTE twice (21)").column()).containsExactly("42");
        }
    }
}
