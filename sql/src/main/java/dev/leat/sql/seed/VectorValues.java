package dev.leat.sql.seed;

import dev.leat.schema.SqlType;
import dev.leat.schema.value.SparseVector;
import dev.leat.schema.value.Vector;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Random vectors: numbers between -1 and 1, of which a sparse vector has a few.
final class VectorValues {
    private static final int USUAL_DIMENSIONS = 3;
    private static final int FEW = 5;

    private VectorValues() {}

    static Object value(SqlType.Vector type, RandomGenerator random) {
        int dimensions = type.dimensions() == null ? USUAL_DIMENSIONS : type.dimensions();
        return switch (type.kind()) {
            case VECTOR, HALFVEC -> dense(dimensions, random);
            case SPARSEVEC -> sparse(dimensions, random);
        };
    }

    private static Vector dense(int dimensions, RandomGenerator random) {
        float[] elements = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            elements[i] = element(random);
        }
        return Vector.of(elements);
    }

    private static SparseVector sparse(int dimensions, RandomGenerator random) {
        Map<Integer, Float> elements = new TreeMap<>();
        for (int i = random.nextInt(1, FEW + 1); i > 0; i--) {
            elements.put(random.nextInt(1, dimensions + 1), element(random));
        }
        return new SparseVector(dimensions, elements);
    }

    /// In steps that half precision holds, and never zero, which has no direction.
    private static float element(RandomGenerator random) {
        float size = random.nextInt(1, 1025) / 1024f;
        return random.nextBoolean() ? size : -size;
    }
}
