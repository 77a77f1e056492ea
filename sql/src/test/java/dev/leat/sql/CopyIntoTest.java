package dev.leat.sql;

import static dev.leat.sql.Tracker.COMMENTS;
import static dev.leat.sql.Tracker.ISSUES;
import static dev.leat.sql.Tracker.LABELS;
import static dev.leat.sql.Tracker.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.schema.Functions;
import dev.leat.schema.NewRow;
import dev.leat.schema.RowValues;
import dev.leat.schema.Schema;
import dev.leat.sql.Tracker.Issue;
import dev.leat.sql.Tracker.Label;
import dev.leat.sql.Tracker.Status;
import dev.leat.sql.Tracker.User;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest
class CopyIntoTest {
    private Database db;

    @BeforeEach
    void tables(TestDatabase database) {
        Tracker.create(database);
        db =
                Database.of(
                        database.dataSource(),
                        new Schema(List.of(USERS, ISSUES, COMMENTS, LABELS), List.of(), List.of()));
    }

    private static RowValues<Label> label(String id, String name) {
        return RowValues.of(LABELS).set(LABELS.id, id).set(LABELS.name, name);
    }

    @Test
    void whatCopyAndInsertWriteIsTheSame() {
        List<String> nasty =
                List.of(
                        "",
                        "\\N",
                        "\\D",
                        "\\",
                        "\\\\.",
                        "\\.",
                        "tab\there",
                        "line\nbreak",
                        "return\r\nbreak",
                        "\b\f\u000b",
                        "NULL",
                        "naïve 😀 日本",
                        "'quoted' \"twice\"",
                        " spaces ");
        List<NewRow<Label>> rows = new ArrayList<>();
        for (int i = 0; i < nasty.size(); i++) {
            rows.add(label("c" + i, "copy" + nasty.get(i)));
            rows.add(label("d" + i, nasty.get(i) + "end"));
        }
        rows.add(label("", "\\."));
        assertThat(db.copyInto(LABELS).rows(rows)).isEqualTo(rows.size());

        assertThat(db.selectFrom(LABELS).list())
                .extracting(each -> List.of(each.id(), each.name()))
                .containsExactlyInAnyOrderElementsOf(
                        rows.stream()
                                .map(row ->
                                        List.of(
                                                (String) row.values().get("id"),
                                                (String) row.values().get("name")))
                                .toList());
    }

    @Test
    void typesNullsAndDefaultsArrive() {
        if (db.serverVersion() < 16) {
            assertThatThrownBy(() ->
                            db.copyInto(ISSUES)
                                    .rows(
                                            List.of(
                                                    RowValues.of(ISSUES)
                                                            .set(ISSUES.title, "t")
                                                            .set(ISSUES.urgent, true),
                                                    RowValues.of(ISSUES).set(ISSUES.title, "u"))))
                    .hasMessageContaining("row 2 of issue leaves issue.urgent out")
                    .hasMessageContaining("PostgreSQL 16");
            return;
        }
        UUID id = UUID.randomUUID();
        Instant time = Instant.parse("2026-01-02T03:04:05.678901Z");
        RowValues<Issue> full =
                RowValues.of(ISSUES)
                        .set(ISSUES.id, id)
                        .set(ISSUES.title, "t")
                        .set(ISSUES.status, Status.ACTIVE)
                        .setNull(ISSUES.ownerId)
                        .set(ISSUES.urgent, true)
                        .set(ISSUES.createdAt, time);
        RowValues<Issue> sparse =
                RowValues.of(ISSUES).set(ISSUES.title, "u").setNull(ISSUES.status);
        db.copyInto(ISSUES).rows(List.of(full, sparse));

        List<Issue> issues = db.selectFrom(ISSUES).orderBy(ISSUES.title).list();
        assertThat(issues.getFirst())
                .isEqualTo(new Issue(id, "t", null, Status.ACTIVE, true, time));
        assertThat(issues.getLast().urgent()).as("a default that one row asks for").isFalse();
        assertThat(issues.getLast().status()).isNull();
        assertThat(issues.getLast().createdAt()).isAfter(time);
    }

    @Test
    void manyRowsFlowAndTellHowFarTheyAre() {
        List<Long> told = new ArrayList<>();
        AtomicBoolean closed = new AtomicBoolean();
        Stream<RowValues<User>> users =
                IntStream.range(0, 25_000)
                        .mapToObj(n ->
                                RowValues.of(USERS).set(USERS.id, n).set(USERS.name, "user " + n))
                        .onClose(() -> closed.set(true));
        assertThat(db.copyInto(USERS).onProgress(10_000, told::add).rows(users)).isEqualTo(25_000);
        assertThat(told).containsExactly(10_000L, 20_000L);
        assertThat(closed).isTrue();
        assertThat(db.selectFrom(USERS).count()).isEqualTo(25_000);
        assertThat(db.copyInto(USERS).rows(List.of())).isZero();
    }

    @Test
    void anErrorOfTheServerNamesTheRowTheKeyAndNoValue() {
        assertThatThrownBy(() ->
                        db.copyInto(LABELS)
                                .rows(
                                        List.of(
                                                label("a", "x"),
                                                label("b", "secret"),
                                                label("c", "secret"))))
                .isInstanceOfSatisfying(
                        DatabaseException.UniqueViolation.class,
                        e -> {
                            assertThat(e.columns()).isEqualTo(List.of(LABELS.name));
                            assertThat(e.table()).isSameAs(LABELS);
                        })
                .hasMessageContaining("COPY \"label\"")
                .hasMessageContaining("row 3")
                .hasMessageNotContaining("secret");
        assertThat(db.selectFrom(LABELS).count()).as("all or none").isZero();
    }

    @Test
    void aRowThatDoesNotFitIsNamedAndNothingStays() {
        assertThatThrownBy(() ->
                        db.copyInto(ISSUES)
                                .rows(
                                        List.of(
                                                RowValues.of(ISSUES).set(ISSUES.title, "t"),
                                                RowValues.of(ISSUES)
                                                        .set(ISSUES.title, "t")
                                                        .set(ISSUES.urgent, true))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 2")
                .hasMessageContaining("'urgent'")
                .hasMessageContaining("columns(…)");
        if (db.serverVersion() >= 16) {
            assertThat(
                            db.copyInto(ISSUES)
                                    .columns(ISSUES.title, ISSUES.urgent)
                                    .rows(
                                            List.of(
                                                    RowValues.of(ISSUES).set(ISSUES.title, "t"),
                                                    RowValues.of(ISSUES)
                                                            .set(ISSUES.title, "t")
                                                            .set(ISSUES.urgent, true))))
                    .isEqualTo(2);
        }
        assertThatThrownBy(() -> db.copyInto(ISSUES).columns(LABELS.id))
                .hasMessageContaining("not a column");
    }

    @Test
    void whatTheSourceThrowsUndoesTheCopyAndTheConnectionGoesOn(TestDatabase database)
            throws Exception {
        try (var connection = database.connection()) {
            Database one = Database.of(new OneConnection(connection));
            Stream<RowValues<Label>> failing =
                    IntStream.range(0, 5_000)
                            .mapToObj(n -> {
                                if (n == 4_000) {
                                    throw new IllegalStateException("the file ended");
                                }
                                return label("l" + n, "n" + n);
                            });
            assertThatThrownBy(() -> one.copyInto(LABELS).rows(failing))
                    .hasMessage("the file ended");
            assertThat(one.selectFrom(LABELS).count()).isZero();
        }
    }

    @Test
    void whatIsNoRowOfValuesIsRefusedByItsNumber() {
        assertThatThrownBy(() ->
                        db.copyInto(LABELS)
                                .rows(
                                        List.of(
                                                label("a", "x"),
                                                label("b", "y")
                                                        .set(
                                                                LABELS.name,
                                                                Functions.lower(LABELS.id)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 2")
                .hasMessageContaining("expression");
        assertThatThrownBy(() -> db.copyInto(LABELS).rows(Arrays.asList(label("a", "x"), null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 2 of label is null");
        assertThat(db.selectFrom(LABELS).count()).isZero();
    }

    /// Postgres would wait for the rows, and they for Postgres.
    @Test
    void rowsCannotAskTheTransactionThatTheyFlowIn() {
        assertThatThrownBy(() ->
                        db.inTransaction(tx ->
                                tx.copyInto(LABELS)
                                        .rows(
                                                Stream.of("a", "b", "c")
                                                        .map(each ->
                                                                label(
                                                                        each,
                                                                        each
                                                                                + tx.selectFrom(
                                                                                                USERS)
                                                                                        .count())))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("COPY")
                .hasMessageContaining("outside()");
        long copied =
                db.transaction(tx ->
                        tx.copyInto(LABELS)
                                .rows(
                                        Stream.of("a", "b", "c")
                                                .map(each -> {
                                                    db.outside().selectFrom(USERS).count();
                                                    return label(each, each);
                                                })));
        assertThat(copied).isEqualTo(3);
    }

    @Test
    void aTextWithHalfACharacterIsRefusedAndNotChanged() {
        assertThatThrownBy(() ->
                        db.copyInto(LABELS)
                                .rows(List.of(label("a", "a \uD83D\uDE00"), label("b", "b\uD83D"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 2")
                .hasMessageContaining("\\uD83D at index 1");
        assertThat(db.selectFrom(LABELS).count()).isZero();
    }

    @Test
    void aCopyIsPartOfItsTransaction() {
        assertThatThrownBy(() ->
                        db.inTransaction(tx -> {
                            tx.copyInto(LABELS).rows(List.of(label("a", "a")));
                            assertThat(tx.selectFrom(LABELS).count()).isOne();
                            tx.rollback("no");
                        }))
                .isInstanceOf(RollbackException.class);
        assertThat(db.selectFrom(LABELS).count()).isZero();
    }
}
