package dev.leat.schema.value;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A vector of pgvector: the value of `vector(n)` and, rounded to half precision by the server,
/// `halfvec(n)`.
public final class Vector {
    private final float[] elements;

    private Vector(float[] elements) {
        this.elements = elements;
    }

    /// {@return the vector of these elements, copied}
    public static Vector of(float... elements) {
        return new Vector(elements.clone());
    }

    /// {@return the vector of a text such as `[1,2.5,3]`}
    ///
    /// @throws IllegalArgumentException if it is none
    public static Vector parse(String text) {
        if (!text.startsWith("[") || !text.endsWith("]")) {
            throw new IllegalArgumentException("not a vector");
        }
        String body = text.substring(1, text.length() - 1);
        if (body.isBlank()) {
            return new Vector(new float[0]);
        }
        String[] parts = body.split(",", -1);
        float[] elements = new float[parts.length];
        for (int i = 0; i < parts.length; i++) {
            elements[i] = Float.parseFloat(parts[i]);
        }
        return new Vector(elements);
    }

    /// {@return the number of elements}
    public int dimensions() {
        return elements.length;
    }

    /// {@return the element at this position, from 0}
    ///
    /// @throws IndexOutOfBoundsException if there is none
    public float get(int index) {
        return elements[index];
    }

    /// {@return a copy as an array}
    public float[] toFloatArray() {
        return elements.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Vector that && Arrays.equals(elements, that.elements);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(elements);
    }

    /// {@return the elements as pgvector reads them}
    @Override
    public String toString() {
        return IntStream.range(0, elements.length)
                .mapToObj(i -> Float.toString(elements[i]))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
