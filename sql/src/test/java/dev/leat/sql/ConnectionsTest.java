package dev.leat.sql;

import static dev.leat.query.Query.from;
import static dev.leat.sql.Tracker.LABELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.schema.RowValues;
import dev.leat.sql.Tracker.Label;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two databases with different rows play primary and replica, so that each row tells where it was
/// read.
@PostgresTest
class ConnectionsTest {
    private Database db;

    @BeforeEach
    void primaryAndReplica(TestDatabase primary, TestDatabase replica) {
        for (TestDatabase each : List.of(primary, replica)) {
            Tracker.create(each);
        }
        primary.execute("INSERT INTO label VALUES ('at', 'primary')");
        replica.execute("INSERT INTO label VALUES ('at', 'replica')");
        db =
                Database.withReplicas(
                        primary.dataSource(),
                        List.of(replica.dataSource()),
                        ReplicaChooser.roundRobin());
    }

    private static String place(Session session) {
        return session.selectFrom(LABELS).where(LABELS.id.eq("at")).one().name();
    }

    @Test
    void readsGoToAReplicaAndPrimarySaysOtherwise() {
        assertThat(place(db)).isEqualTo("replica");
        assertThat(db.run(from(LABELS))).extracting(Label::name).containsExactly("replica");
        assertThat(place(db.primary())).isEqualTo("primary");
    }

    @Test
    void whatWritesOrLocksOrIsRawGoesToThePrimary(TestDatabase primary) {
        db.insertInto(LABELS)
                .values(RowValues.of(LABELS).set(LABELS.id, "n").set(LABELS.name, "n"))
                .returning()
                .list();
        assertThat(db.update(LABELS).set(LABELS.name, "m").where(LABELS.id.eq("n")).execute())
                .isOne();
        assertThat(db.deleteFrom(LABELS).where(LABELS.id.eq("n")).returning().list()).hasSize(1);
        assertThat(db.selectFrom(LABELS).where(LABELS.id.eq("at")).forUpdate().one().name())
                .isEqualTo("primary");
        assertThat(db.sql("SELECT name FROM label").column()).containsExactly("primary");
        assertThat(primary.column("SELECT id FROM label")).containsExactly("at");
    }

    @Test
    void aTransactionStaysOnThePrimaryUnlessItOnlyReads() {
        assertThat(db.<String, RuntimeException>transaction(ConnectionsTest::place))
                .isEqualTo("primary");
        assertThat(
                        db.<String, RuntimeException>transaction(
                                TransactionOptions.repeatableRead().asReadOnly(),
                                ConnectionsTest::place))
                .isEqualTo("replica");
        assertThat(
                        db.<String, RuntimeException>transaction(
                                TransactionOptions.serializable().asReadOnly(),
                                ConnectionsTest::place))
                .as("a stand-by cannot serialize")
                .isEqualTo("primary");
        assertThat(
                        db.primary()
                                .<String, RuntimeException>transaction(
                                        TransactionOptions.DEFAULT.asReadOnly(),
                                        ConnectionsTest::place))
                .isEqualTo("primary");
    }

    @Test
    void aChooserThatChoosesNoneIsNamed(TestDatabase primary, TestDatabase replica) {
        Database none =
                Database.withReplicas(
                        primary.dataSource(), List.of(replica.dataSource()), replicas -> null);
        assertThatThrownBy(() -> place(none))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("chose none of 1 replicas");
    }

    /// What Leat cannot see in a select: a function that writes.
    @Test
    void aReplicaThatRefusesToWriteSaysWhereWritesGo(TestDatabase primary, TestDatabase replica) {
        primary.execute("CREATE SEQUENCE ticket");
        replica.execute("CREATE SEQUENCE ticket");
        Database standby =
                Database.withReplicas(
                        primary.dataSource(),
                        List.of(
                                replica.url()
                                        .withParameter(
                                                "options", "-c default_transaction_read_only=on")
                                        .dataSource()),
                        ReplicaChooser.random());
        var drawing = standby.selectFrom(LABELS).where(RawSql.condition("nextval('ticket') > 0"));
        assertThatThrownBy(drawing::list)
                .isInstanceOf(DatabaseException.ReadOnly.class)
                .hasMessageContaining("primary()");
    }

    @Test
    void aReplicaThatIsDownIsNamed(TestDatabase primary) {
        Database down =
                Database.withReplicas(
                        primary.dataSource(),
                        List.of(primary.url().withDatabase("not_there").dataSource()),
                        ReplicaChooser.roundRobin());
        assertThatThrownBy(() -> place(down))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("not_there")
                .hasMessageContaining("replica");
        assertThat(place(down.primary())).isEqualTo("primary");
    }

    @Test
    void replicasTakeTurns(TestDatabase primary, TestDatabase replica) {
        Database turns =
                Database.withReplicas(
                        primary.dataSource(),
                        List.of(replica.dataSource(), primary.dataSource()),
                        ReplicaChooser.roundRobin());
        assertThat(IntStream.range(0, 4).mapToObj(n -> place(turns)))
                .containsExactly("replica", "primary", "replica", "primary");

        Database any =
                Database.withReplicas(
                        primary.dataSource(),
                        List.of(replica.dataSource(), primary.dataSource()),
                        ReplicaChooser.random());
        assertThat(IntStream.range(0, 40).mapToObj(n -> place(any)).distinct())
                .containsExactlyInAnyOrder("replica", "primary");
    }

    @Test
    void rawAccessGivesTheConnectionBackCleanWhateverHappens(TestDatabase primary)
            throws Exception {
        try (var connection = primary.connection()) {
            Database one = Database.of(new OneConnection(connection));
            assertThatThrownBy(() ->
                            one.withConnection(raw -> {
                                raw.setAutoCommit(false);
                                try (var statement = raw.createStatement()) {
                                    statement.execute("DELETE FROM label");
                                }
                                throw new IllegalArgumentException("mine");
                            }))
                    .hasMessage("mine");
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(one.selectFrom(LABELS).count()).isOne();

            assertThatThrownBy(() ->
                            one.withConnection(raw -> raw.createStatement().execute("SELEKT")))
                    .isInstanceOf(DatabaseException.SyntaxOrAccess.class);
        }
    }
}
