package dev.leat.sql;

import static dev.leat.query.Query.from;
import static dev.leat.sql.Tracker.COMMENTS;
import static dev.leat.sql.Tracker.ISSUES;
import static dev.leat.sql.Tracker.LABELS;
import static dev.leat.sql.Tracker.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.query.Query;
import dev.leat.sql.Tracker.Comment;
import dev.leat.sql.Tracker.Issue;
import dev.leat.sql.Tracker.Label;
import dev.leat.sql.Tracker.Status;
import dev.leat.sql.Tracker.User;
import dev.leat.sql.result.MappingException;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest
class QueryRunTest {
    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID C = new UUID(0, 3);

    record CommentView(long id, String body, @Nullable User author) {}

    record IssueView(
            String title, Optional<User> owner, List<CommentView> comments, List<Label> labels) {}

    record Titled(UUID id, String title) {}

    private Database db;

    @BeforeEach
    void tables(TestDatabase database) {
        Tracker.create(database);
        db = Database.of(database.dataSource());
        database.execute(
                "INSERT INTO \"user\" VALUES (1, 'Ada'), (2, 'Bob')",
                "INSERT INTO issue (id, title, owner_id, status) VALUES ('%s', 'a', 1, 'open'), ('%s', 'b', NULL, NULL), ('%s', 'c', 2, 'done')"
                        .formatted(A, B, C),
                "INSERT INTO talk.comment VALUES (1, '%1$s', 1, 'one'), (2, '%1$s', 2, 'two'), (3, '%1$s', 1, 'three'), (4, '%2$s', 2, 'four')"
                        .formatted(A, B),
                "INSERT INTO label VALUES ('l1', 'bug'), ('l2', 'new')",
                "INSERT INTO issue_label VALUES ('%1$s', 'l2', 0), ('%1$s', 'l1', 0), ('%1$s', 'l1', 1), ('%2$s', 'l1', 0)"
                        .formatted(A, C));
    }

    @Test
    void aGraphOfRelatedRowsIsOneStatement() {
        Query<Issue> query =
                from(ISSUES)
                        .related(ISSUES.owner)
                        .related(
                                ISSUES.comments,
                                c ->
                                        c.orderBy(COMMENTS.id.desc())
                                                .limit(2)
                                                .related(COMMENTS.author))
                        .related(ISSUES.labels)
                        .orderBy(ISSUES.title);

        User ada = new User(1, "Ada");
        User bob = new User(2, "Bob");
        assertThat(db.run(query, IssueView.class))
                .containsExactly(
                        new IssueView(
                                "a",
                                Optional.of(ada),
                                List.of(
                                        new CommentView(3, "three", ada),
                                        new CommentView(2, "two", bob)),
                                List.of(new Label("l1", "bug"), new Label("l2", "new"))),
                        new IssueView(
                                "b",
                                Optional.empty(),
                                List.of(new CommentView(4, "four", bob)),
                                List.of()),
                        new IssueView(
                                "c", Optional.of(bob), List.of(), List.of(new Label("l1", "bug"))));
    }

    @Test
    void aLimitInsideAManyToManyCountsPerParentAndSkipsDuplicates() {
        record View(String title, List<Label> labels) {}

        assertThat(
                        db.run(
                                from(ISSUES)
                                        .where(ISSUES.title.eq("a"))
                                        .related(
                                                ISSUES.labels,
                                                l -> l.orderBy(LABELS.name.desc()).limit(1)),
                                View.class))
                .containsExactly(new View("a", List.of(new Label("l2", "new"))));
    }

    @Test
    void existsAndNotExistsAskForRelatedRows() {
        assertThat(titles(from(ISSUES).whereExists(ISSUES.comments))).containsExactly("a", "b");
        assertThat(titles(from(ISSUES).whereNotExists(ISSUES.labels))).containsExactly("b");
        assertThat(
                        titles(
                                from(ISSUES)
                                        .whereExists(
                                                ISSUES.labels,
                                                l -> l.where(LABELS.name.eq("new")))))
                .containsExactly("a");
        assertThat(
                        titles(
                                from(ISSUES)
                                        .where(
                                                ISSUES.status
                                                        .eq(Status.DONE)
                                                        .or(
                                                                ISSUES.comments.exists(
                                                                        COMMENTS.author.exists(
                                                                                USERS.name.eq(
                                                                                        "Ada")))))))
                .containsExactly("a", "c");
    }

    private List<String> titles(Query<Issue> query) {
        return db.run(query, Titled.class).stream().map(Titled::title).toList();
    }

    @Test
    void pagesContinueFromARow() {
        Query<Issue> ordered = from(ISSUES).orderBy(ISSUES.status.desc());
        assertThat(titles(ordered)).containsExactly("a", "c", "b");
        Issue first = db.run(ordered.limit(1)).getFirst();
        assertThat(titles(ordered.start(first, false))).containsExactly("c", "b");
        assertThat(titles(ordered.start(first, true))).containsExactly("a", "c", "b");
        assertThat(titles(ordered.start(Map.of(ISSUES.status, Status.DONE, ISSUES.id, C), false)))
                .containsExactly("b");
    }

    @Test
    void oneRowIsTheFirst() {
        assertThat(db.runOne(from(ISSUES).orderBy(ISSUES.title.desc()), Titled.class))
                .contains(new Titled(C, "c"));
        assertThat(db.run(from(ISSUES).one(), Titled.class)).hasSize(1);
        assertThat(db.runOne(from(ISSUES).where(ISSUES.title.eq("?")), Titled.class)).isEmpty();
        assertThat(db.run(from(COMMENTS).where(COMMENTS.id.eq(2L))))
                .containsExactly(new Comment(2, A, 2, "two"));
    }

    @Test
    void theSameQueryInsideATransactionSeesItsWrites() {
        db.inTransaction(tx -> {
            tx.update(ISSUES).set(ISSUES.title, "z").where(ISSUES.id.eq(A)).execute();
            assertThat(tx.run(from(ISSUES).where(ISSUES.title.eq("z")), Titled.class)).hasSize(1);
        });
    }

    @Test
    void aViewThatDoesNotFitIsExplained() {
        record Unknown(String titel) {}
        record Primitive(int ownerId) {}
        record NotAList(Comment comments) {}
        record WrongType(int title) {}

        Query<Issue> query = from(ISSUES).related(ISSUES.comments);
        assertThatThrownBy(() -> db.run(query, Unknown.class))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("titel")
                .hasMessageContaining("id, title, ownerId")
                .hasMessageContaining("(comments)");
        assertThatThrownBy(() -> db.run(query, Primitive.class))
                .hasMessageContaining("issue.owner_id is nullable");
        assertThatThrownBy(() -> db.run(query, NotAList.class))
                .hasMessageContaining("must be a List");
        assertThatThrownBy(() -> db.run(query, WrongType.class))
                .hasMessageContaining("issue.title holds java.lang.String");
        assertThatThrownBy(() -> db.run(query)).hasMessageContaining("run(query, View.class)");
    }
}
