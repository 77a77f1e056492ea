package dev.leat.sql.write;

import static dev.leat.schema.Alias.alias;
import static dev.leat.schema.Functions.lower;
import static dev.leat.schema.Functions.upper;
import static dev.leat.schema.function.Aggregates.count;
import static dev.leat.sql.select.Blog.AUTHORS;
import static dev.leat.sql.select.Blog.COMMENTS;
import static dev.leat.sql.select.Blog.POSTS;
import static dev.leat.sql.select.Selects.select;
import static dev.leat.sql.write.RowVersions.current;
import static dev.leat.sql.write.RowVersions.excluded;
import static dev.leat.sql.write.RowVersions.old;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.schema.Condition;
import dev.leat.schema.Conditions;
import dev.leat.schema.Functions;
import dev.leat.schema.NewRow;
import dev.leat.schema.RowValues;
import dev.leat.sql.Database;
import dev.leat.sql.DatabaseException;
import dev.leat.sql.render.Requirement;
import dev.leat.sql.result.Tuple2;
import dev.leat.sql.result.Tuple3;
import dev.leat.sql.select.Blog;
import dev.leat.sql.select.Blog.Author;
import dev.leat.sql.select.Blog.Posts;
import dev.leat.sql.select.CommonTable;
import dev.leat.sql.select.ValuesTable;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest
class WriteTest {
    private Database db;

    @BeforeEach
    void tables(TestDatabase database) {
        db = Blog.create(database);
        database.execute("CREATE UNIQUE INDEX author_name ON author (name) WHERE country = 'uk'");
    }

    private static RowValues<Author> author(int id, String name) {
        return RowValues.of(AUTHORS).set(AUTHORS.id, id).set(AUTHORS.name, name);
    }

    // ---- insert

    @Test
    void columnsThatOneRowLeavesOutGetTheirDefaults() {
        assertThat(
                        db.insertInto(AUTHORS)
                                .values(
                                        List.of(
                                                author(5, "E"),
                                                author(6, "F").set(AUTHORS.country, "fr")))
                                .returning()
                                .list())
                .containsExactly(new Author(5, "E", null, null), new Author(6, "F", "fr", null));
    }

    @Test
    void aValueMayBeComputedByPostgres() {
        assertThat(
                        db.insertInto(AUTHORS)
                                .values(
                                        author(5, "x")
                                                .set(AUTHORS.name, upper(Functions.value("eve")))
                                                .set(
                                                        AUTHORS.bossId,
                                                        select(AUTHORS.id)
                                                                .from(AUTHORS)
                                                                .where(AUTHORS.name.eq("Cem"))
                                                                .asScalar()))
                                .returning()
                                .one())
                .isEqualTo(new Author(5, "EVE", null, 3));
    }

    @Test
    void aRowOfDefaultsNeedsNoValues() {
        db.inTransaction(tx -> {
            tx.sql("ALTER TABLE author ALTER id SET DEFAULT 77, ALTER name SET DEFAULT 'n'")
                    .execute();
            assertThat(tx.insertInto(AUTHORS).defaultValues().returning().one())
                    .isEqualTo(new Author(77, "n", null, null));
            tx.sql("ALTER TABLE author ALTER id DROP DEFAULT, ALTER name DROP DEFAULT").execute();
        });
        assertThatThrownBy(() -> db.insertInto(AUTHORS).defaultValues().execute())
                .isInstanceOf(DatabaseException.NotNullViolation.class);
        assertThat(db.insertInto(AUTHORS).defaultValues().statement().sql())
                .isEqualTo("INSERT INTO \"author\" (\"id\") VALUES (DEFAULT)");
    }

    @Test
    void rowsOfASelectAreInserted() {
        assertThat(
                        db.insertInto(COMMENTS)
                                .select(
                                        select(POSTS.id, lower(POSTS.title))
                                                .from(POSTS)
                                                .where(POSTS.published.eq(false)))
                                .into(COMMENTS.postId, COMMENTS.body)
                                .execute())
                .isEqualTo(1);
        assertThat(db.select(COMMENTS.body).from(COMMENTS).where(COMMENTS.postId.eq(3)).list())
                .contains("gamma");
        assertThatThrownBy(() ->
                        db.insertInto(COMMENTS)
                                .select(select(POSTS.id).from(POSTS))
                                .into(COMMENTS.postId, COMMENTS.body))
                .hasMessageContaining("gives 1 columns and is inserted into 2");
        assertThatThrownBy(() ->
                        db.insertInto(COMMENTS)
                                .select(select(POSTS.title, POSTS.title).from(POSTS))
                                .into(COMMENTS.postId, COMMENTS.body))
                .hasMessageContaining("comment.post_id holds Integer, but the select gives String");
    }

    @Test
    void rowsOfTheSameTableAreInsertedIntoIt() {
        assertThat(
                        db.insertInto(AUTHORS)
                                .select(
                                        select(AUTHORS.id.plus(10), AUTHORS.name)
                                                .from(AUTHORS)
                                                .where(AUTHORS.id.gt(1)))
                                .into(AUTHORS.id, AUTHORS.name)
                                .returning(AUTHORS.id)
                                .list())
                .containsExactlyInAnyOrder(12, 13);
    }

    @Test
    void anAlwaysNumberedColumnIsOverridden(TestDatabase database) {
        database.execute("ALTER TABLE talk.comment ALTER id SET GENERATED ALWAYS");
        NewRow<Blog.Comment> row =
                RowValues.of(COMMENTS)
                        .set(COMMENTS.id, 77L)
                        .set(COMMENTS.postId, 1)
                        .set(COMMENTS.body, "x");

        assertThatThrownBy(() -> db.insertInto(COMMENTS).values(row).execute())
                .hasMessageContaining("428C9");
        assertThat(
                        db.insertInto(COMMENTS)
                                .overridingSystemValue()
                                .values(row)
                                .returning(COMMENTS.id)
                                .one())
                .isEqualTo(77);
        assertThat(
                        db.insertInto(COMMENTS)
                                .overridingUserValue()
                                .values(row)
                                .returning(COMMENTS.id)
                                .one())
                .isEqualTo(4);
    }

    // ---- on conflict

    @Test
    void aConflictSetsColumnsOfBothRows() {
        assertThat(
                        db.insertInto(AUTHORS)
                                .values(List.of(author(1, "new"), author(7, "G")))
                                .onConflict(AUTHORS.id)
                                .doUpdate(set ->
                                        set.set(
                                                        AUTHORS.name,
                                                        Functions.sql(
                                                                        "{} || '/' || {}",
                                                                        AUTHORS.name,
                                                                        excluded(AUTHORS.name))
                                                                .as(dev.leat.schema.DataType.TEXT))
                                                .setNull(AUTHORS.country))
                                .returning(AUTHORS.name)
                                .list())
                .containsExactly("Ada/new", "G");
    }

    @Test
    void anUpdateBehindNoKeyIsRefusedBeforeItRuns() {
        var insert =
                db.insertInto(AUTHORS)
                        .values(RowValues.of(AUTHORS).set(AUTHORS.id, 1).set(AUTHORS.name, "x"));
        assertThat(insert.onConflict().doNothing().execute()).isZero();
        assertThatThrownBy(() -> insert.onConflict().doUpdate(AUTHORS.name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("onConflict(column, …)");
    }

    @Test
    void aConflictIsAnsweredOnlyForRowsOfAKind() {
        assertThat(
                        db.insertInto(AUTHORS)
                                .values(List.of(author(1, "x"), author(2, "y")))
                                .onConflict(AUTHORS.id)
                                .doUpdate(set ->
                                        set.set(AUTHORS.name, excluded(AUTHORS.name))
                                                .where(AUTHORS.country.isNull()))
                                .execute())
                .isEqualTo(1);
        assertThat(db.select(AUTHORS.name).from(AUTHORS).orderBy(AUTHORS.id).limit(2).list())
                .containsExactly("Ada", "y");
    }

    @Test
    void allThatIsGivenIsUpdatedButTheKey() {
        db.insertInto(AUTHORS)
                .values(author(1, "all").set(AUTHORS.bossId, 2))
                .onConflict(AUTHORS.id)
                .doUpdateAll()
                .execute();
        assertThat(db.selectFrom(AUTHORS).where(AUTHORS.id.eq(1)).one())
                .isEqualTo(new Author(1, "all", "uk", 2));
    }

    @Test
    void aPartialUniqueIndexAndAConstraintAreKeys() {
        assertThat(
                        db.insertInto(AUTHORS)
                                .values(author(8, "Ada").set(AUTHORS.country, "uk"))
                                .onConflict(AUTHORS.name)
                                .where(AUTHORS.country.eq("uk"))
                                .doNothing()
                                .execute())
                .isZero();
        assertThat(
                        db.insertInto(AUTHORS)
                                .values(author(1, "again"))
                                .onConstraint("author_pkey")
                                .doUpdate(AUTHORS.name)
                                .returning()
                                .one()
                                .name())
                .isEqualTo("again");
        assertThatThrownBy(() -> db.insertInto(AUTHORS).values(author(1, "x")).onConflict(POSTS.id))
                .hasMessageContaining("post.id is not a column of author");
    }

    // ---- update

    @Test
    void columnsAreSetToExpressions() {
        assertThat(
                        db.update(POSTS)
                                .set(POSTS.likes, POSTS.likes.times(2).plus(1))
                                .setDefault(POSTS.published)
                                .where(POSTS.id.eq(1))
                                .returning(POSTS.likes, POSTS.published)
                                .one())
                .isEqualTo(new Tuple2<>(21, false));
    }

    @Test
    void otherTablesSayWhatIsUpdated() {
        assertThat(
                        db.update(POSTS)
                                .set(
                                        POSTS.title,
                                        Functions.sql("{} || {}", POSTS.title, AUTHORS.name)
                                                .as(dev.leat.schema.DataType.TEXT))
                                .from(AUTHORS)
                                .where(AUTHORS.id.eq(POSTS.authorId).and(AUTHORS.name.eq("Bob")))
                                .returning(POSTS.title, AUTHORS.name)
                                .list())
                .containsExactlyInAnyOrder(
                        new Tuple2<>("GammaBob", "Bob"), new Tuple2<>("deltaBob", "Bob"));
    }

    record Likes(int id, int likes) {}

    @Test
    void manyRowsAreUpdatedFromValuesInOneStatement() {
        var given =
                ValuesTable.of(
                        "given",
                        List.of(new Likes(1, 100), new Likes(3, 300)),
                        ValuesTable.value(POSTS.id, Likes::id),
                        ValuesTable.value(POSTS.likes, Likes::likes));

        assertThat(
                        db.update(POSTS)
                                .set(POSTS.likes, given.get(POSTS.likes))
                                .from(given)
                                .where(POSTS.id.eq(given.get(POSTS.id)))
                                .execute())
                .isEqualTo(2);
        assertThat(db.select(POSTS.likes).from(POSTS).orderBy(POSTS.id).list())
                .containsExactly(100, 5, 300, 0);
    }

    @Test
    void moreRowsThanAStatementHasParametersAreUpdatedInOneStatement() {
        List<Likes> all = IntStream.rangeClosed(1, 40_000).mapToObj(i -> new Likes(i, i)).toList();
        var given =
                ValuesTable.of(
                        "given",
                        all,
                        ValuesTable.value(POSTS.id, Likes::id),
                        ValuesTable.value(POSTS.likes, Likes::likes));

        assertThat(
                        db.update(POSTS)
                                .set(POSTS.likes, given.get(POSTS.likes))
                                .from(given)
                                .where(POSTS.id.eq(given.get(POSTS.id)))
                                .execute())
                .isEqualTo(4);
        assertThat(db.select(POSTS.likes).from(POSTS).orderBy(POSTS.id).list())
                .containsExactly(1, 2, 3, 4);
        assertThat(db.select(given).from(given).count()).isEqualTo(40_000);
    }

    @Test
    void aTableIsUpdatedFromItself() {
        Posts other = alias(POSTS, "other");

        db.update(POSTS)
                .set(POSTS.likes, other.likes)
                .from(other)
                .where(other.id.eq(1).and(POSTS.id.eq(2)))
                .execute();
        assertThat(db.select(POSTS.likes).from(POSTS).where(POSTS.id.eq(2)).one()).isEqualTo(10);
        assertThat(db.update(other).set(other.likes, 1).where(other.id.eq(1)).execute())
                .isEqualTo(1);
    }

    @Test
    void oldAndNewValuesComeBack() {
        if (db.serverVersion() < 18) {
            var asked = db.update(POSTS).set(POSTS.likes, 1).all().returning(old(POSTS.likes));
            assertThatThrownBy(asked::list)
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("RETURNING of old values needs PostgreSQL 18");
            var within = CommonTable.of("within", asked);
            assertThatThrownBy(() -> db.with(within).select(within).from(within).list())
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThat(db.selectFrom(POSTS).where(POSTS.likes.eq(1)).exists()).isFalse();
            return;
        }
        assertThat(
                        db.update(POSTS)
                                .set(POSTS.likes, POSTS.likes.plus(1))
                                .where(POSTS.id.eq(1))
                                .returning(old(POSTS.likes), current(POSTS.likes), POSTS.id)
                                .one())
                .isEqualTo(new Tuple3<>(10, 11, 1));
        assertThat(
                        db.deleteFrom(COMMENTS)
                                .where(COMMENTS.postId.eq(3))
                                .returning(old(COMMENTS.body), current(COMMENTS.body))
                                .one())
                .isEqualTo(new Tuple2<>("no", null));
        assertThatThrownBy(() -> new Requirement(18, "RETURNING of old values").check(17))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("RETURNING of old values needs PostgreSQL 18, and the server is 17");
    }

    @Test
    void aNullIsNoConditionAndNoValueOfANotNullColumn() {
        assertThatThrownBy(() -> db.update(POSTS).set(POSTS.likes, 1).where(null))
                .hasMessageContaining("say all()");
        assertThatThrownBy(() -> db.deleteFrom(POSTS).where(null))
                .hasMessageContaining("say all()");
        assertThatThrownBy(() -> db.update(POSTS).set(POSTS.title, (String) null))
                .hasMessageContaining("NOT NULL");
        assertThatThrownBy(() -> db.update(POSTS).all()).hasMessageContaining("sets nothing");
        assertThatThrownBy(() ->
                        db.deleteFrom(COMMENTS)
                                .where(POSTS.id.eq(1).and((Condition) null))
                                .execute())
                .hasMessageContaining("null; leave it out");
        assertThat(db.select(count()).from(POSTS).one()).isEqualTo(4);
    }

    @Test
    void aListOfConditionsWithoutAnyIsNotAllRows() {
        List<Condition> filters = List.of();
        assertThatThrownBy(
                        () -> db.update(POSTS).set(POSTS.likes, 1).where(Conditions.and(filters)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("an update of post")
                .hasMessageContaining("say all()");
        assertThatThrownBy(() -> db.deleteFrom(COMMENTS).where(Conditions.and(filters)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a delete of talk.comment");
        assertThat(db.deleteFrom(COMMENTS).where(Conditions.or(filters)).execute()).isZero();
    }

    // ---- delete

    @Test
    void otherTablesSayWhatIsDeleted() {
        assertThat(
                        db.deleteFrom(COMMENTS)
                                .using(POSTS, AUTHORS)
                                .where(
                                        COMMENTS.postId
                                                .eq(POSTS.id)
                                                .and(POSTS.authorId.eq(AUTHORS.id))
                                                .and(AUTHORS.name.eq("Ada")))
                                .returning(COMMENTS.body)
                                .list())
                .containsExactlyInAnyOrder("nice", "hm");
    }

    // ---- merge

    @Test
    void aMergeUpdatesInsertsAndDeletes() {
        var given =
                ValuesTable.of(
                        "given",
                        List.of(author(1, "A1"), author(2, "gone"), author(9, "I9")),
                        ValuesTable.value(AUTHORS.id, row -> (Integer) row.values().get("id")),
                        ValuesTable.value(AUTHORS.name, row -> (String) row.values().get("name")));
        db.deleteFrom(COMMENTS).all().execute();
        db.deleteFrom(POSTS).all().execute();
        if (db.serverVersion() < 17) {
            assertThatThrownBy(() ->
                            db.mergeInto(AUTHORS)
                                    .using(given)
                                    .on(AUTHORS.id.eq(given.get(AUTHORS.id)))
                                    .whenNotMatchedBySource()
                                    .delete()
                                    .change()
                                    .execute())
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("WHEN NOT MATCHED BY SOURCE needs PostgreSQL 17");
            return;
        }

        int changed =
                db.mergeInto(AUTHORS)
                        .using(given)
                        .on(AUTHORS.id.eq(given.get(AUTHORS.id)))
                        .whenMatched(given.get(AUTHORS.name).eq("gone"))
                        .delete()
                        .whenMatched()
                        .update(set -> set.set(AUTHORS.name, given.get(AUTHORS.name)))
                        .whenNotMatchedBySource()
                        .update(set -> set.set(AUTHORS.country, "none"))
                        .whenNotMatched()
                        .insert(set ->
                                set.set(AUTHORS.id, given.get(AUTHORS.id))
                                        .set(AUTHORS.name, given.get(AUTHORS.name)))
                        .change()
                        .execute();

        assertThat(changed).isEqualTo(4);
        assertThat(db.selectFrom(AUTHORS).orderBy(AUTHORS.id).list())
                .containsExactly(
                        new Author(1, "A1", "uk", null),
                        new Author(3, "Cem", "none", 1),
                        new Author(9, "I9", null, null));
    }
}
