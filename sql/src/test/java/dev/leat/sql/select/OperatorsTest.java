package dev.leat.sql.select;

import static dev.leat.schema.function.Aggregates.arrayAgg;
import static dev.leat.schema.function.TextSearch.document;
import static dev.leat.schema.function.TextSearch.headline;
import static dev.leat.schema.function.TextSearch.matches;
import static dev.leat.schema.function.TextSearch.phraseQuery;
import static dev.leat.schema.function.TextSearch.rank;
import static dev.leat.schema.function.TextSearch.webQuery;
import static dev.leat.sql.select.Blog.POSTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.Converter;
import dev.leat.schema.DataType;
import dev.leat.schema.Ddl;
import dev.leat.schema.Expression;
import dev.leat.schema.Functions;
import dev.leat.schema.Sort;
import dev.leat.schema.Table;
import dev.leat.schema.function.Arrays;
import dev.leat.schema.function.Dates;
import dev.leat.schema.function.Json;
import dev.leat.schema.function.Ranges;
import dev.leat.schema.function.Vectors;
import dev.leat.schema.value.Range;
import dev.leat.schema.value.Vector;
import dev.leat.sql.Database;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest
class OperatorsTest {
    private Database db;

    @BeforeEach
    void tables(TestDatabase database) {
        db = Blog.create(database);
    }

    private List<Integer> ids(Condition condition) {
        return db.select(POSTS.id).from(POSTS).where(condition).orderBy(POSTS.id).list();
    }

    private <T> T first(Expression<T> expression) {
        return db.select(expression).from(POSTS).where(POSTS.id.eq(1)).one();
    }

    @Test
    void arraysAreAskedForTheirElements() {
        assertThat(ids(Arrays.contains(POSTS.tags, List.of("java")))).containsExactly(1, 4);
        assertThat(ids(Arrays.containedBy(POSTS.tags, List.of("sql", "x")))).containsExactly(2, 3);
        assertThat(ids(Arrays.overlaps(POSTS.tags, List.of("go", "sql")))).containsExactly(1, 2, 4);
        assertThat(ids(Arrays.hasElement(POSTS.tags, "sql"))).containsExactly(1, 2);
        assertThat(ids(Arrays.cardinality(POSTS.tags).eq(2))).containsExactly(1, 4);
        assertThat(ids(Arrays.contains(POSTS.tags, List.of()))).hasSize(4);
    }

    @Test
    void arraysAreChanged() {
        assertThat(first(Arrays.append(POSTS.tags, "x"))).containsExactly("sql", "java", "x");
        assertThat(first(Arrays.remove(POSTS.tags, "sql"))).containsExactly("java");
        assertThat(first(Arrays.concat(POSTS.tags, POSTS.tags))).hasSize(4);
        assertThat(first(Arrays.elementAt(POSTS.tags, 2, DataType.TEXT))).isEqualTo("java");
        assertThat(first(Arrays.join(POSTS.tags, "+"))).isEqualTo("sql+java");
        assertThatThrownBy(() -> Arrays.hasElement(POSTS.tags, (String) null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    record Word(String letters) {}

    record Words(int id, Word first, List<Word> all) {}

    static final class WordLists extends Table<Words> {
        private static final Converter<String, Word> WORD =
                Converter.of(
                        Word.class,
                        word -> word.letters() + "!",
                        text -> new Word(text.substring(0, text.length() - 1)));
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<Word> first = text("first").convert(WORD);
        public final Column<List<Word>> all = text("all").convert(WORD).array();

        private WordLists() {
            super("words");
        }
    }

    @Test
    void elementsOfArraysAreConvertedLikeValues(TestDatabase database) {
        database.execute(
                "CREATE TABLE words (id integer PRIMARY KEY, first text NOT NULL, \"all\" text[] NOT NULL)",
                "INSERT INTO words VALUES (1, 'a!', '{a!,b!}'), (2, 'c!', '{}')");
        WordLists words = new WordLists();
        Word a = new Word("a");
        Word b = new Word("b");

        assertThat(db.select(words.id).from(words).where(Arrays.hasElement(words.all, b)).list())
                .containsExactly(1);
        assertThat(
                        db.select(words.id)
                                .from(words)
                                .where(Arrays.contains(words.all, List.of(a, b)))
                                .list())
                .containsExactly(1);
        assertThat(db.select(Arrays.append(words.all, a)).from(words).orderBy(words.id).list())
                .containsExactly(List.of(a, b, a), List.of(a));
        assertThat(db.select(Arrays.remove(words.all, a)).from(words).orderBy(words.id).list())
                .containsExactly(List.of(b), List.of());
        assertThat(db.select(arrayAgg(words.first).orderBy(words.id)).from(words).one())
                .isEqualTo(List.of(a, new Word("c")));
    }

    @Test
    void jsonGivesItsParts() {
        assertThat(first(Json.getText(POSTS.meta, "lang"))).isEqualTo("en");
        assertThat(first(Json.get(POSTS.meta, "lang"))).isEqualTo("\"en\"");
        assertThat(first(Json.textAt(POSTS.meta, "k", "a", "1"))).isEqualTo("2");
        assertThat(first(Json.at(POSTS.meta, "k", "a"))).isEqualTo("[1, 2]");
        assertThat(first(Json.getText(Json.at(POSTS.meta, "k", "a"), 0))).isEqualTo("1");
        assertThat(first(Json.arrayLength(Json.at(POSTS.meta, "k", "a")))).isEqualTo(2);
        assertThat(first(Json.typeOf(POSTS.meta))).isEqualTo("object");
    }

    @Test
    void jsonIsAskedWithOperatorsThatHoldQuestionMarks() {
        assertThat(ids(Json.hasKey(POSTS.meta, "n"))).containsExactly(1, 4);
        assertThat(ids(Json.hasAnyKey(POSTS.meta, "k", "lang"))).containsExactly(1, 2);
        assertThat(ids(Json.hasAllKeys(POSTS.meta, "n", "lang"))).containsExactly(1);
        assertThat(ids(Json.contains(POSTS.meta, "{\"lang\": \"de\"}"))).containsExactly(2);
        assertThat(ids(Json.containedBy(POSTS.meta, "{\"n\": 4, \"m\": 1}"))).containsExactly(4);
        assertThat(ids(Json.pathExists(POSTS.meta, "$.k.a[*] ? (@ == 2)"))).containsExactly(1);
        assertThat(ids(Json.pathMatches(POSTS.meta, "$.n > 3"))).containsExactly(4);
        assertThat(ids(Functions.sql("{} ? {}", POSTS.meta, "lang").condition()))
                .containsExactly(1, 2);
    }

    @Test
    void jsonIsBuiltAndChanged() {
        Map<String, Expression<?>> values = new LinkedHashMap<>();
        values.put("id", POSTS.id);
        values.put("title", POSTS.title);

        assertThat(first(Json.object(values))).isEqualTo("{\"id\": 1, \"title\": \"alpha\"}");
        assertThat(first(Json.array(POSTS.id, POSTS.title))).isEqualTo("[1, \"alpha\"]");
        assertThat(first(Json.toJson(POSTS.tags))).isEqualTo("[\"sql\", \"java\"]");
        assertThat(first(Json.removeKey(Json.removeKey(POSTS.meta, "k"), "n")))
                .isEqualTo("{\"lang\": \"en\"}");
        assertThat(first(Json.getText(Json.set(POSTS.meta, "7", "k", "b"), "k")))
                .isEqualTo("{\"a\": [1, 2], \"b\": 7}");
        db.update(POSTS)
                .set(
                        POSTS.meta,
                        Json.merge(POSTS.meta, Functions.value(DataType.JSONB, "{\"n\": 9}")))
                .where(POSTS.id.eq(1))
                .execute();
        assertThat(first(Json.getText(POSTS.meta, "n"))).isEqualTo("9");
    }

    @Test
    void textsAreSearched() {
        db.update(POSTS).set(POSTS.title, "The quick brown foxes").where(POSTS.id.eq(1)).execute();
        var words = document("english", POSTS.title);

        assertThat(ids(matches(words, webQuery("english", "fox -cat")))).containsExactly(1);
        assertThat(ids(matches(words, phraseQuery("english", "brown fox")))).containsExactly(1);
        assertThat(ids(matches(words, webQuery("english", "it's \"quick fox\"")))).isEmpty();
        assertThat(first(rank(words, webQuery("english", "fox")))).isPositive();
        assertThat(first(headline("english", POSTS.title, webQuery("english", "fox"))))
                .isEqualTo("The quick brown <b>foxes</b>");
        assertThatThrownBy(() -> webQuery("english", null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void datesAreCutShiftedAndTakenApart() {
        assertThat(first(Dates.truncate(Dates.Field.MONTH, POSTS.day)))
                .isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(first(Dates.extract(Dates.Field.YEAR, POSTS.day))).isEqualByComparingTo("2026");
        assertThat(first(Dates.dayOfWeek(POSTS.day))).isEqualTo(1);
        assertThat(first(Dates.plus(POSTS.day, Period.of(0, 1, -4))))
                .isEqualTo(LocalDate.of(2026, 2, 1));
        var moment = Functions.value(LocalDateTime.of(2026, 1, 1, 0, 0));
        assertThat(first(Dates.plus(moment, Duration.ofMinutes(90))))
                .isEqualTo(LocalDateTime.of(2026, 1, 1, 1, 30));
        assertThat(first(Dates.secondsBetween(moment, Dates.plus(moment, Duration.ofMillis(1500)))))
                .isEqualTo(1.5);
    }

    record Stay(int id, Range<LocalDate> days) {}

    static final class Stays extends Table<Stay> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<Range<LocalDate>> days = daterange("days");

        private Stays() {
            super("stay");
        }
    }

    @Test
    void rangesAreAskedForWhatTheyHaveInCommon(TestDatabase database) {
        Stays stays = new Stays();
        database.execute(
                "CREATE TABLE stay (id integer PRIMARY KEY, days daterange NOT NULL)",
                "INSERT INTO stay VALUES (1, '[2026-01-01,2026-01-05)'), (2, '[2026-01-05,2026-01-09)'), (3, 'empty')");
        Range<LocalDate> wanted =
                Range.closedOpen(LocalDate.of(2026, 1, 4), LocalDate.of(2026, 1, 6));

        assertThat(
                        db.select(stays.id)
                                .from(stays)
                                .where(Ranges.overlaps(stays.days, wanted))
                                .orderBy(stays.id)
                                .list())
                .containsExactly(1, 2);
        assertThat(
                        db.select(stays.id)
                                .from(stays)
                                .where(
                                        Ranges.contains(
                                                stays.days,
                                                Functions.value(LocalDate.of(2026, 1, 2))))
                                .list())
                .containsExactly(1);
        assertThat(db.select(stays.id).from(stays).where(Ranges.isEmpty(stays.days)).list())
                .containsExactly(3);
        assertThat(
                        db.select(
                                        Ranges.lower(stays.days, DataType.DATE),
                                        Ranges.upper(stays.days, DataType.DATE))
                                .from(stays)
                                .where(stays.id.eq(2))
                                .one())
                .hasToString("Tuple2[first=2026-01-05, second=2026-01-09]");
    }

    record Doc(Vector embedding) {}

    static final class Docs extends Table<Doc> {
        public final Column<Vector> embedding = vector("embedding", 2);

        private Docs() {
            super("doc");
        }
    }

    @Test
    void distancesOfVectorsAreWrittenAsTheExtensionHasThem() {
        Expression<Vector> embedding = new Docs().embedding;
        Vector wanted = Vector.of(1, 2);

        assertThat(Ddl.of(Vectors.l2Distance(embedding, wanted)))
                .startsWith("(\"embedding\" <-> '[1.0,2.0]'");
        assertThat(Ddl.of(Vectors.cosineDistance(embedding, wanted))).contains(" <=> ");
        assertThat(Ddl.of(Vectors.negativeInnerProduct(embedding, wanted))).contains(" <#> ");
        assertThat(Ddl.of(Vectors.l1Distance(embedding, wanted))).contains(" <+> ");
        assertThat(Ddl.of(Vectors.hammingDistance(embedding, wanted))).contains(" <~> ");
        assertThat(Ddl.of(Vectors.jaccardDistance(embedding, wanted))).contains(" <%> ");
    }

    @Test
    void whatHasNoVectorComesLastByNearness() {
        Expression<Double> distance = Vectors.l2Distance(new Docs().embedding, Vector.of(1, 2));

        assertThat(distance.asc().nulls()).isEqualTo(Sort.Nulls.LAST);
        assertThat(distance.as("distance").sort().nulls()).isEqualTo(Sort.Nulls.LAST);
        assertThat(distance.desc().nulls()).isNull();
    }
}
