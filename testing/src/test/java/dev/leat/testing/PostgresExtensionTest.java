package dev.leat.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@PostgresTest(template = "create table note (id int primary key, text text)")
class PostgresExtensionTest {

    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void fill(TestDatabase database) {
        database.execute("insert into note values (1, 'from before')");
    }

    @RepeatedTest(2)
    void givenATest_whenItAsksForADatabase_thenItIsItsOwnCopyOfTheTemplate(TestDatabase database) {
        assertThat(SEEN.add(database.name())).isTrue();
        assertThat(database.value("select text from note")).isEqualTo("from before");
        database.execute("insert into note values (2, null)");
        assertThat(database.column("select text from note order by id"))
                .containsExactly("from before", null);
    }

    @Test
    void givenTwoParameters_whenResolved_thenTheyAreTwoDatabases(
            TestDatabase first, TestDatabase second) throws SQLException {
        SEEN.add(first.name());
        SEEN.add(second.name());
        assertThat(first.name()).isNotEqualTo(second.name());
        assertThat(second.value("select count(*) from note")).isEqualTo("0");
        try (Connection connection = second.dataSource().getConnection()) {
            assertThat(connection.getCatalog()).isEqualTo(second.name());
        }
        assertThat(TestServer.majorVersion()).isGreaterThanOrEqualTo(15);
    }

    @Test
    void givenAFailingStatement_whenExecuted_thenTheErrorShowsItAndItsState(TestDatabase database) {
        SEEN.add(database.name());
        assertThatThrownBy(() -> database.execute("insert into note values (1)"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("23505")
                .hasMessageContaining("insert into note values (1)");
    }

    @AfterAll
    static void everyDatabaseIsGone() throws SQLException {
        try (Connection connection = TestServer.url().connect();
                var statement =
                        connection.prepareStatement(
                                "select datname from pg_database where datname = any (?)")) {
            statement.setArray(1, connection.createArrayOf("text", SEEN.toArray()));
            try (var rows = statement.executeQuery()) {
                assertThat(rows.next()).isFalse();
            }
        }
        assertThat(SEEN).hasSizeGreaterThanOrEqualTo(5);
    }
}
