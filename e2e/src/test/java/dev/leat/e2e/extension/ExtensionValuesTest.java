package dev.leat.e2e.extension;

import static dev.leat.e2e.extension.Library.DOCUMENTS;
import static dev.leat.e2e.extension.Library.SHELVES;
import static dev.leat.e2e.extension.Library.WIDEST;
import static dev.leat.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.e2e.extension.Library.Document;
import dev.leat.e2e.extension.Library.Shelf;
import dev.leat.e2e.extension.Library.Wide;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.query.Query;
import dev.leat.schema.RowValues;
import dev.leat.schema.value.BitString;
import dev.leat.schema.value.SparseVector;
import dev.leat.schema.value.Vector;
import dev.leat.sql.Database;
import dev.leat.sql.DatabaseException;
import dev.leat.sql.seed.Seeder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A value of a type of an extension is the same at the top of a result, inside a graph, and after
/// it was written again, whichever way it was written and whichever format the driver chooses.
///
/// Repeat a failure with `-Dleat.seed=…`.
class ExtensionValuesTest {
    private static final int RANDOM_ROWS = 60;
    private static final ExtensionServer SERVER = ExtensionServer.start();

    private static ConnectionUrl url;

    private final long seed = Long.getLong("leat.seed", System.nanoTime());
    private final Random random = new Random(seed);

    record DocumentView(
            int id,
            String slug,
            @Nullable String place,
            Map<String, @Nullable String> attributes,
            Vector embedding,
            @Nullable Vector half,
            @Nullable SparseVector sparse,
            @Nullable BitString bits,
            @Nullable List<String> slugs,
            @Nullable List<String> places,
            @Nullable List<Map<String, @Nullable String>> histories,
            @Nullable List<Vector> embeddings,
            @Nullable List<Vector> halves,
            @Nullable List<SparseVector> sparses) {
        RowValues<Document> values(int newId, int shelf) {
            return RowValues.of(DOCUMENTS)
                    .set(DOCUMENTS.id, newId)
                    .set(DOCUMENTS.shelf, shelf)
                    .set(DOCUMENTS.slug, slug)
                    .set(DOCUMENTS.place, place)
                    .set(DOCUMENTS.attributes, attributes)
                    .set(DOCUMENTS.embedding, embedding)
                    .set(DOCUMENTS.half, half)
                    .set(DOCUMENTS.sparse, sparse)
                    .set(DOCUMENTS.bits, bits)
                    .set(DOCUMENTS.slugs, slugs)
                    .set(DOCUMENTS.places, places)
                    .set(DOCUMENTS.histories, histories)
                    .set(DOCUMENTS.embeddings, embeddings)
                    .set(DOCUMENTS.halves, halves)
                    .set(DOCUMENTS.sparses, sparses);
        }

        DocumentView at(int newId) {
            return new DocumentView(
                    newId,
                    slug,
                    place,
                    attributes,
                    embedding,
                    half,
                    sparse,
                    bits,
                    slugs,
                    places,
                    histories,
                    embeddings,
                    halves,
                    sparses);
        }
    }

    record ShelfView(int id, List<DocumentView> documents) {}

    @BeforeAll
    static void createTables() {
        url = LibraryDatabase.create(SERVER);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void empty() {
        ExtensionServer.execute(
                url,
                "TRUNCATE shelf, document",
                "INSERT INTO shelf SELECT i, 'Shelf ' || i FROM generate_series(1, 5) i");
    }

    private static Map<String, @Nullable String> map(@Nullable String... keysAndValues) {
        Map<String, @Nullable String> map = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return map;
    }

    private static final String WEIRD = "it's \"q\" \\ {a,b} NULL é😀\n\t?$1 :x => , ";

    private static final List<String> SLUGS = List.of("", " ", "NULL", WEIRD, "aB", "ÄÖ", "{}");
    private static final List<String> PLACES =
            List.of("", "Top", "Top.A_1.b", "é.NULL", "a-b.c", "x".repeat(1000) + ".y");
    private static final List<Map<String, @Nullable String>> ATTRIBUTES =
            List.of(
                    map(),
                    map("", ""),
                    map("a", null),
                    map("a", "NULL", "null", null),
                    map(WEIRD, WEIRD, "b", ""),
                    map("=>", "\"", "\\", "\\\\", ",", " "));
    private static final List<Vector> EMBEDDINGS =
            List.of(
                    Vector.of(0, 0, 0),
                    Vector.of(-0.0f, 1, -1),
                    Vector.of(Float.MIN_VALUE, Float.MIN_NORMAL, -Float.MIN_VALUE),
                    Vector.of(0.1f, 1 / 3f, 4097.003f),
                    Vector.of(1e-30f, 33.333332f, -9.999999f));
    private static final List<Vector> HALVES =
            List.of(
                    Vector.of(0, -0.0f, 1),
                    Vector.of(65504, -65504, 6.1035156e-5f),
                    Vector.of(5.9604645e-8f, 0.99951172f, 0.33325195f));
    private static final List<SparseVector> SPARSES =
            List.of(
                    new SparseVector(5, Map.of()),
                    new SparseVector(5, Map.of(1, -1.5f, 5, 3e-7f)),
                    new SparseVector(5, Map.of(1, 1f, 2, 2f, 3, 3f, 4, 4f, 5, Float.MAX_VALUE)));
    private static final List<BitString> BITS =
            List.of(
                    BitString.parse("00000000"),
                    BitString.parse("11111111"),
                    BitString.parse("10100101"));

    private <T> T any(List<T> values, Supplier<T> other) {
        return random.nextInt(3) == 0 ? other.get() : values.get(random.nextInt(values.size()));
    }

    private <T> @Nullable T orNull(Supplier<T> value) {
        return random.nextInt(5) == 0 ? null : value.get();
    }

    private <T> List<T> some(Supplier<T> value) {
        return IntStream.range(0, random.nextInt(4)).mapToObj(i -> value.get()).toList();
    }

    private String word() {
        return Long.toString(random.nextLong(), 36).replace('-', '_');
    }

    private String place() {
        return any(PLACES, () -> word() + "." + word());
    }

    private String slug() {
        return any(SLUGS, this::word);
    }

    private Map<String, @Nullable String> attributes() {
        return any(ATTRIBUTES, () -> map(word(), word(), word(), null));
    }

    private Vector embedding() {
        return any(
                EMBEDDINGS,
                () ->
                        Vector.of(
                                (float) random.nextGaussian(),
                                random.nextFloat(),
                                random.nextInt(50)));
    }

    private Vector half() {
        return any(
                HALVES,
                () ->
                        rounded(
                                Vector.of(
                                        (float) random.nextGaussian(),
                                        random.nextFloat() * 60000,
                                        random.nextFloat() / 60000)));
    }

    /// As the server rounds to two bytes.
    private static Vector rounded(Vector vector) {
        float[] elements = vector.toFloatArray();
        for (int i = 0; i < elements.length; i++) {
            elements[i] = Float.float16ToFloat(Float.floatToFloat16(elements[i]));
        }
        return Vector.of(elements);
    }

    private SparseVector sparse() {
        return any(
                SPARSES,
                () -> new SparseVector(5, Map.of(1 + random.nextInt(5), random.nextFloat() + 1)));
    }

    private BitString bits() {
        return any(
                BITS,
                () ->
                        BitString.parse(
                                Integer.toBinaryString(256 + random.nextInt(256)).substring(1)));
    }

    private DocumentView document(int id) {
        return new DocumentView(
                id,
                slug(),
                orNull(this::place),
                attributes(),
                embedding(),
                orNull(this::half),
                orNull(this::sparse),
                orNull(this::bits),
                orNull(() -> some(this::slug)),
                orNull(() -> some(this::place)),
                orNull(() -> some(this::attributes)),
                orNull(() -> some(this::embedding)),
                orNull(() -> some(this::half)),
                orNull(() -> some(this::sparse)));
    }

    private List<DocumentView> documents(int count) {
        IntFunction<DocumentView> make = this::document;
        return IntStream.range(0, count).mapToObj(make).toList();
    }

    private static List<DocumentView> flat(Database db, int shelf) {
        return numbered(
                db.run(
                        from(DOCUMENTS).where(DOCUMENTS.shelf.eq(shelf)).orderBy(DOCUMENTS.id),
                        DocumentView.class));
    }

    private static List<DocumentView> numbered(List<DocumentView> documents) {
        return documents.stream().map(document -> document.at(document.id() % 1000)).toList();
    }

    /// Rows that come as rows of the result, beside those of their parents.
    private static List<DocumentView> linked(Database db, int shelf) {
        return nested(db, shelf, documents -> documents);
    }

    /// Rows that come as a value of their parents' rows, as a limit for each of those makes them.
    private static List<DocumentView> packed(Database db, int shelf) {
        return nested(db, shelf, documents -> documents.limit(RANDOM_ROWS + 1));
    }

    private static List<DocumentView> nested(
            Database db, int shelf, UnaryOperator<Query<Document>> form) {
        Query<Shelf> query =
                from(SHELVES)
                        .where(SHELVES.id.eq(shelf))
                        .related(
                                SHELVES.documents,
                                documents -> form.apply(documents.orderBy(DOCUMENTS.id)));
        return numbered(db.run(query, ShelfView.class).getFirst().documents());
    }

    private void assertEverywhere(int shelf, List<DocumentView> expected) {
        for (int threshold : new int[] {0, -1}) {
            Database db = LibraryDatabase.open(url, threshold);
            String what = "seed %d, shelf %d, threshold %d".formatted(seed, shelf, threshold);
            assertThat(flat(db, shelf)).as(what).isEqualTo(expected);
            assertThat(linked(db, shelf)).as(what).isEqualTo(expected);
            assertThat(packed(db, shelf)).as(what).isEqualTo(expected);
        }
    }

    @Test
    void whateverWayAValueIsWrittenItIsReadEverywhere() {
        Database db = LibraryDatabase.open(url, 0);
        List<DocumentView> documents = documents(RANDOM_ROWS);
        // Each row alone, few at once, many at once, and through COPY.
        documents.forEach(each ->
                db.insertInto(DOCUMENTS).values(each.values(1000 + each.id(), 1)).execute());
        db.insertInto(DOCUMENTS).values(rows(documents.subList(0, 5), 2)).execute();
        db.insertInto(DOCUMENTS).values(rows(documents, 3)).execute();
        db.copyInto(DOCUMENTS).rows(rows(documents, 4));

        assertEverywhere(1, documents);
        assertEverywhere(2, documents.subList(0, 5));
        assertEverywhere(3, documents);
        assertEverywhere(4, documents);
    }

    private static List<RowValues<Document>> rows(List<DocumentView> documents, int shelf) {
        return documents.stream()
                .map(each -> each.values(1000 * shelf + each.id(), shelf))
                .toList();
    }

    @Test
    void anUpdateAndAConflictWriteWhatAnInsertDoes() {
        Database db = LibraryDatabase.open(url, 0);
        List<DocumentView> documents = documents(12);
        List<DocumentView> others = documents(12);
        db.insertInto(DOCUMENTS).values(rows(documents, 1)).execute();
        db.insertInto(DOCUMENTS)
                .values(rows(others, 1))
                .onConflict(DOCUMENTS.id)
                .doUpdateAll()
                .execute();
        assertEverywhere(1, others);
    }

    @Test
    void theWidestVectorsAreReadAsTheyWereWritten() {
        Database db = LibraryDatabase.open(url, 0);
        float[] wide = new float[16_000];
        for (int i = 0; i < wide.length; i++) {
            // Any pattern of bits that is a number.
            float any = Float.intBitsToFloat(random.nextInt());
            wide[i] = Float.isFinite(any) ? any : -0.0f;
        }
        wide[0] = Float.MAX_VALUE;
        Vector vector = Vector.of(wide);
        float[] halves = new float[16_000];
        for (int i = 0; i < halves.length; i++) {
            float any = Float.float16ToFloat((short) random.nextInt());
            halves[i] = Float.isFinite(any) ? any : -0.0f;
        }
        Vector half = Vector.of(halves);
        SparseVector sparse =
                new SparseVector(1_000_000_000, Map.of(1, 0.1f, 1_000_000_000, Float.MIN_VALUE));
        Vector indexed = gaussian(2_000);
        Vector indexedHalf = rounded(gaussian(4_000));
        RowValues<Wide> row =
                RowValues.of(WIDEST)
                        .set(WIDEST.vector, vector)
                        .set(WIDEST.half, half)
                        .set(WIDEST.sparse, sparse)
                        .set(WIDEST.indexed, indexed)
                        .set(WIDEST.indexedHalf, indexedHalf);
        db.insertInto(WIDEST).values(row.set(WIDEST.id, 1)).execute();
        db.copyInto(WIDEST).rows(List.of(row.set(WIDEST.id, 2)));

        record Found(
                int id,
                Vector vector,
                Vector half,
                SparseVector sparse,
                Vector indexed,
                Vector indexedHalf) {}
        assertThat(db.run(from(WIDEST).orderBy(WIDEST.id), Found.class))
                .as("seed %d", seed)
                .containsExactly(
                        new Found(1, vector, half, sparse, indexed, indexedHalf),
                        new Found(2, vector, half, sparse, indexed, indexedHalf));
        assertThat(db.deleteFrom(WIDEST).where(WIDEST.vector.eq(vector)).execute()).isEqualTo(2);
    }

    private Vector gaussian(int dimensions) {
        float[] elements = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            elements[i] = (float) random.nextGaussian();
        }
        return Vector.of(elements);
    }

    @Test
    void aVectorOfAnotherLengthOrWithWhatIsNoNumberIsRefusedByTheServer() {
        Database db = LibraryDatabase.open(url, 0);
        db.insertInto(DOCUMENTS).values(RowValues.of(DOCUMENTS).set(DOCUMENTS.id, 1)).execute();
        assertThat(db.select(DOCUMENTS.embedding).from(DOCUMENTS).one())
                .isEqualTo(Vector.of(0, -1.5f, 3e-7f));
        assertThat(db.select(DOCUMENTS.attributes).from(DOCUMENTS).one())
                .isEqualTo(Map.of("it's", "\"new\" => \\1"));
        for (Vector wrong :
                List.of(
                        Vector.of(1, 2),
                        Vector.of(1, 2, Float.NaN),
                        Vector.of(1, 2, Float.POSITIVE_INFINITY))) {
            assertThatThrownBy(() ->
                            db.update(DOCUMENTS).set(DOCUMENTS.embedding, wrong).all().execute())
                    .isInstanceOf(DatabaseException.InvalidValue.class);
        }
    }

    @Test
    void everyTypeHasAUsualGeneratorOfTestData() {
        Database db = LibraryDatabase.open(url, 0);
        db.deleteFrom(SHELVES).all().execute();
        Seeder.of(SHELVES, DOCUMENTS, WIDEST)
                .seed(seed)
                .table(SHELVES, shelves -> shelves.rows(3))
                .table(DOCUMENTS, documents -> documents.rows(20))
                .table(WIDEST, widest -> widest.rows(2))
                .run(db);

        List<DocumentView> documents = db.run(from(DOCUMENTS), DocumentView.class);
        assertThat(documents).as("seed %d", seed).hasSize(20);
        assertThat(documents)
                .extracting(DocumentView::embedding)
                .as("seed %d", seed)
                .doesNotContain(Vector.of(0, 0, 0))
                .doesNotHaveDuplicates();
        db.deleteFrom(WIDEST).all().execute();
    }
}
