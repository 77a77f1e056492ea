package dev.leat.postgres.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.postgres.ConnectionUrl;
import dev.leat.postgres.SharedServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PgoutputStreamTest {

    private final ConnectionUrl url = SharedServer.newDatabase();
    private final String slot = "slot_" + url.database();

    @BeforeEach
    void createTable() throws SQLException {
        execute(
                "create type mood as enum ('good', 'bad')",
                "create table item (id int primary key, name text, mood mood, big text)",
                "alter table item alter big set storage external",
                "create publication \"my pub\" for table item");
    }

    @AfterEach
    void dropSlot() throws SQLException {
        try (Connection connection = url.connect()) {
            for (ReplicationSlots.Slot each : ReplicationSlots.list(connection)) {
                ReplicationSlots.drop(connection, each.name(), Duration.ofSeconds(10));
            }
            assertThat(ReplicationSlots.list(connection)).isEmpty();
        }
    }

    @Test
    void givenChanges_whenStreamed_thenEachIsDecoded() throws SQLException {
        try (ReplicationSession session = ReplicationSession.open(url)) {
            SlotSnapshot created = session.createSlot(slot, false);
            PgoutputStream stream =
                    session.stream(slot, created.consistentPoint(), List.of("my pub"));
            execute(
                    "insert into item values (1, null, 'good', repeat('x', 10000))",
                    "update item set name = 'naïve 😀' where id = 1",
                    "update item set id = 2 where id = 1",
                    "delete from item",
                    "truncate item restart identity cascade",
                    "select pg_logical_emit_message(false, 'hello', 'wörld')");

            List<PgoutputMessage> insert = transaction(stream);
            PgoutputMessage.Relation relation = only(insert, PgoutputMessage.Relation.class);
            assertThat(relation.schema()).isEqualTo("public");
            assertThat(relation.columns())
                    .extracting(PgoutputMessage.Relation.Column::name)
                    .containsExactly("id", "name", "mood", "big");
            assertThat(relation.columns().get(0).partOfKey()).isTrue();
            assertThat(only(insert, PgoutputMessage.Type.class).name()).isEqualTo("mood");
            Tuple row = only(insert, PgoutputMessage.Insert.class).row();
            assertThat(row.text(0)).isEqualTo("1");
            assertThat(row.isNull(1)).isTrue();
            assertThat(row.text(2)).isEqualTo("good");
            assertThat(row.text(3)).hasSize(10000);

            PgoutputMessage.Update update = only(transaction(stream), PgoutputMessage.Update.class);
            assertThat(update.old()).isNull();
            assertThat(update.row().text(1)).isEqualTo("naïve 😀");
            assertThat(update.row().isUnchanged(3)).isTrue();
            assertThatThrownBy(() -> update.row().text(3))
                    .isInstanceOf(IllegalStateException.class);

            PgoutputMessage.Update moved = only(transaction(stream), PgoutputMessage.Update.class);
            assertThat(moved.old()).isNotNull();
            assertThat(moved.old().whole()).isFalse();
            assertThat(moved.old().row().text(0)).isEqualTo("1");

            assertThat(only(transaction(stream), PgoutputMessage.Delete.class).old().row().text(0))
                    .isEqualTo("2");
            PgoutputMessage.Truncate truncate =
                    only(transaction(stream), PgoutputMessage.Truncate.class);
            assertThat(truncate.relations()).containsExactly(relation.oid());
            assertThat(truncate.cascade()).isTrue();
            assertThat(truncate.restartIdentity()).isTrue();

            PgoutputMessage.Message message = (PgoutputMessage.Message) stream.take();
            assertThat(message.prefix()).isEqualTo("hello");
            assertThat(message.text()).isEqualTo("wörld");
            assertThat(message.transactional()).isFalse();
        }
    }

    @Test
    void givenConfirmedTransactions_whenStreamedAgain_thenOnlyTheOthersCome() throws SQLException {
        Lsn first;
        try (ReplicationSession session = ReplicationSession.open(url)) {
            session.createSlot(slot, false);
            PgoutputStream stream = session.stream(slot, Lsn.ZERO, List.of("my pub"));
            execute("insert into item values (1)", "insert into item values (2)");
            PgoutputMessage.Commit commit = only(transaction(stream), PgoutputMessage.Commit.class);
            first = commit.endLsn();
            transaction(stream);
            stream.confirm(first);
            awaitConfirmed(stream, first);
        }
        try (ReplicationSession session = openFree()) {
            PgoutputStream stream = session.stream(slot, Lsn.ZERO, List.of("my pub"));
            assertThat(only(transaction(stream), PgoutputMessage.Insert.class).row().text(0))
                    .isEqualTo("2");
        }
    }

    @Test
    void givenWritesToOtherTablesOnly_thenTheSlotMovesOnWhenWhatWasReceivedIsConfirmed()
            throws SQLException {
        try (ReplicationSession session = ReplicationSession.open(url)) {
            session.createSlot(slot, false);
            PgoutputStream stream = session.stream(slot, Lsn.ZERO, List.of("my pub"));
            execute("insert into item values (1)");
            Lsn end = only(transaction(stream), PgoutputMessage.Commit.class).endLsn();
            stream.confirm(end);
            execute(
                    "create table unpublished (x int)",
                    "insert into unpublished select generate_series(1, 1000)");
            String target;
            try (Connection connection = url.connect();
                    var statement = connection.createStatement();
                    var row = statement.executeQuery("select pg_current_wal_lsn()::text")) {
                row.next();
                target = row.getString(1);
            }
            awaitConfirmed(stream, end);
            awaitReceived(stream, Lsn.parse(target));
            assertThat(confirmed()).as("never more than was called durable").isEqualTo(end);

            stream.confirm(stream.received());
            awaitConfirmed(stream, Lsn.parse(target));
        }
    }

    @Test
    void givenAReaderThatWaits_whenAnotherThreadCloses_thenTheReaderEndsAtOnce() throws Exception {
        ReplicationSession session = ReplicationSession.open(url);
        session.createSlot(slot, false);
        PgoutputStream stream = session.stream(slot, Lsn.ZERO, List.of("my pub"));
        CompletableFuture<PgoutputMessage> reader = CompletableFuture.supplyAsync(stream::take);
        stream.close();
        assertThatThrownBy(() -> reader.get(5, TimeUnit.SECONDS))
                .hasCauseInstanceOf(ReplicationException.class)
                .satisfies(e ->
                        assertThat(((ReplicationException) e.getCause()).kind())
                                .isEqualTo(ReplicationException.Kind.CLOSED));
    }

    @Test
    void givenAServerThatEndsTheConnection_whenReading_thenTheErrorIsOfTheConnection()
            throws SQLException {
        try (ReplicationSession session = ReplicationSession.open(url)) {
            session.createSlot(slot, false);
            PgoutputStream stream = session.stream(slot, Lsn.ZERO, List.of("my pub"));
            execute(
                    "select pg_terminate_backend(active_pid) from pg_replication_slots where slot_name = '"
                            + slot
                            + "'");
            assertThatThrownBy(stream::take)
                    .isInstanceOf(ReplicationException.class)
                    .satisfies(e ->
                            assertThat(((ReplicationException) e).kind())
                                    .as(e.getMessage())
                                    .isEqualTo(ReplicationException.Kind.CONNECTION));
        }
    }

    @Test
    void givenASlotInUse_whenStreamed_thenTheErrorNamesItsHolder() throws SQLException {
        try (ReplicationSession session =
                ReplicationSession.open(url.withApplicationName("the first"))) {
            session.createSlot(slot, false);
            session.stream(slot, Lsn.ZERO, List.of("my pub"));
            try (ReplicationSession second = ReplicationSession.open(url);
                    Connection connection = url.connect()) {
                Integer holder = ReplicationSlots.list(connection).get(0).holder();
                assertProblem(
                        () -> second.stream(slot, Lsn.ZERO, List.of("my pub")),
                        ReplicationException.Kind.SLOT_IN_USE,
                        "process " + holder,
                        "the first");
            }
        }
    }

    @Test
    void givenNoSlotOrNoPublication_whenStreamed_thenTheErrorSaysWhich() {
        try (ReplicationSession session = ReplicationSession.open(url)) {
            assertProblem(
                    () -> session.stream("nowhere", Lsn.ZERO, List.of("my pub")),
                    ReplicationException.Kind.SLOT_MISSING,
                    "nowhere");
            session.createSlot(slot, true);
            assertProblem(
                    () -> session.stream(slot, Lsn.ZERO, List.of("my pub", "no pub")),
                    ReplicationException.Kind.PUBLICATION_MISSING,
                    "no publication no pub");
            assertProblem(
                    () -> session.createSlot(slot, true),
                    ReplicationException.Kind.NOT_PERMITTED,
                    "Choose another name");
        }
    }

    @Test
    void givenARoleWithoutTheRight_whenASlotIsCreated_thenTheErrorSaysWhatToDo()
            throws SQLException {
        String role = "plain_" + url.database();
        execute("create role " + role + " login");
        assertProblem(
                () -> {
                    try (ReplicationSession session =
                            ReplicationSession.open(url.withUser(role, null))) {
                        session.createSlot(slot, true);
                    }
                },
                ReplicationException.Kind.NOT_PERMITTED,
                "REPLICATION");
    }

    @Test
    void givenATemporarySlot_whenItsSessionStreams_thenItIsGoneAfterwards() throws SQLException {
        try (ReplicationSession session = ReplicationSession.open(url)) {
            session.createSlot(slot, true);
            PgoutputStream stream = session.stream(slot, Lsn.ZERO, List.of("my pub"));
            execute("insert into item values (7)");
            assertThat(only(transaction(stream), PgoutputMessage.Insert.class).row().text(0))
                    .isEqualTo("7");
        }
        try (Connection connection = url.connect()) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (!ReplicationSlots.list(connection).isEmpty() && System.nanoTime() < deadline) {
                LockSupport.parkNanos(10_000_000);
            }
            assertThat(ReplicationSlots.list(connection)).isEmpty();
        }
    }

    /// A killed sender lets go of its slot a moment later.
    private ReplicationSession openFree() throws SQLException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        try (Connection connection = url.connect()) {
            while (ReplicationSlots.list(connection).get(0).holder() != null
                    && System.nanoTime() < deadline) {
                LockSupport.parkNanos(10_000_000);
            }
        }
        return ReplicationSession.open(url);
    }

    private static void awaitReceived(PgoutputStream stream, Lsn target) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (stream.received().isBefore(target)) {
            assertThat(stream.poll()).as("nothing of other tables").isNull();
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private Lsn confirmed() throws SQLException {
        try (Connection connection = url.connect()) {
            return ReplicationSlots.list(connection).get(0).confirmed();
        }
    }

    private void awaitConfirmed(PgoutputStream stream, Lsn target) throws SQLException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        try (Connection connection = url.connect()) {
            while (true) {
                stream.poll();
                Lsn confirmed = ReplicationSlots.list(connection).get(0).confirmed();
                if (confirmed != null && confirmed.compareTo(target) >= 0) {
                    return;
                }
                assertThat(System.nanoTime())
                        .as("confirmed %s, wanted %s", confirmed, target)
                        .isLessThan(deadline);
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private static List<PgoutputMessage> transaction(PgoutputStream stream) {
        List<PgoutputMessage> messages = new ArrayList<>();
        do {
            messages.add(stream.take());
        } while (!(messages.getLast() instanceof PgoutputMessage.Commit));
        assertThat(messages.getFirst()).isInstanceOf(PgoutputMessage.Begin.class);
        assertThat(((PgoutputMessage.Begin) messages.getFirst()).finalLsn())
                .isEqualTo(((PgoutputMessage.Commit) messages.getLast()).commitLsn());
        return messages;
    }

    private static <T> T only(List<PgoutputMessage> messages, Class<T> type) {
        List<T> found = messages.stream().filter(type::isInstance).map(type::cast).toList();
        assertThat(found).as("%s in %s", type.getSimpleName(), messages).hasSize(1);
        return found.getFirst();
    }

    private static void assertProblem(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call,
            ReplicationException.Kind kind,
            String... words) {
        assertThatThrownBy(call)
                .isInstanceOf(ReplicationException.class)
                .hasMessageContainingAll(words)
                .satisfies(e ->
                        assertThat(((ReplicationException) e).kind())
                                .as(e.getMessage())
                                .isEqualTo(kind));
    }

    private void execute(String... statements) throws SQLException {
        SharedServer.execute(url, statements);
    }
}
