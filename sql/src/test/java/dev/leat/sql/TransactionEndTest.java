package dev.leat.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How transactions end when it is not the statement that fails.
@PostgresTest
class TransactionEndTest {
    private static final TransactionOptions REPEATED =
            TransactionOptions.DEFAULT.withRetry(
                    new TransactionRetry(5, Duration.ofMillis(1), 1, Duration.ofMillis(1)));

    private Database db;

    @BeforeEach
    void open(TestDatabase database) {
        database.execute("CREATE TABLE counter (n int NOT NULL)", "INSERT INTO counter VALUES (0)");
        db = Database.of(database.dataSource());
    }

    private String counter() {
        return db.sql("SELECT n FROM counter").column().getFirst();
    }

    @Test
    void theFunctionsOwnSqlExceptionReachesTheCallerAsItIs() {
        SQLException mine = new SQLException("mine", "P0001");
        assertThatThrownBy(() ->
                        db.inTransaction(tx -> {
                            tx.sql("UPDATE counter SET n = 1").execute();
                            throw mine;
                        }))
                .isSameAs(mine);
        assertThat(counter()).isEqualTo("0");
    }

    @Test
    void aMeetingThatRawJdbcSawIsRepeatedAsOneOfAStatement() throws SQLException {
        int attempts =
                db.transaction(
                        REPEATED,
                        tx -> {
                            tx.sql("UPDATE counter SET n = n + 1").execute();
                            if (tx.attempt() < 3) {
                                meet(tx.connection());
                            }
                            return tx.attempt();
                        });
        assertThat(attempts).isEqualTo(3);
        assertThat(counter()).isEqualTo("1");
    }

    private static void meet(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DO $$ BEGIN RAISE SQLSTATE '40001'; END $$");
        }
    }

    @Test
    void whatWasNotAMeetingIsNotRepeated() {
        AtomicInteger runs = new AtomicInteger();
        assertThatThrownBy(() ->
                        db.inTransaction(
                                REPEATED,
                                tx -> {
                                    runs.incrementAndGet();
                                    throw new SQLException("full", "53100");
                                }))
                .isInstanceOf(SQLException.class);
        assertThat(runs).hasValue(1);
    }

    /// The server may have committed before it could say so.
    @Test
    void aConnectionThatEndsAtTheCommitLeavesOpenWhetherItHappened() {
        assertThatThrownBy(() ->
                        db.inTransaction(
                                REPEATED,
                                tx -> {
                                    tx.sql("UPDATE counter SET n = 1").execute();
                                    end(tx);
                                }))
                .isInstanceOf(DatabaseException.ConnectionLost.class)
                .hasMessageContaining("COMMIT")
                .hasMessageContaining("unknown");
        assertThat(counter()).isEqualTo("0");
    }

    @Test
    void aConnectionThatEndsInANestedTransactionIsToldByTheStatementThatMetIt() {
        assertThatThrownBy(() ->
                        db.inTransaction(tx ->
                                tx.inTransaction(nested -> {
                                    end(nested);
                                    nested.sql("SELECT 'this one'").rows();
                                })))
                .isInstanceOf(DatabaseException.ConnectionLost.class)
                .hasMessageContaining("SELECT 'this one'");
    }

    private void end(Transaction tx) {
        String pid = tx.sql("SELECT pg_backend_pid()").column().getFirst();
        Database other = db.outside();
        other.sql("SELECT pg_terminate_backend($1::int, 10000)", pid).rows();
    }

    @Test
    void whatTheNetworkDidIsInTheMessage() {
        assertThatThrownBy(() ->
                        onVirtualThread(() ->
                                db.inTransaction(tx -> {
                                    Thread.currentThread().interrupt();
                                    // Long enough that the thread has to wait for it, whoever else
                                    // is at work.
                                    tx.sql("SELECT pg_sleep(1)").rows();
                                })))
                .isInstanceOf(DatabaseException.ConnectionLost.class)
                .hasMessageContaining("Closed by interrupt");
    }

    private static void onVirtualThread(Runnable work) throws InterruptedException {
        RuntimeException[] failure = new RuntimeException[1];
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        failure[0] = e;
                    }
                })
                .join();
        if (failure[0] != null) {
            throw failure[0];
        }
    }
}
