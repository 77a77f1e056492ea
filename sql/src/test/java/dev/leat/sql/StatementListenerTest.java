package dev.leat.sql;

import static dev.leat.sql.Tracker.LABELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.leat.schema.RowValues;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

@PostgresTest
class StatementListenerTest {
    private final List<String> told = new ArrayList<>();
    private TestDatabase database;

    @BeforeEach
    void tables(TestDatabase fresh) {
        database = fresh;
        Tracker.create(fresh);
    }

    private StatementListener telling() {
        return statement -> {
            told.add(
                    "%s %s %s"
                            .formatted(
                                    statement.sql().substring(0, 6),
                                    statement.parameters(),
                                    statement.inTransaction()));
            return outcome ->
                    told.add(
                            "%d rows, %s, in time: %s"
                                    .formatted(
                                            outcome.rows(),
                                            outcome.failure() == null
                                                    ? "done"
                                                    : outcome.failure().sqlState(),
                                            outcome.elapsed().isPositive()));
        };
    }

    private static void insert(Session session, String id) {
        session.insertInto(LABELS)
                .values(RowValues.of(LABELS).set(LABELS.id, id).set(LABELS.name, id))
                .execute();
    }

    @Test
    void everyStatementIsToldWithoutValues() {
        Database db = Database.builder(database.dataSource()).listener(telling()).build();
        insert(db, "secret");
        db.selectFrom(LABELS).where(LABELS.id.eq("secret")).list();
        db.inTransaction(tx -> tx.deleteFrom(LABELS).all().execute());
        assertThat(told)
                .containsExactly(
                        "INSERT [] false",
                        "1 rows, done, in time: true",
                        "SELECT [] false",
                        "1 rows, done, in time: true",
                        "DELETE [] true",
                        "1 rows, done, in time: true");
    }

    @Test
    void valuesAreShownWhenAskedFor() {
        Database db =
                Database.builder(database.dataSource())
                        .listener(telling())
                        .showParameters()
                        .build();
        insert(db, "a");
        assertThat(told.getFirst()).isEqualTo("INSERT [a, a] false");
    }

    @Test
    void aFailureIsToldToo() {
        Database db = Database.builder(database.dataSource()).listener(telling()).build();
        insert(db, "a");
        assertThatThrownBy(() -> insert(db, "a")).isInstanceOf(DatabaseException.class);
        assertThat(told.getLast()).isEqualTo("-1 rows, 23505, in time: true");
    }

    @Test
    void whatIsThrownWhileRowsFlowEndsTheStatementToo() {
        insert(Database.of(database.dataSource()), "a");
        List<String> open = new ArrayList<>();
        List<Long> rows = new ArrayList<>();
        Database watched =
                Database.builder(database.dataSource())
                        .listener(statement -> {
                            open.add(statement.sql());
                            return outcome -> {
                                open.remove(statement.sql());
                                rows.add(outcome.rows());
                            };
                        })
                        .build();
        assertThatThrownBy(() ->
                        watched.selectFrom(LABELS)
                                .forEach(row -> {
                                    throw new IllegalStateException("mine");
                                }))
                .hasMessage("mine");
        assertThat(open).isEmpty();
        assertThat(rows).containsExactly(-1L);
    }

    @Test
    void aListenerThatFailsStopsNothing() {
        Database db =
                Database.builder(database.dataSource())
                        .listener(statement -> {
                            throw new IllegalStateException("start");
                        })
                        .build();
        insert(db, "a");
        Database atTheEnd =
                Database.builder(database.dataSource())
                        .listener(statement ->
                                outcome -> {
                                    throw new IllegalStateException("end");
                                })
                        .build();
        insert(atTheEnd, "b");
        assertThat(database.value("SELECT count(*) FROM label")).isEqualTo("2");
    }

    @Test
    void theLogWarnsOfSlowStatementsAndShowsNoValues() {
        Logger logger = (Logger) LoggerFactory.getLogger(StatementLog.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        Level before = logger.getLevel();
        logger.setLevel(Level.DEBUG);
        try {
            Database db =
                    Database.builder(database.dataSource())
                            .listener(new StatementLog(Duration.ZERO))
                            .build();
            insert(db, "secret");
            insert(
                    Database.builder(database.dataSource())
                            .listener(new StatementLog(Duration.ofHours(1)))
                            .build(),
                    "other");
        } finally {
            logger.setLevel(before);
            logger.detachAppender(lines);
        }
        assertThat(lines.list).hasSize(2);
        assertThat(lines.list.getFirst().getLevel()).isEqualTo(Level.WARN);
        assertThat(lines.list.getFirst().getFormattedMessage())
                .contains("Slow statement", "1 rows", "INSERT INTO")
                .doesNotContain("secret");
        assertThat(lines.list.getLast().getLevel()).isEqualTo(Level.DEBUG);
    }
}
