package dev.leat.e2e.extension;

import static dev.leat.schema.Functions.sql;

import dev.leat.schema.Column;
import dev.leat.schema.DataType;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.DatabaseObjects;
import dev.leat.schema.Many;
import dev.leat.schema.Table;
import dev.leat.schema.Tables;
import dev.leat.schema.object.Extension;
import dev.leat.schema.value.BitString;
import dev.leat.schema.value.SparseVector;
import dev.leat.schema.value.Vector;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Shelves of documents, with a column of every type of the extensions and an index of every kind
/// that these bring.
public final class Library implements DatabaseDefinition {
    static final Shelves SHELVES = new Shelves();
    static final Documents DOCUMENTS = new Documents();
    static final Widest WIDEST = new Widest();

    record Wide(int id) {}

    record Shelf(int id, String name) {}

    record Document(int id) {}

    static final class Shelves extends Table<Shelf> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<String> name = citext("name").unique();
        public final Many<Document> documents = many(id, () -> DOCUMENTS.shelf);

        Shelves() {
            super("shelf");
        }
    }

    static final class Documents extends Table<Document> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<@Nullable Integer> shelf =
                integer("shelf").nullable().references(() -> SHELVES.id);
        public final Column<String> slug = citext("slug").defaultValue("New");
        public final Column<@Nullable String> place =
                ltree("place").nullable().check(place -> sql("nlevel({}) < 9", place).condition());
        public final Column<Map<String, @Nullable String>> attributes =
                hstore("attributes").defaultValue(Map.of("it's", "\"new\" => \\1"));
        public final Column<Vector> embedding =
                vector("embedding", 3)
                        .defaultValue(Vector.of(0, -1.5f, 3e-7f))
                        .check(
                                "embedding_is_short",
                                embedding -> sql("vector_norm({}) < 1e5", embedding).condition());
        public final Column<@Nullable Vector> half = halfvec("half", 3).nullable();
        public final Column<@Nullable SparseVector> sparse = sparsevec("sparse", 5).nullable();
        public final Column<@Nullable BitString> bits = bit("bits", 8).nullable();
        public final Column<@Nullable List<String>> slugs = citext("slugs").array().nullable();
        public final Column<@Nullable List<String>> places = ltree("places").array().nullable();
        public final Column<@Nullable List<Map<String, @Nullable String>>> histories =
                hstore("histories").array().nullable();
        public final Column<@Nullable List<Vector>> embeddings =
                vector("embeddings", 3).array().nullable();
        public final Column<@Nullable List<Vector>> halves =
                halfvec("halves", 3).array().nullable();
        public final Column<@Nullable List<SparseVector>> sparses =
                sparsevec("sparses", 5).array().nullable();
        public final Column<@Nullable Double> norm =
                doublePrecision("norm").nullable().generatedAlwaysAs("vector_norm(embedding)");
        public final Column<@Nullable Vector> unit =
                vector("unit", 3)
                        .nullable()
                        .generatedAlwaysAs(
                                sql("l2_normalize({})", embedding)
                                        .asNullable(DataType.of(embedding.type(), Vector.class)));

        Documents() {
            super("document");
            index("hnsw_l2")
                    .using("hnsw")
                    .on(part(embedding).operatorClass("vector_l2_ops"))
                    .with("m", "8")
                    .with("ef_construction", "32");
            index("hnsw_l1").using("hnsw").on(part(embedding).operatorClass("vector_l1_ops"));
            index("ivfflat_cosine")
                    .using("ivfflat")
                    .on(part(embedding).operatorClass("vector_cosine_ops"))
                    .with("lists", "4");
            index("hnsw_half").using("hnsw").on(part(half).operatorClass("halfvec_ip_ops"));
            index("hnsw_sparse").using("hnsw").on(part(sparse).operatorClass("sparsevec_l2_ops"));
            index("hnsw_bits").using("hnsw").on(part(bits).operatorClass("bit_jaccard_ops"));
            index("ivfflat_bits").using("ivfflat").on(part(bits).operatorClass("bit_hamming_ops"));
            index("hnsw_as_half")
                    .using("hnsw")
                    .on(
                            part(sql("({}::halfvec(3))", embedding)
                                            .as(DataType.of(half.type(), Vector.class)))
                                    .operatorClass("halfvec_cosine_ops"));
            index("hnsw_of_some")
                    .using("hnsw")
                    .on(part(embedding).operatorClass("vector_ip_ops"))
                    .where(shelf.gt(3));
            index("embedding_btree").on(embedding);
            index("gin_attributes").using("gin").on(attributes);
            index("gist_attributes")
                    .using("gist")
                    .on(part(attributes).operatorClass("gist_hstore_ops", Map.of("siglen", "32")));
            index("gist_place")
                    .using("gist")
                    .on(part(place).operatorClass("gist_ltree_ops", Map.of("siglen", "16")));
            index("gist_places").using("gist").on(places);
            index("place_btree").on(place);
            index("slug_hash").using("hash").on(slug);
            index("slug_trigrams")
                    .using("gin")
                    .on(
                            part(sql("({}::text)", slug).as(DataType.TEXT))
                                    .operatorClass("gin_trgm_ops"));
        }
    }

    /// The most elements that the types take, and indexes of them.
    static final class Widest extends Table<Wide> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<Vector> vector = vector("vector", 16_000);
        public final Column<Vector> half = halfvec("half", 16_000);
        public final Column<SparseVector> sparse = sparsevec("sparse", 1_000_000_000);
        public final Column<Vector> indexed = vector("indexed", 2_000);
        public final Column<Vector> indexedHalf = halfvec("indexed_half", 4_000);

        Widest() {
            super("widest");
            index("hnsw_indexed").using("hnsw").on(part(indexed).operatorClass("vector_ip_ops"));
            index("hnsw_indexed_half")
                    .using("hnsw")
                    .on(part(indexedHalf).operatorClass("halfvec_ip_ops"));
        }
    }

    @Override
    public Tables synced() {
        return Tables.none();
    }

    @Override
    public Tables serverOnly() {
        return Tables.of(SHELVES, DOCUMENTS, WIDEST);
    }

    @Override
    public DatabaseObjects objects() {
        return DatabaseObjects.of(
                Extension.of("vector"),
                Extension.of("citext"),
                Extension.of("hstore"),
                Extension.of("ltree"),
                Extension.of("pg_trgm"));
    }
}
