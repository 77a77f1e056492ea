package dev.leat.e2e.extension;

import static dev.leat.e2e.extension.Library.DOCUMENTS;
import static dev.leat.e2e.extension.Library.SHELVES;
import static dev.leat.query.Query.from;
import static dev.leat.schema.Alias.alias;
import static dev.leat.schema.Functions.sql;
import static dev.leat.schema.function.Aggregates.min;
import static dev.leat.schema.function.Vectors.cosineDistance;
import static dev.leat.schema.function.Vectors.hammingDistance;
import static dev.leat.schema.function.Vectors.jaccardDistance;
import static dev.leat.schema.function.Vectors.l1Distance;
import static dev.leat.schema.function.Vectors.l2Distance;
import static dev.leat.schema.function.Vectors.negativeInnerProduct;
import static dev.leat.sql.result.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.leat.e2e.extension.Library.Document;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.schema.DataType;
import dev.leat.schema.Expression;
import dev.leat.schema.RowValues;
import dev.leat.schema.value.BitString;
import dev.leat.schema.value.SparseVector;
import dev.leat.schema.value.Vector;
import dev.leat.sql.Database;
import dev.leat.sql.explain.ExplainPlan;
import dev.leat.sql.render.Placeholder;
import dev.leat.sql.select.ValuesTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The nearest vectors are those that Java finds, by every distance, in every place of a statement,
/// with and without an index.
///
/// Repeat a failure with `-Dleat.seed=…`.
class VectorQueryTest {
    private static final long SEED = Long.getLong("leat.seed", System.nanoTime());
    private static final int ROWS = 300;
    private static final int SHELVES_COUNT = 4;
    private static final int NEAREST = 10;

    /// The server counts in numbers of four bytes.
    private static final double PRECISION = 1e-5;

    private static final ExtensionServer SERVER = ExtensionServer.start();
    private static final Random RANDOM = new Random(SEED);
    private static final List<Entry> ENTRIES = new ArrayList<>();

    private static final Vector WANTED = Vector.of(0.25f, 0.5f, -0.75f);
    private static final SparseVector WANTED_SPARSE = new SparseVector(5, Map.of(2, 1f, 5, -0.5f));
    private static final BitString WANTED_BITS = BitString.parse("11010010");

    private static Database db;

    /// A document as it is written.
    record Entry(
            int id, int shelf, Vector embedding, Vector half, SparseVector sparse, BitString bits) {
        RowValues<Document> values() {
            return RowValues.of(DOCUMENTS)
                    .set(DOCUMENTS.id, id)
                    .set(DOCUMENTS.shelf, shelf)
                    .set(DOCUMENTS.embedding, embedding)
                    .set(DOCUMENTS.half, half)
                    .set(DOCUMENTS.sparse, sparse)
                    .set(DOCUMENTS.bits, bits);
        }
    }

    /// A document as it is found.
    record Near(int id, double distance) {}

    record NearOfShelf(int id, List<Near> documents) {}

    @BeforeAll
    static void fill() {
        ConnectionUrl url = LibraryDatabase.create(SERVER);
        db = LibraryDatabase.open(url, 5);
        ExtensionServer.execute(
                url,
                "INSERT INTO shelf SELECT i, 'Shelf ' || i FROM generate_series(0, %d) i"
                        .formatted(SHELVES_COUNT - 1));
        for (int id = 0; id < ROWS; id++) {
            ENTRIES.add(
                    new Entry(
                            id,
                            id % SHELVES_COUNT,
                            vector(),
                            Vector.of(quarter(), quarter(), quarter()),
                            new SparseVector(
                                    5, Map.of(3 + RANDOM.nextInt(3), quarter(), 2, quarter())),
                            BitString.parse(
                                    Integer.toBinaryString(256 + RANDOM.nextInt(256))
                                            .substring(1))));
        }
        List<RowValues<Document>> rows = ENTRIES.stream().map(Entry::values).toList();
        var together = db.insertInto(DOCUMENTS).values(rows.subList(0, ROWS / 2));
        assertThat(together.statement().sql()).contains("FROM unnest(").contains("::vector[]");
        together.execute();
        db.copyInto(DOCUMENTS).rows(rows.subList(ROWS / 2, ROWS));
        // Lists of an ivfflat index are chosen when it is built.
        ExtensionServer.execute(
                url,
                "REINDEX INDEX ivfflat_cosine",
                "REINDEX INDEX ivfflat_bits",
                "ANALYZE document");
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static Vector vector() {
        return Vector.of(
                (float) RANDOM.nextGaussian(),
                (float) RANDOM.nextGaussian(),
                (float) RANDOM.nextGaussian());
    }

    /// A number that two bytes hold, and never zero, which a cosine could not say anything of.
    private static float quarter() {
        return (RANDOM.nextBoolean() ? 1 : -1) * (1 + RANDOM.nextInt(15)) / 4f;
    }

    private static List<Near> expected(ToDoubleFunction<Entry> distance) {
        return ENTRIES.stream()
                .map(entry -> new Near(entry.id(), distance.applyAsDouble(entry)))
                .sorted(Comparator.comparingDouble(Near::distance).thenComparing(Near::id))
                .toList();
    }

    private static List<Near> nearest(Expression<Double> distance) {
        return db.select(row(Near::new, DOCUMENTS.id, distance))
                .from(DOCUMENTS)
                .orderBy(distance, DOCUMENTS.id)
                .list();
    }

    /// The order is that of the distances given, and these are Java's. Documents of nearly the same
    /// distance may have changed places.
    private static void assertSame(List<Near> found, List<Near> expected) {
        assertThat(found).as("seed %d", SEED).hasSameSizeAs(expected);
        assertThat(found)
                .as("seed %d", SEED)
                .isSortedAccordingTo(
                        Comparator.comparingDouble(Near::distance).thenComparing(Near::id));
        Map<Integer, Double> byId =
                expected.stream().collect(Collectors.toMap(Near::id, Near::distance));
        for (int i = 0; i < found.size(); i++) {
            double distance = found.get(i).distance();
            assertThat(distance)
                    .as("seed %d, document %d", SEED, found.get(i).id())
                    .isCloseTo(byId.get(found.get(i).id()), within(PRECISION * 20))
                    .isCloseTo(expected.get(i).distance(), within(PRECISION * 20));
        }
    }

    @Test
    void distancesOfVectorsAreThoseOfJava() {
        var embedding = DOCUMENTS.embedding;
        assertSame(
                nearest(l2Distance(embedding, WANTED)),
                expected(entry -> Distances.l2(entry.embedding(), WANTED)));
        assertSame(
                nearest(l1Distance(embedding, WANTED)),
                expected(entry -> Distances.l1(entry.embedding(), WANTED)));
        assertSame(
                nearest(negativeInnerProduct(embedding, WANTED)),
                expected(entry -> Distances.negativeInnerProduct(entry.embedding(), WANTED)));
        assertSame(
                nearest(cosineDistance(embedding, WANTED)),
                expected(entry -> Distances.cosine(entry.embedding(), WANTED)));
    }

    @Test
    void distancesOfHalfVectorsAreThoseOfJava() {
        var half = DOCUMENTS.half;
        assertSame(
                nearest(l2Distance(half, WANTED)),
                expected(entry -> Distances.l2(entry.half(), WANTED)));
        assertSame(
                nearest(l1Distance(half, WANTED)),
                expected(entry -> Distances.l1(entry.half(), WANTED)));
        assertSame(
                nearest(negativeInnerProduct(half, WANTED)),
                expected(entry -> Distances.negativeInnerProduct(entry.half(), WANTED)));
        assertSame(
                nearest(cosineDistance(half, WANTED)),
                expected(entry -> Distances.cosine(entry.half(), WANTED)));
    }

    @Test
    void distancesOfSparseVectorsAreThoseOfJava() {
        var sparse = DOCUMENTS.sparse;
        Vector wanted = Distances.dense(WANTED_SPARSE);
        assertSame(
                nearest(l2Distance(sparse, WANTED_SPARSE)),
                expected(entry -> Distances.l2(Distances.dense(entry.sparse()), wanted)));
        assertSame(
                nearest(l1Distance(sparse, WANTED_SPARSE)),
                expected(entry -> Distances.l1(Distances.dense(entry.sparse()), wanted)));
        assertSame(
                nearest(negativeInnerProduct(sparse, WANTED_SPARSE)),
                expected(entry ->
                        Distances.negativeInnerProduct(Distances.dense(entry.sparse()), wanted)));
        assertSame(
                nearest(cosineDistance(sparse, WANTED_SPARSE)),
                expected(entry -> Distances.cosine(Distances.dense(entry.sparse()), wanted)));
    }

    @Test
    void distancesOfBitsAreThoseOfJava() {
        assertSame(
                nearest(hammingDistance(DOCUMENTS.bits, WANTED_BITS)),
                expected(entry -> Distances.hamming(entry.bits(), WANTED_BITS)));
        assertSame(
                nearest(jaccardDistance(DOCUMENTS.bits, WANTED_BITS)),
                expected(entry -> Distances.jaccard(entry.bits(), WANTED_BITS)));
    }

    @Test
    void bothSidesMayBeColumns() {
        var pairs = alias(DOCUMENTS, "pair");
        var pair = pairs.embedding;
        var distances =
                db.select(
                                l2Distance(DOCUMENTS.embedding, pair),
                                l1Distance(DOCUMENTS.embedding, pair),
                                negativeInnerProduct(DOCUMENTS.embedding, pair),
                                cosineDistance(DOCUMENTS.embedding, pair),
                                hammingDistance(DOCUMENTS.bits, pairs.bits),
                                jaccardDistance(DOCUMENTS.bits, pairs.bits))
                        .from(DOCUMENTS, pairs)
                        .where(DOCUMENTS.id.eq(1).and(pairs.id.eq(2)))
                        .one();
        Entry one = ENTRIES.get(1);
        Entry two = ENTRIES.get(2);
        var near = within(PRECISION);
        assertThat(distances.first())
                .isCloseTo(Distances.l2(one.embedding(), two.embedding()), near);
        assertThat(distances.second())
                .isCloseTo(Distances.l1(one.embedding(), two.embedding()), near);
        assertThat(distances.third())
                .isCloseTo(Distances.negativeInnerProduct(one.embedding(), two.embedding()), near);
        assertThat(distances.fourth())
                .isCloseTo(Distances.cosine(one.embedding(), two.embedding()), near);
        assertThat(distances.fifth()).isEqualTo(Distances.hamming(one.bits(), two.bits()));
        assertThat(distances.sixth()).isCloseTo(Distances.jaccard(one.bits(), two.bits()), near);
    }

    @Test
    void anIndexServesTheNearest() {
        assertServed("hnsw_l2", l2Distance(DOCUMENTS.embedding, WANTED));
        assertServed("hnsw_l1", l1Distance(DOCUMENTS.embedding, WANTED));
        assertServed("ivfflat_cosine", cosineDistance(DOCUMENTS.embedding, WANTED));
        assertServed("hnsw_half", negativeInnerProduct(DOCUMENTS.half, WANTED));
        assertServed("hnsw_sparse", l2Distance(DOCUMENTS.sparse, WANTED_SPARSE));
        assertServed("ivfflat_bits", hammingDistance(DOCUMENTS.bits, WANTED_BITS));
        assertServed("hnsw_bits", jaccardDistance(DOCUMENTS.bits, WANTED_BITS));
    }

    private static void assertServed(String index, Expression<Double> distance) {
        List<Near> all = nearest(distance);
        db.inTransaction(tx -> {
            tx.sql("SET LOCAL enable_seqscan = off").execute();
            tx.sql("SET LOCAL enable_sort = off").execute();
            tx.sql("SET LOCAL hnsw.ef_search = 1000").execute();
            tx.sql("SET LOCAL ivfflat.probes = 100").execute();
            var select =
                    tx.select(row(Near::new, DOCUMENTS.id, distance))
                            .from(DOCUMENTS)
                            .orderBy(distance)
                            .limit(NEAREST);
            assertThat(select.explain().root().stream().map(ExplainPlan.Node::index))
                    .as("seed %d: %s", SEED, select.explain())
                    .contains(index);
            // What makes the order complete is sorted behind it.
            assertThat(
                            select.orderBy(distance, DOCUMENTS.id).explain().root().stream()
                                    .map(ExplainPlan.Node::index))
                    .as("seed %d", SEED)
                    .contains(index);
            List<Near> found = select.list();
            assertThat(found)
                    .as("seed %d", SEED)
                    .hasSize(NEAREST)
                    .isSortedAccordingTo(Comparator.comparingDouble(Near::distance));
            // A graph of neighbours may miss some: that is the bargain of such an index.
            double least = all.get(NEAREST - 1).distance();
            assertThat(found)
                    .as("seed %d", SEED)
                    .filteredOn(near -> near.distance() <= least)
                    .hasSizeGreaterThanOrEqualTo(NEAREST - 2);
        });
    }

    @Test
    void aGraphsOrderByDistanceUsesTheIndexToo() {
        var distance = l2Distance(DOCUMENTS.embedding, WANTED);
        List<Near> all = nearest(distance);
        db.inTransaction(tx -> {
            tx.sql("SET LOCAL enable_seqscan = off").execute();
            tx.sql("SET LOCAL hnsw.ef_search = 1000").execute();
            var query =
                    from(DOCUMENTS).extra("distance", distance).orderBy(distance).limit(NEAREST);
            assertThat(tx.run(query, Near.class).getFirst()).isEqualTo(all.getFirst());
        });
    }

    /// No index serves the distance: what is expected here is exact.
    private static final Expression<Double> EXACT =
            negativeInnerProduct(DOCUMENTS.embedding, WANTED);

    @Test
    void pagesGoOnBehindADistance() {
        var distance = EXACT;
        var pages =
                db.select(row(Near::new, DOCUMENTS.id, distance))
                        .from(DOCUMENTS)
                        .orderBy(distance, DOCUMENTS.id)
                        .limit(NEAREST * 7);
        List<Near> found = new ArrayList<>(pages.list());
        List<Near> page = found;
        while (!page.isEmpty()) {
            Near last = page.getLast();
            page = pages.seekAfter(last.distance(), last.id()).list();
            found.addAll(page);
        }
        assertThat(found).as("seed %d", SEED).isEqualTo(nearest(distance));
    }

    @Test
    void aPreparedSelectTakesTheVectorEachTime() {
        Placeholder<Vector> wanted =
                Placeholder.of("wanted", DataType.of(DOCUMENTS.half.type(), Vector.class));
        var nearest =
                db.select(DOCUMENTS.half)
                        .from(DOCUMENTS)
                        .orderBy(l2Distance(DOCUMENTS.half, wanted))
                        .limit(1)
                        .prepare();
        // More often than the driver and the server take to keep a statement, and then its plan.
        for (Entry entry : ENTRIES.subList(0, 15)) {
            assertThat(nearest.one(wanted.is(entry.half()))).isEqualTo(entry.half());
        }
    }

    @Test
    void distancesStandInConditionsGroupsAndGraphs() {
        var distance = EXACT;
        List<Near> all = nearest(distance);
        double half = all.get(ROWS / 2).distance();
        assertThat(
                        db.select(DOCUMENTS.id)
                                .from(DOCUMENTS)
                                .where(distance.lt(half))
                                .orderBy(distance, DOCUMENTS.id)
                                .list())
                .isEqualTo(
                        all.stream().filter(near -> near.distance() < half).map(Near::id).toList());

        double least = all.getFirst().distance();
        assertThat(
                        db.select(DOCUMENTS.shelf)
                                .from(DOCUMENTS)
                                .groupBy(DOCUMENTS.shelf)
                                .having(min(distance).le(least))
                                .list())
                .containsExactlyInAnyOrderElementsOf(
                        all.stream()
                                .filter(near -> near.distance() <= least)
                                .map(near -> near.id() % SHELVES_COUNT)
                                .distinct()
                                .toList());

        for (NearOfShelf each :
                db.run(
                        from(SHELVES)
                                .related(
                                        SHELVES.documents,
                                        documents ->
                                                documents
                                                        .extra("distance", distance)
                                                        .where(distance.lt(1e9))
                                                        .orderBy(distance)
                                                        .limit(3)),
                        NearOfShelf.class)) {
            assertThat(each.documents())
                    .as("seed %d", SEED)
                    .isEqualTo(
                            all.stream()
                                    .filter(near -> near.id() % SHELVES_COUNT == each.id())
                                    .limit(3)
                                    .toList());
        }
    }

    @Test
    void whatHasNoVectorIsNotTheNearest() {
        var distance = l2Distance(DOCUMENTS.half, WANTED);
        db.insertInto(DOCUMENTS)
                .values(RowValues.of(DOCUMENTS).set(DOCUMENTS.id, ROWS).set(DOCUMENTS.shelf, 0))
                .execute();
        try {
            var ids = db.select(DOCUMENTS.id).from(DOCUMENTS);
            assertThat(ids.orderBy(distance).list().getLast()).isEqualTo(ROWS);
            assertThat(ids.orderBy(distance.as("distance")).list().getLast()).isEqualTo(ROWS);
            assertThat(ids.orderBy(distance.desc()).list().getLast()).isEqualTo(ROWS);
            assertThat(ids.orderBy(distance.asc().nullsFirst()).list().getFirst()).isEqualTo(ROWS);
            record Found(int id) {}
            assertThat(db.run(from(DOCUMENTS).orderBy(distance), Found.class).getLast().id())
                    .isEqualTo(ROWS);
            int last = db.run(from(DOCUMENTS).orderBy(distance), Found.class).get(ROWS - 1).id();
            var place = db.select(distance).from(DOCUMENTS).where(DOCUMENTS.id.eq(last)).one();
            assertThat(ids.orderBy(distance, DOCUMENTS.id).seekAfter(place, last).list())
                    .containsExactly(ROWS);
            assertThat(ids.orderBy(distance, DOCUMENTS.id).seekAfter(null, ROWS).list()).isEmpty();
        } finally {
            db.deleteFrom(DOCUMENTS).where(DOCUMENTS.id.eq(ROWS)).execute();
        }
    }

    @Test
    void aCosineBesideZerosIsNotANumberAnywhere() {
        var distance = cosineDistance(DOCUMENTS.embedding, Vector.of(0, 0, 0));
        assertThat(db.select(distance).from(DOCUMENTS).where(DOCUMENTS.id.eq(0)).one()).isNaN();
        var query =
                from(SHELVES)
                        .where(SHELVES.id.eq(0))
                        .related(
                                SHELVES.documents,
                                documents -> documents.extra("distance", distance).limit(1));
        assertThat(db.run(query, NearOfShelf.class).getFirst().documents())
                .singleElement()
                .extracting(Near::distance)
                .isEqualTo(Double.NaN);
    }

    @Test
    void vectorsAreComparedAndListed() {
        List<Entry> some = ENTRIES.subList(3, 6);
        List<Vector> wanted = some.stream().map(Entry::embedding).toList();
        assertThat(
                        db.select(DOCUMENTS.id)
                                .from(DOCUMENTS)
                                .where(DOCUMENTS.embedding.in(wanted))
                                .orderBy(DOCUMENTS.id)
                                .list())
                .containsExactly(3, 4, 5);
        assertThat(
                        db.select(DOCUMENTS.id)
                                .from(DOCUMENTS)
                                .where(DOCUMENTS.embedding.eq(wanted.get(1)))
                                .list())
                .containsExactly(4);
        for (List<Entry> rows : List.of(some, ENTRIES)) {
            var given =
                    ValuesTable.of(
                            "given",
                            rows,
                            ValuesTable.value(DOCUMENTS.id, Entry::id),
                            ValuesTable.value(DOCUMENTS.embedding, Entry::embedding),
                            ValuesTable.value(DOCUMENTS.sparse, Entry::sparse));
            assertThat(
                            db.select(DOCUMENTS.id)
                                    .from(DOCUMENTS)
                                    .join(given)
                                    .on(
                                            DOCUMENTS
                                                    .embedding
                                                    .eq(given.get(DOCUMENTS.embedding))
                                                    .and(
                                                            DOCUMENTS.sparse.eq(
                                                                    given.get(DOCUMENTS.sparse))))
                                    .list())
                    .containsExactlyInAnyOrderElementsOf(rows.stream().map(Entry::id).toList());
        }
    }

    @Test
    void whatElseTheExtensionHasATemplateSays() {
        DataType<Vector> type = DataType.of(DOCUMENTS.embedding.type(), Vector.class);
        Vector mean = db.select(sql("avg({})", DOCUMENTS.embedding).as(type)).from(DOCUMENTS).one();
        for (int i = 0; i < 3; i++) {
            int axis = i;
            assertThat((double) mean.get(i))
                    .isCloseTo(
                            ENTRIES.stream()
                                    .mapToDouble(entry -> entry.embedding().get(axis))
                                    .average()
                                    .orElseThrow(),
                            within(PRECISION));
        }
        assertThat(
                        db.select(sql("{} + {}", DOCUMENTS.embedding, Vector.of(1, 1, 1)).as(type))
                                .from(DOCUMENTS)
                                .where(DOCUMENTS.id.eq(7))
                                .one())
                .isEqualTo(plusOne(ENTRIES.get(7).embedding()));
    }

    private static Vector plusOne(Vector vector) {
        return Vector.of(vector.get(0) + 1, vector.get(1) + 1, vector.get(2) + 1);
    }
}
