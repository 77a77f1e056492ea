package dev.leat.sql;

import static dev.leat.schema.Conditions.or;
import static dev.leat.sql.Tracker.COMMENTS;
import static dev.leat.sql.Tracker.ISSUES;
import static dev.leat.sql.Tracker.LABELS;
import static dev.leat.sql.Tracker.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.leat.schema.NewRow;
import dev.leat.schema.RowValues;
import dev.leat.sql.Tracker.Comment;
import dev.leat.sql.Tracker.Issue;
import dev.leat.sql.Tracker.Label;
import dev.leat.sql.Tracker.Status;
import dev.leat.sql.Tracker.User;
import dev.leat.sql.result.RowCountException;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest
class StatementTest {
    private Database db;

    @BeforeEach
    void tables(TestDatabase database) {
        Tracker.create(database);
        db = Database.of(database.dataSource());
        db.insertInto(USERS).values(List.of(user(1, "Ada"), user(2, null), user(3, "a"))).execute();
    }

    private static NewRow<User> user(int id, String name) {
        return RowValues.of(USERS).set(USERS.id, id).set(USERS.name, name);
    }

    private static RowValues<Issue> issue(String title) {
        return RowValues.of(ISSUES).set(ISSUES.title, title);
    }

    private static NewRow<Label> label(String id, String name) {
        return RowValues.of(LABELS).set(LABELS.id, id).set(LABELS.name, name);
    }

    @Test
    void selectsReadRecords() {
        assertThat(db.selectFrom(USERS).orderBy(USERS.id).list())
                .containsExactly(new User(1, "Ada"), new User(2, null), new User(3, "a"));
        assertThat(db.selectFrom(USERS).where(USERS.name.isNull()).one())
                .isEqualTo(new User(2, null));
        assertThat(db.selectFrom(USERS).where(USERS.id.gt(7)).first()).isEmpty();
        assertThat(db.selectFrom(USERS).orderBy(USERS.id).limit(1).offset(1).list())
                .containsExactly(new User(2, null));
        assertThat(db.selectFrom(USERS).where(USERS.id.in(1, 3)).count()).isEqualTo(2);
        assertThat(db.selectFrom(USERS).where(USERS.id.in(List.of())).exists()).isFalse();
        assertThatThrownBy(() -> db.selectFrom(USERS).one())
                .isInstanceOf(RowCountException.class)
                .hasMessage("one row was expected from table user, found more than one");
    }

    @Test
    void nullsComeFirstAscendingAndTextsGoByCodePoint() {
        assertThat(db.selectFrom(USERS).orderBy(USERS.name).list())
                .extracting(User::name)
                .containsExactly(null, "Ada", "a");
        assertThat(db.selectFrom(USERS).orderBy(USERS.name.desc()).list())
                .extracting(User::name)
                .containsExactly("a", "Ada", null);
        assertThat(db.selectFrom(USERS).where(USERS.name.lt("a")).list())
                .extracting(User::name)
                .containsExactly("Ada");
    }

    @Test
    void insertsGiveBackWhatPostgresFilledIn() {
        Issue issue = db.insertInto(ISSUES).values(issue("x")).returning().one();

        assertThat(issue.title()).isEqualTo("x");
        assertThat(issue.urgent()).isFalse();
        assertThat(issue.createdAt()).isNotNull();
        assertThat(db.selectFrom(ISSUES).where(ISSUES.id.eq(issue.id())).one()).isEqualTo(issue);
    }

    @Test
    void manyRowsWithDifferentColumnsAreOneInsertAndTooManyAreSeveral() {
        List<NewRow<Issue>> rows = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            rows.add(i % 2 == 0 ? issue("t" + i) : issue("t" + i).set(ISSUES.urgent, true));
        }

        assertThat(db.insertInto(ISSUES).values(rows).execute()).isEqualTo(2_500);
        assertThat(db.selectFrom(ISSUES).where(ISSUES.urgent.eq(true)).count()).isEqualTo(1_250);
    }

    @Test
    void givenALateChunkFails_whenManyRowsAreInserted_thenNoneIs() {
        List<NewRow<Label>> rows = new ArrayList<>();
        for (int i = 0; i < 1_500; i++) {
            rows.add(label("l" + i, i == 1_400 ? "n0" : "n" + i));
        }

        assertThatThrownBy(() -> db.insertInto(LABELS).values(rows).execute())
                .isInstanceOf(DatabaseException.UniqueViolation.class);
        assertThat(db.selectFrom(LABELS).count()).isZero();
    }

    @Test
    void insertingNoRowsDoesNothing() {
        assertThat(db.insertInto(LABELS).values(List.of()).execute()).isZero();
        assertThat(db.insertInto(LABELS).values(List.of()).returning().list()).isEmpty();
    }

    @Test
    void conflictsAreLeftOutOrUpdated() {
        db.insertInto(LABELS).values(label("a", "one")).execute();

        assertThat(
                        db.insertInto(LABELS)
                                .values(label("a", "x"))
                                .onConflictDoNothing()
                                .returning()
                                .list())
                .isEmpty();
        assertThat(
                        db.insertInto(LABELS)
                                .values(label("a", "two"))
                                .onConflict(LABELS.id)
                                .doUpdate(LABELS.name)
                                .returning()
                                .list())
                .containsExactly(new Label("a", "two"));
        assertThat(
                        db.insertInto(LABELS)
                                .values(List.of(label("a", "y"), label("b", "z")))
                                .onConflict(LABELS.id)
                                .doNothing()
                                .execute())
                .isEqualTo(1);
    }

    @Test
    void updatesAndDeletesSayWhichRows() {
        Issue issue = db.insertInto(ISSUES).values(issue("x")).returning().one();
        db.insertInto(ISSUES).values(issue("y")).execute();

        assertThat(
                        db.update(ISSUES)
                                .set(ISSUES.status, Status.ACTIVE)
                                .set(ISSUES.ownerId, 1)
                                .setSql(ISSUES.title, "title || ?", "!")
                                .where(ISSUES.id.eq(issue.id()))
                                .returning()
                                .list())
                .containsExactly(
                        new Issue(issue.id(), "x!", 1, Status.ACTIVE, false, issue.createdAt()));
        assertThat(
                        db.update(ISSUES)
                                .setNull(ISSUES.status)
                                .where(ISSUES.owner.exists(USERS.name.eq("Ada")))
                                .execute())
                .isEqualTo(1);
        assertThat(db.deleteFrom(ISSUES).where(ISSUES.owner.notExists()).returning().list())
                .extracting(Issue::title)
                .containsExactly("y");
        assertThat(db.update(ISSUES).set(ISSUES.urgent, true).all().execute()).isEqualTo(1);
        assertThat(db.deleteFrom(ISSUES).all().execute()).isEqualTo(1);
        assertThatThrownBy(() -> db.update(ISSUES).setNull(ISSUES.title))
                .hasMessage("issue.title cannot be set to null: it is NOT NULL");
        assertThatThrownBy(() -> db.deleteFrom(ISSUES).where(USERS.id.eq(1)).execute())
                .hasMessageContaining("user.id is used")
                .hasMessageContaining("the statement does not mention user");
    }

    @Test
    void aConditionOutsideTheDefaultSchemaWorksForEveryStatement() {
        UUID issue = db.insertInto(ISSUES).values(issue("x")).returning().one().id();
        Comment comment =
                db.insertInto(COMMENTS)
                        .values(
                                RowValues.of(COMMENTS)
                                        .set(COMMENTS.issueId, issue)
                                        .set(COMMENTS.authorId, 1)
                                        .set(COMMENTS.body, "hi"))
                        .returning()
                        .one();

        assertThat(
                        db.update(COMMENTS)
                                .set(COMMENTS.body, "ho")
                                .where(
                                        or(
                                                COMMENTS.body.ilike("H_"),
                                                COMMENTS.author.exists(USERS.id.eq(9))))
                                .execute())
                .isEqualTo(1);
        assertThat(db.selectFrom(COMMENTS).one())
                .isEqualTo(new Comment(comment.id(), issue, 1, "ho"));
        assertThat(db.deleteFrom(COMMENTS).where(COMMENTS.issue.exists()).execute()).isEqualTo(1);
    }

    @Test
    void errorsAreNamedAndShowNoValues() {
        db.insertInto(LABELS).values(label("a", "secret")).execute();

        DatabaseException unique =
                catchThrowableOfType(
                        DatabaseException.UniqueViolation.class,
                        () -> db.insertInto(LABELS).values(label("b", "secret")).execute());
        assertThat(unique.constraint()).isEqualTo("label_name_key");
        assertThat(unique.tableName()).isEqualTo("label");
        assertThat(unique.sqlState()).isEqualTo("23505");
        assertThat(unique)
                .hasMessageContaining("INSERT INTO \"label\"")
                .hasMessageNotContaining("secret")
                .hasRootCauseMessage(
                        "duplicate key value violates unique constraint \"label_name_key\"");

        RowValues<Comment> comment =
                RowValues.of(COMMENTS)
                        .set(COMMENTS.issueId, UUID.randomUUID())
                        .set(COMMENTS.authorId, 1);
        assertThatThrownBy(() ->
                        db.insertInto(COMMENTS).values(comment.set(COMMENTS.body, "x")).execute())
                .isInstanceOfSatisfying(
                        DatabaseException.ForeignKeyViolation.class,
                        e -> assertThat(e.constraint()).isEqualTo("comment_issue"));
        assertThatThrownBy(() -> db.insertInto(COMMENTS).values(comment).execute())
                .isInstanceOf(DatabaseException.NotNullViolation.class);
        assertThatThrownBy(() ->
                        db.insertInto(COMMENTS).values(comment.set(COMMENTS.body, "bad")).execute())
                .isInstanceOf(DatabaseException.CheckViolation.class);
        assertThatThrownBy(() ->
                        db.insertInto(COMMENTS)
                                .values(comment.set(COMMENTS.body, "x".repeat(21)))
                                .execute())
                .as("a text that is too long is refused, not cut")
                .isInstanceOfSatisfying(
                        DatabaseException.InvalidValue.class,
                        e -> assertThat(e.sqlState()).isEqualTo("22001"));
        assertThatThrownBy(() -> db.sql("select ?::uuid", "my-password").rows())
                .hasMessageContaining("22P02")
                .hasMessageNotContaining("my-password");
    }

    @Test
    void rawSqlStandsAloneOrInsideACondition() {
        assertThat(
                        db.sql(
                                        "select id + ? from \"user\" where name = any(?::text[])",
                                        10,
                                        List.of("Ada", "a"))
                                .column())
                .containsExactlyInAnyOrder("11", "13");
        assertThat(db.selectFrom(USERS).where(RawSql.condition("length(name) > ?", 1)).list())
                .containsExactly(new User(1, "Ada"));
        assertThat(db.sql("update \"user\" set name = ? where id = ?", null, 1).execute())
                .isEqualTo(1);
    }
}
