package dev.leat.sql;

import static dev.leat.sql.Tracker.LABELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.postgres.ConnectionPool;
import dev.leat.postgres.Pool;
import dev.leat.schema.RowValues;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an application does all day, through a pool.
@PostgresTest
class PooledDatabaseTest {
    private ConnectionPool pool;
    private Database db;

    @BeforeEach
    void open(TestDatabase database) {
        Tracker.create(database);
        pool = Pool.application("shop").withMaximum(4).open(database.url());
        db = Database.of(pool);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void theConnectionComesBackWhateverHappensToIt() {
        assertThatThrownBy(() ->
                        db.withConnection(connection -> {
                            throw new IllegalStateException("forced");
                        }))
                .hasMessage("forced");
        assertThatThrownBy(() ->
                        db.withConnection(connection -> {
                            connection.close();
                            throw new SQLException("closed", "08003");
                        }))
                .isInstanceOf(DatabaseException.ConnectionLost.class);
        assertThatThrownBy(() -> db.sql("SELECT $1::int / $2::int", 1, 0).rows())
                .isInstanceOf(DatabaseException.InvalidValue.class);
        assertThatThrownBy(() -> db.inTransaction(tx -> tx.sql("SELEKT").rows()))
                .isInstanceOf(DatabaseException.SyntaxOrAccess.class);
        assertThat(pool.usage().active()).isZero();
    }

    @Test
    void aBorrowedConnectionIsTheBorrowersUntilItIsClosed() throws SQLException {
        try (Connection borrowed = db.borrowConnection()) {
            assertThat(borrowed.isValid(1)).isTrue();
            assertThat(pool.usage().active()).isEqualTo(1);
        }
        assertThat(pool.usage().active()).isZero();
    }

    @Test
    void aDateIsComparedAndAnInjectionIsData() {
        db.sql("CREATE TABLE seen (at timestamptz, who text)").execute();
        Instant noon = Instant.parse("2026-01-02T12:00:00Z");
        String attack = "x'); DROP TABLE seen; --";
        assertThat(db.sql("INSERT INTO seen VALUES ($1, $2)", noon, attack).execute()).isOne();
        assertThat(
                        db.sql(
                                        "SELECT who FROM seen WHERE at > $1 AND who = $2",
                                        noon.minusSeconds(1),
                                        attack)
                                .column())
                .containsExactly(attack);
    }

    @Test
    void manyVirtualThreadsShareFewConnections() throws Exception {
        List<Future<Long>> all = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                String id = "l" + i;
                all.add(
                        threads.submit(() ->
                                db.transaction(tx -> {
                                    tx.insertInto(LABELS)
                                            .values(
                                                    RowValues.of(LABELS)
                                                            .set(LABELS.id, id)
                                                            .set(LABELS.name, id))
                                            .execute();
                                    return db.current()
                                            .selectFrom(LABELS)
                                            .where(LABELS.id.eq(id))
                                            .count();
                                })));
            }
        }
        for (Future<Long> each : all) {
            assertThat(each.get()).isOne();
        }
        assertThat(db.selectFrom(LABELS).count()).isEqualTo(200);
        assertThat(pool.usage().active()).isZero();
    }
}
