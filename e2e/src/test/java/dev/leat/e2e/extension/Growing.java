package dev.leat.e2e.extension;

import dev.leat.schema.Column;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.DatabaseObjects;
import dev.leat.schema.Table;
import dev.leat.schema.Tables;
import dev.leat.schema.object.Extension;
import dev.leat.schema.value.SparseVector;
import dev.leat.schema.value.Vector;
import java.util.List;
import java.util.Map;

/// A table before and after every change of a type of pgvector or citext that keeps the values, and
/// of the indexes on them.
public final class Growing implements DatabaseDefinition {
    private final Table<?> table;

    private Growing(Table<?> table) {
        this.table = table;
    }

    static Growing before() {
        return new Growing(new Before());
    }

    static Growing after() {
        return new Growing(new After());
    }

    record Row(int id) {}

    static final class Before extends Table<Row> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<String> email = text("email").unique();
        public final Column<Vector> smaller = vector("smaller", 3);
        public final Column<Vector> larger = halfvec("larger", 3);
        public final Column<Vector> sparser = vector("sparser", 3);
        public final Column<SparseVector> denser = sparsevec("denser", 3);
        public final Column<List<Float>> taken = real("taken").array();
        public final Column<Vector> given = vector("given", 3);
        public final Column<Vector> kept = vector("kept", 3);
        public final Column<List<Vector>> many = vector("many", 3).array();
        public final Column<String> place = text("place");

        Before() {
            super("growing");
            index("by_smaller").using("hnsw").on(part(smaller).operatorClass("vector_l2_ops"));
            index("by_kept")
                    .using("hnsw")
                    .on(part(kept).operatorClass("vector_l2_ops"))
                    .with("m", "8");
            index("by_distance").using("hnsw").on(part(kept).operatorClass("vector_l1_ops"));
        }
    }

    static final class After extends Table<Row> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<String> email = citext("email").unique();
        public final Column<Vector> smaller = halfvec("smaller", 3);
        public final Column<Vector> larger = vector("larger", 3);
        public final Column<SparseVector> sparser = sparsevec("sparser", 3);
        public final Column<Vector> denser = vector("denser", 3);
        public final Column<Vector> taken = vector("taken", 3);
        public final Column<List<Float>> given = real("given").array();
        public final Column<Vector> kept = vector("kept", 3);
        public final Column<List<Vector>> many = halfvec("many", 3).array();
        public final Column<String> place = ltree("place");

        After() {
            super("growing");
            index("by_smaller").using("hnsw").on(part(smaller).operatorClass("halfvec_l2_ops"));
            index("by_kept")
                    .using("hnsw")
                    .on(part(kept).operatorClass("vector_l2_ops"))
                    .with("m", "16")
                    .with("ef_construction", "40");
            index("by_distance").using("hnsw").on(part(kept).operatorClass("vector_cosine_ops"));
            index("by_place")
                    .using("gist")
                    .on(part(place).operatorClass("gist_ltree_ops", Map.of("siglen", "16")));
        }
    }

    @Override
    public Tables synced() {
        return Tables.none();
    }

    @Override
    public Tables serverOnly() {
        return Tables.of(table);
    }

    @Override
    public DatabaseObjects objects() {
        return DatabaseObjects.of(
                Extension.of("vector"), Extension.of("citext"), Extension.of("ltree"));
    }
}
