package dev.leat.e2e.extension;

import dev.leat.schema.value.BitString;
import dev.leat.schema.value.SparseVector;
import dev.leat.schema.value.Vector;

/// The distances of pgvector, computed in Java.
final class Distances {
    private Distances() {}

    static double l2(Vector a, Vector b) {
        double sum = 0;
        for (int i = 0; i < a.dimensions(); i++) {
            double difference = (double) a.get(i) - b.get(i);
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    static double l1(Vector a, Vector b) {
        double sum = 0;
        for (int i = 0; i < a.dimensions(); i++) {
            sum += Math.abs((double) a.get(i) - b.get(i));
        }
        return sum;
    }

    static double negativeInnerProduct(Vector a, Vector b) {
        double sum = 0;
        for (int i = 0; i < a.dimensions(); i++) {
            sum += (double) a.get(i) * b.get(i);
        }
        return -sum;
    }

    static double cosine(Vector a, Vector b) {
        return 1
                + negativeInnerProduct(a, b)
                        / Math.sqrt(negativeInnerProduct(a, a) * negativeInnerProduct(b, b));
    }

    static double hamming(BitString a, BitString b) {
        return bits(a, b, 1) - bits(a, b, 2);
    }

    static double jaccard(BitString a, BitString b) {
        double either = bits(a, b, 1);
        return either == 0 || bits(a, b, 2) == 0 ? 1 : 1 - bits(a, b, 2) / either;
    }

    /// The number of places that at least so many of the two have set.
    private static double bits(BitString a, BitString b, int atLeast) {
        String left = a.toString();
        String right = b.toString();
        int count = 0;
        for (int i = 0; i < left.length(); i++) {
            int set = (left.charAt(i) - '0') + (right.charAt(i) - '0');
            count += set >= atLeast ? 1 : 0;
        }
        return count;
    }

    static Vector dense(SparseVector vector) {
        float[] elements = new float[vector.dimensions()];
        vector.elements().forEach((position, value) -> elements[position - 1] = value);
        return Vector.of(elements);
    }
}
