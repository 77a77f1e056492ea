package dev.leat.sql.graph;

import static dev.leat.query.Query.from;
import static dev.leat.sql.graph.Blog.COMMENTS;
import static dev.leat.sql.graph.Blog.NOTES;
import static dev.leat.sql.graph.Blog.PEOPLE;
import static dev.leat.sql.graph.Blog.POSTS;
import static dev.leat.sql.graph.Blog.STATS;
import static dev.leat.sql.graph.Blog.TAGS;
import static dev.leat.sql.graph.Blog.TEXTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.query.Query;
import dev.leat.sql.Database;
import dev.leat.sql.PreparedQuery;
import dev.leat.sql.graph.Blog.Comment;
import dev.leat.sql.graph.Blog.Person;
import dev.leat.sql.graph.Blog.Post;
import dev.leat.sql.graph.Blog.PostStats;
import dev.leat.sql.graph.Blog.Tag;
import dev.leat.sql.render.Placeholder;
import dev.leat.sql.result.MappingException;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest
class RelatedRowsTest {
    record Name(String name) {}

    record Title(String title) {}

    record Body(String body) {}

    private Database db;

    @BeforeEach
    void tables(TestDatabase database) {
        Blog.create(database);
        db = Database.of(database.dataSource());
    }

    private List<String> titles(Query<Post> query) {
        return db.run(query, Title.class).stream().map(Title::title).toList();
    }

    private List<String> names(Query<Person> query) {
        return db.run(query, Name.class).stream().map(Name::name).toList();
    }

    // ---- one and many

    @Test
    void oneAndManyTogetherAreOneStatement() {
        record Line(String body, Name author) {}
        record View(String title, Name author, List<Line> comments) {}

        assertThat(
                        db.run(
                                from(POSTS)
                                        .related(POSTS.author)
                                        .related(
                                                POSTS.comments,
                                                c ->
                                                        c.related(COMMENTS.author)
                                                                .orderBy(COMMENTS.votes.desc())),
                                View.class))
                .containsExactly(
                        new View(
                                "one",
                                new Name("Ada"),
                                List.of(
                                        new Line("a", new Name("Bob")),
                                        new Line("c", new Name("Bob")),
                                        new Line("b", new Name("Cy")))),
                        new View("two", new Name("Ada"), List.of()),
                        new View(
                                "three", new Name("Bob"), List.of(new Line("d", new Name("Ada")))));
    }

    @Test
    void aTableIsRelatedToItselfBothWays() {
        record View(String name, @Nullable Name host, List<Name> guests) {}

        assertThat(db.run(from(PEOPLE).related(PEOPLE.host).related(PEOPLE.guests), View.class))
                .containsExactly(
                        new View("Ada", null, List.of(new Name("Bob"), new Name("Cy"))),
                        new View("Bob", new Name("Ada"), List.of()),
                        new View("Cy", new Name("Ada"), List.of()));
        assertThat(names(from(PEOPLE).whereExists(PEOPLE.host))).containsExactly("Bob", "Cy");
        assertThat(
                        names(
                                from(PEOPLE)
                                        .whereExists(
                                                PEOPLE.guests, g -> g.where(PEOPLE.name.eq("Cy")))))
                .containsExactly("Ada");
        assertThat(names(from(PEOPLE).whereExists(PEOPLE.host, h -> h.whereNotExists(PEOPLE.host))))
                .containsExactly("Bob", "Cy");
    }

    @Test
    void fourLevelsAreOneStatement() {
        record L4(String name) {}
        record L3(String body, L4 author) {}
        record L2(String title, List<L3> comments, List<L4> tags) {}
        record L1(String name, List<L2> posts) {}

        assertThat(
                        db.run(
                                from(PEOPLE)
                                        .where(PEOPLE.id.eq(1))
                                        .related(
                                                PEOPLE.posts,
                                                p ->
                                                        p.related(
                                                                        POSTS.comments,
                                                                        c ->
                                                                                c.limit(2)
                                                                                        .related(
                                                                                                COMMENTS.author))
                                                                .related(POSTS.tags)),
                                L1.class))
                .containsExactly(
                        new L1(
                                "Ada",
                                List.of(
                                        new L2(
                                                "one",
                                                List.of(
                                                        new L3("a", new L4("Bob")),
                                                        new L3("b", new L4("Cy"))),
                                                List.of(new L4("sql"), new L4("java"))),
                                        new L2("two", List.of(), List.of()))));
    }

    @Test
    void limitAndOffsetCountPerParentRow() {
        record View(String title, List<Body> comments) {}

        Query<Post> query =
                from(POSTS)
                        .related(
                                POSTS.comments,
                                c -> c.orderBy(COMMENTS.id.desc()).limit(1).offset(1));
        assertThat(db.run(query, View.class))
                .containsExactly(
                        new View("one", List.of(new Body("b"))),
                        new View("two", List.of()),
                        new View("three", List.of()));
        assertThat(titles(from(POSTS).offset(1))).containsExactly("two", "three");
        assertThat(titles(from(POSTS).limit(1).offset(2))).containsExactly("three");
        record Deep(String name, List<View> posts) {}
        assertThat(
                        db.run(
                                from(PEOPLE)
                                        .limit(1)
                                        .related(
                                                PEOPLE.posts,
                                                p -> p.limit(1).related(POSTS.comments)),
                                Deep.class))
                .containsExactly(
                        new Deep(
                                "Ada",
                                List.of(
                                        new View(
                                                "one",
                                                List.of(
                                                        new Body("a"),
                                                        new Body("b"),
                                                        new Body("c"))))));
    }

    @Test
    void theFirstOfManyIsAskedForWithOne() {
        record View(String title, @Nullable Body comments) {}

        assertThat(
                        db.run(
                                from(POSTS)
                                        .related(
                                                POSTS.comments,
                                                c -> c.orderBy(COMMENTS.votes.desc()).one()),
                                View.class))
                .containsExactly(
                        new View("one", new Body("a")),
                        new View("two", null),
                        new View("three", new Body("d")));
    }

    @Test
    void keysOfSeveralColumnsLeadOn() {
        record Line(String note) {}
        record Language(String language, List<Line> notes) {}
        record View(int id, List<Language> texts) {}

        assertThat(
                        db.run(
                                from(POSTS)
                                        .where(POSTS.id.eq(1))
                                        .related(
                                                POSTS.texts,
                                                t ->
                                                        t.related(
                                                                TEXTS.notes,
                                                                n -> n.orderBy(NOTES.line.desc()))),
                                View.class))
                .containsExactly(
                        new View(
                                1,
                                List.of(
                                        new Language("de", List.of(new Line("y"), new Line("x"))),
                                        new Language("en", List.of(new Line("z"))))));
    }

    @Test
    void aRequiredRowThatIsMissingIsAnErrorThatNamesTheRelation(TestDatabase database) {
        record View(String title, Name author) {}
        record Lenient(String title, Optional<Name> author) {}

        database.execute("DELETE FROM person WHERE id = 2");
        Query<Post> query = from(POSTS).related(POSTS.author);
        assertThatThrownBy(() -> db.run(query, View.class))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("post.author is declared required()");
        assertThat(db.run(query, Lenient.class)).hasSize(3);
    }

    // ---- relations with a filter of their own

    @Test
    void aRelationsOwnFilterHoldsWhereverItIsUsed() {
        record View(String name, List<Title> published) {}

        assertThat(db.run(from(PEOPLE).related(PEOPLE.published), View.class))
                .containsExactly(
                        new View("Ada", List.of(new Title("one"))),
                        new View("Bob", List.of(new Title("three"))),
                        new View("Cy", List.of()));
        assertThat(
                        names(
                                from(PEOPLE)
                                        .whereExists(
                                                PEOPLE.published,
                                                p -> p.where(POSTS.title.eq("two")))))
                .isEmpty();
        assertThat(names(from(PEOPLE).where(PEOPLE.published.count().eq(1L))))
                .containsExactly("Ada", "Bob");
        assertThat(titles(from(POSTS).whereExists(POSTS.shortTags))).containsExactly("one");
        assertThat(titles(from(POSTS).where(POSTS.liked.count().gt(1L)))).containsExactly("one");
    }

    // ---- views

    @Test
    void viewsAreReadRelatedAndRelatedTo() {
        record FromView(long comments, Title post, List<Body> all) {}
        record ToView(String title, @Nullable PostStats stats) {}

        assertThat(db.run(from(STATS).where(STATS.comments.gt(0L)).orderBy(STATS.title)))
                .containsExactly(new PostStats(1, "one", 3), new PostStats(3, "three", 1));
        assertThat(
                        db.run(
                                from(STATS)
                                        .related(STATS.post)
                                        .related(STATS.all, c -> c.limit(1))
                                        .orderBy(STATS.postId),
                                FromView.class))
                .containsExactly(
                        new FromView(3, new Title("one"), List.of(new Body("a"))),
                        new FromView(0, new Title("two"), List.of()),
                        new FromView(1, new Title("three"), List.of(new Body("d"))));
        assertThat(db.run(from(POSTS).related(POSTS.stats), ToView.class))
                .contains(new ToView("one", new PostStats(1, "one", 3)));
        assertThat(
                        titles(
                                from(POSTS)
                                        .whereExists(
                                                POSTS.stats, s -> s.where(STATS.comments.eq(0L)))))
                .containsExactly("two");
    }

    // ---- filters over relations at any depth

    @Test
    void relatedRowsAreFilteredByTheirOwnRelations() {
        record View(String title, List<Body> comments) {}

        assertThat(
                        db.run(
                                from(POSTS)
                                        .whereExists(
                                                POSTS.author,
                                                a ->
                                                        a.whereExists(
                                                                PEOPLE.guests,
                                                                g ->
                                                                        g.where(
                                                                                PEOPLE.name.eq(
                                                                                        "Bob"))))
                                        .related(
                                                POSTS.comments,
                                                c ->
                                                        c.whereExists(
                                                                COMMENTS.author,
                                                                a ->
                                                                        a.where(
                                                                                PEOPLE.addressCity
                                                                                        .isNotNull()))),
                                View.class))
                .containsExactly(
                        new View("one", List.of(new Body("b"))), new View("two", List.of()));
        assertThat(
                        titles(
                                from(POSTS)
                                        .where(
                                                POSTS.published
                                                        .eq(false)
                                                        .or(
                                                                POSTS.tags.exists(
                                                                        TAGS.name.eq("sql"))))))
                .containsExactly("one", "two");
    }

    @Test
    void whereExistsMaySayWhereOnly() {
        assertThatThrownBy(() -> from(POSTS).whereExists(POSTS.comments, c -> c.offset(1)))
                .hasMessageContaining("whereExists(post.comments, …) may only say where");
        assertThatThrownBy(() ->
                        from(POSTS).whereNotExists(POSTS.comments, c -> c.columns(COMMENTS.id)))
                .hasMessageContaining("whereNotExists(post.comments, …) may only say where");
    }

    // ---- prepared, in a transaction, as graphs

    @Test
    void aPreparedQueryRunsWithValuesAndInTransactions() {
        record View(String title, List<Body> comments) {}

        Placeholder<Integer> id = Placeholder.of("id", POSTS.id);
        Placeholder<Integer> votes = Placeholder.of("votes", COMMENTS.votes);
        PreparedQuery<View> byId =
                db.prepare(
                        from(POSTS)
                                .where(POSTS.id.eq(id))
                                .related(POSTS.comments, c -> c.where(COMMENTS.votes.ge(votes))),
                        View.class);

        assertThat(byId.first(id.is(1), votes.is(2)))
                .contains(new View("one", List.of(new Body("a"), new Body("c"))));
        assertThat(byId.list(id.is(3), votes.is(9))).containsExactly(new View("three", List.of()));
        assertThat(byId.first(id.is(77), votes.is(0))).isEmpty();
        assertThatThrownBy(() -> byId.list(id.is(1))).hasMessageContaining("votes");
        db.inTransaction(tx -> {
            tx.sql("UPDATE post SET title = 'changed' WHERE id = 1").execute();
            assertThat(byId.on(tx).first(id.is(1), votes.is(5)))
                    .contains(new View("changed", List.of(new Body("a"))));
        });
    }

    @Test
    void graphsNeedNoRecord() {
        List<RowGraph<Post>> graphs =
                db.graphs(
                        from(POSTS)
                                .related(POSTS.author)
                                .related(POSTS.tags)
                                .relatedCount(POSTS.comments)
                                .where(POSTS.id.eq(1)));

        RowGraph<Post> post = graphs.getFirst();
        assertThat(graphs).hasSize(1);
        assertThat(post.get(POSTS.title)).isEqualTo("one");
        assertThat(post.row()).isEqualTo(new Post(1, 1, "one", true));
        assertThat(post.get(POSTS.author).get(PEOPLE.name)).isEqualTo("Ada");
        assertThat(post.get(POSTS.tags))
                .extracting(tag -> tag.row())
                .containsExactly(new Tag(1, "sql"), new Tag(2, "java"));
        assertThat(post.get("commentsCount", Long.class)).isEqualTo(3);
        assertThatThrownBy(() -> post.get(POSTS.comments))
                .hasMessageContaining("does not ask for post.comments");
        assertThatThrownBy(() -> post.get("commentsCount", String.class))
                .isInstanceOf(ClassCastException.class);
        assertThat(post)
                .hasToString(
                        "post[id=1, authorId=1, title=one, published=true, commentsCount=3, author=person[id=1, name=Ada, invitedBy=null, addressStreet=Main St 1, addressCity=Bern], tags=[tag[id=1, name=sql], tag[id=2, name=java]]]");
        assertThat(db.graphs(from(COMMENTS).columns(COMMENTS.id)).getFirst())
                .isEqualTo(db.graphs(from(COMMENTS).columns(COMMENTS.id).limit(1)).getFirst())
                .satisfies(graph ->
                        assertThatThrownBy(() -> graph.row())
                                .hasMessageContaining("does not show talk.comment.post_id"));
        assertThat(db.run(from(COMMENTS).where(COMMENTS.id.eq(4L))))
                .containsExactly(new Comment(4, 3, 1, "d", 1));
    }
}
