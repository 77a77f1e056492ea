package dev.leat.schema.value;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A vector of pgvector that is mostly zeros: the value of `sparsevec(n)`.
///
/// @param dimensions the number of elements, zeros included
/// @param elements what is not zero, by position from 1 as in the text form
public record SparseVector(int dimensions, Map<Integer, Float> elements) {
    public SparseVector {
        TreeMap<Integer, Float> sorted = new TreeMap<>();
        for (Map.Entry<Integer, Float> element : elements.entrySet()) {
            if (element.getKey() < 1 || element.getKey() > dimensions) {
                throw new IllegalArgumentException(
                        "position %d is not between 1 and %d"
                                .formatted(element.getKey(), dimensions));
            }
            if (element.getValue() != 0) {
                sorted.put(element.getKey(), element.getValue());
            }
        }
        elements = Collections.unmodifiableMap(sorted);
    }

    /// {@return the vector of a text such as `{1:0.5,3:2}/5`}
    ///
    /// @throws IllegalArgumentException if it is none
    public static SparseVector parse(String text) {
        int end = text.indexOf("}/");
        if (!text.startsWith("{") || end < 0) {
            throw new IllegalArgumentException("not a sparse vector");
        }
        Map<Integer, Float> elements = new TreeMap<>();
        String body = text.substring(1, end);
        for (String element : body.isBlank() ? new String[0] : body.split(",", -1)) {
            int colon = element.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("not a sparse vector");
            }
            elements.put(
                    Integer.valueOf(element.substring(0, colon).strip()),
                    Float.valueOf(element.substring(colon + 1)));
        }
        return new SparseVector(Integer.parseInt(text.substring(end + 2).strip()), elements);
    }

    /// {@return the element at this position, from 1}
    public float get(int position) {
        return elements.getOrDefault(position, 0f);
    }

    /// {@return the elements as pgvector reads them}
    @Override
    public String toString() {
        return elements.entrySet().stream()
                .map(element -> element.getKey() + ":" + element.getValue())
                .collect(Collectors.joining(",", "{", "}/" + dimensions));
    }
}
