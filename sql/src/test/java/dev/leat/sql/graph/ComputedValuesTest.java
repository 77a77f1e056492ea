package dev.leat.sql.graph;

import static dev.leat.query.Query.from;
import static dev.leat.schema.Functions.lower;
import static dev.leat.schema.Functions.sql;
import static dev.leat.schema.Functions.upper;
import static dev.leat.sql.graph.Blog.COMMENTS;
import static dev.leat.sql.graph.Blog.PEOPLE;
import static dev.leat.sql.graph.Blog.POSTS;
import static dev.leat.sql.graph.Blog.POST_TAGS;
import static dev.leat.sql.graph.Blog.STATS;
import static dev.leat.sql.graph.Blog.TAGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.query.Query;
import dev.leat.query.UnwatchableQueryException;
import dev.leat.schema.DataType;
import dev.leat.schema.Expression;
import dev.leat.sql.Database;
import dev.leat.sql.result.MappingException;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Counts, aggregates, extras, columns of junctions, value objects.
@PostgresTest
class ComputedValuesTest {
    private Database db;

    @BeforeEach
    void tables(TestDatabase database) {
        Blog.create(database);
        db = Database.of(database.dataSource());
    }

    // ---- counts and aggregates

    @Test
    void countsOfRelationsAreValues() {
        record View(String title, long commentsCount, long tagsCount) {}

        assertThat(
                        db.run(
                                from(POSTS).relatedCount(POSTS.comments).relatedCount(POSTS.tags),
                                View.class))
                .as("a tag that two rows of the junction lead to counts once")
                .containsExactly(
                        new View("one", 3, 2), new View("two", 0, 0), new View("three", 1, 1));

        record Liked(String title, long commentsCount) {}
        assertThat(
                        db.run(
                                from(POSTS)
                                        .relatedCount(
                                                POSTS.comments, c -> c.where(COMMENTS.votes.gt(0))),
                                Liked.class))
                .containsExactly(new Liked("one", 2), new Liked("two", 0), new Liked("three", 1));
    }

    @Test
    void countsAreConditionsAndOrders() {
        record Title(String title) {}

        assertThat(
                        db.run(
                                from(POSTS)
                                        .where(POSTS.comments.count().le(1L))
                                        .orderBy(POSTS.comments.count().desc()),
                                Title.class))
                .containsExactly(new Title("three"), new Title("two"));
        assertThat(
                        db.run(
                                from(POSTS)
                                        .where(POSTS.comments.count(COMMENTS.votes.gt(1)).eq(2L)),
                                Title.class))
                .containsExactly(new Title("one"));
    }

    @Test
    void rowsAreOrderedByTheRowThatTheyLeadTo() {
        record Body(String body) {}

        assertThat(
                        db.run(
                                from(COMMENTS)
                                        .orderBy(
                                                COMMENTS.author.value(PEOPLE.name).desc(),
                                                COMMENTS.id.desc()),
                                Body.class))
                .extracting(Body::body)
                .containsExactly("b", "c", "a", "d");
    }

    @Test
    void aggregatesOfRelatedRowsAreNested() {
        record Stat(String title, @Nullable Integer best, @Nullable String authorName) {}
        record View(String name, List<Stat> posts) {}
        Expression<Integer> max = sql("max({})", COMMENTS.votes).as(DataType.INTEGER);

        assertThat(
                        db.run(
                                from(PEOPLE)
                                        .where(PEOPLE.id.eq(1))
                                        .related(
                                                PEOPLE.posts,
                                                p ->
                                                        p.extra(
                                                                        "best",
                                                                        POSTS.comments.aggregate(
                                                                                max))
                                                                .extra(
                                                                        POSTS.author
                                                                                .value(PEOPLE.name)
                                                                                .as("authorName"))),
                                View.class))
                .containsExactly(
                        new View(
                                "Ada",
                                List.of(new Stat("one", 5, "Ada"), new Stat("two", null, "Ada"))));
    }

    // ---- extras

    @Test
    void extrasAreComputedAtEveryLevel() {
        record Line(String loud, int twice) {}
        record View(String lowerName, List<Line> comments) {}

        assertThat(
                        db.run(
                                from(PEOPLE)
                                        .extra(lower(PEOPLE.name).as("lowerName"))
                                        .related(
                                                PEOPLE.comments,
                                                c ->
                                                        c.extra("loud", upper(COMMENTS.body))
                                                                .extra(
                                                                        "twice",
                                                                        COMMENTS.votes.times(2)))
                                        .orderBy(lower(PEOPLE.name).desc())
                                        .limit(2),
                                View.class))
                .containsExactly(
                        new View("cy", List.of(new Line("B", 0))),
                        new View("bob", List.of(new Line("A", 10), new Line("C", 4))));
    }

    @Test
    void anExtraMayNotHideWhatTheTableHas() {
        assertThatThrownBy(() -> from(PEOPLE).extra("name", lower(PEOPLE.name)))
                .hasMessageContaining("already shows something called \"name\"");
        assertThatThrownBy(() -> from(PEOPLE).extra("posts", lower(PEOPLE.name)))
                .hasMessageContaining("\"posts\"");
        assertThatThrownBy(() -> from(PEOPLE).extra("x", lower(POSTS.title)))
                .hasMessageContaining("cannot show \"x\" by post.title");
        assertThatThrownBy(() -> from(PEOPLE).orderBy(lower(POSTS.title)))
                .hasMessageContaining("cannot be ordered by post.title");
    }

    // ---- columns

    @Test
    void onlySomeColumnsAreShown() {
        record Id(int id) {}
        record Title(String title) {}

        Query<Blog.Post> ids = from(POSTS).columns(POSTS.id);
        assertThat(db.run(ids, Id.class)).hasSize(3);
        assertThatThrownBy(() -> db.run(ids, Title.class))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("post.title, which the query does not show");
        assertThatThrownBy(() -> db.run(from(POSTS).columnsExcept(POSTS.title), Title.class))
                .hasMessageContaining("post.title, which the query does not show");
        assertThatThrownBy(() -> from(POSTS).columns()).hasMessageContaining("must show a column");
        assertThatThrownBy(() -> from(POSTS).columns(TAGS.id)).hasMessageContaining("tag.id");
    }

    // ---- junctions

    @Test
    void columnsOfTheJunctionAreShownOrderedByAndFilteredOnDemand() {
        record Tagged(String name, int rank, LocalDate addedOn) {}
        record View(String title, List<Tagged> tags) {}

        assertThat(
                        db.run(
                                from(POSTS)
                                        .where(POSTS.published.eq(true))
                                        .related(
                                                POSTS.tags,
                                                t ->
                                                        t.junctionColumns(
                                                                        POST_TAGS.rank,
                                                                        POST_TAGS.addedOn)
                                                                .orderBy(POST_TAGS.rank.desc())
                                                                .limit(2)),
                                View.class))
                .as("one row for each row of the junction")
                .containsExactly(
                        new View(
                                "one",
                                List.of(
                                        new Tagged("sql", 3, LocalDate.of(2024, 1, 3)),
                                        new Tagged("sql", 2, LocalDate.of(2024, 1, 2)))),
                        new View(
                                "three", List.of(new Tagged("java", 1, LocalDate.of(2024, 2, 1)))));

        record Name(String name) {}
        record Plain(String title, List<Name> tags) {}
        assertThat(
                        db.run(
                                from(POSTS).related(POSTS.tags, t -> t.where(POST_TAGS.rank.eq(1))),
                                Plain.class))
                .containsExactly(
                        new Plain("one", List.of(new Name("java"))),
                        new Plain("two", List.of()),
                        new Plain("three", List.of(new Name("java"))));
    }

    @Test
    void manyToManyWorksFromBothEndsAndNested() {
        record Name(String name) {}
        record Titled(String title, List<Name> tags) {}
        record View(String name, List<Titled> posts) {}

        assertThat(
                        db.run(
                                from(TAGS)
                                        .orderBy(TAGS.name)
                                        .related(
                                                TAGS.posts,
                                                p -> p.related(POSTS.tags, t -> t.limit(1))),
                                View.class))
                .containsExactly(
                        new View(
                                "java",
                                List.of(
                                        new Titled("one", List.of(new Name("sql"))),
                                        new Titled("three", List.of(new Name("java"))))),
                        new View("sql", List.of(new Titled("one", List.of(new Name("sql"))))),
                        new View("xml", List.of()));
        assertThatThrownBy(() -> from(TAGS).junctionColumns(POST_TAGS.rank))
                .hasMessageContaining("post_tag.rank is not a column of a junction");
    }

    // ---- what rows become

    @Test
    void columnsGatherInValueObjects() {
        record Address(@Nullable String street, @Nullable String city) {}
        record Id(int value) {}
        record View(Id id, String name, @Nullable Address address) {}
        record Plain(@Nullable String addressStreet, @Nullable String addressCity) {}
        record Nested(String name, Plain where) {}

        assertThat(db.run(from(PEOPLE), View.class))
                .containsExactly(
                        new View(new Id(1), "Ada", new Address("Main St 1", "Bern")),
                        new View(new Id(2), "Bob", null),
                        new View(new Id(3), "Cy", new Address(null, "Rome")));
        assertThat(db.run(from(PEOPLE).limit(1), Nested.class))
                .containsExactly(new Nested("Ada", new Plain("Main St 1", "Bern")));
    }

    @Test
    void aRecordThatAsksForTooMuchIsExplained() {
        record Relation(List<Blog.Comment> comments) {}
        record Wrong(Wrong.Inner inner) {
            record Inner(int nothing) {}
        }

        assertThatThrownBy(() -> db.run(from(POSTS), Relation.class))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("post.comments, which the query does not ask for");
        assertThatThrownBy(() -> db.run(from(POSTS), Wrong.class))
                .hasMessageContaining("component inner")
                .hasMessageContaining("id, authorId, title, published");
    }

    @Test
    void onlyWhatTheRecordAsksForIsSelected() {
        record Title(String title) {}

        String statement =
                GraphPlan.of(from(POSTS).related(POSTS.comments), Title.class)
                        .statement(db.tenancy())
                        .sql();
        assertThat(statement).doesNotContain("author_id", "comment");
    }

    // ---- what cannot be watched

    @Test
    void whatOnlySqlCanSayCannotBeWatched() {
        Map<Query<?>, String> unwatchable =
                Map.of(
                        from(POSTS).offset(1), "the offset 1 of the query from post",
                        from(POSTS).columns(POSTS.id), "only some columns of post ([id])",
                        from(POSTS).relatedCount(POSTS.comments),
                                "the computed value \"commentsCount\" of post",
                        from(POSTS).orderBy(lower(POSTS.title)), "an order by lower(\"title\")",
                        from(POSTS).where(POSTS.comments.count().gt(1L)), "post.comments",
                        from(STATS), "post_stats, which is a view",
                        from(POSTS).related(POSTS.tags, t -> t.where(POST_TAGS.rank.eq(1))),
                                "columns of the junction post_tag that leads to tag",
                        from(PEOPLE).related(PEOPLE.posts, p -> p.offset(2)), "the offset 2");
        unwatchable.forEach((query, message) ->
                assertThatThrownBy(query::toAst)
                        .isInstanceOf(UnwatchableQueryException.class)
                        .hasMessageContaining(message));
        assertThatThrownBy(() ->
                        from(POSTS).orderBy(lower(POSTS.title)).start(Map.of(POSTS.id, 1), true))
                .hasMessageContaining("can only be ordered by columns of post");
    }
}
