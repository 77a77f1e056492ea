package dev.leat.schema.function;

import dev.leat.schema.DataType;
import dev.leat.schema.Expression;
import org.jspecify.annotations.Nullable;

/// Distances between vectors of the extension `vector`, for ordering by nearness:
/// `orderBy(cosineDistance(DOCS.embedding, wanted))`, which its indexes serve.
public final class Vectors {
    private Vectors() {}

    /// {@return the straight distance}
    public static <T extends @Nullable Object> Expression<Double> l2Distance(
            Expression<T> vector, T other) {
        return distance(vector, "<->", Calls.constant(vector, other));
    }

    /// {@return the straight distance}
    public static Expression<Double> l2Distance(Expression<?> vector, Expression<?> other) {
        return distance(vector, "<->", other);
    }

    /// {@return the sum of the distances along the axes}
    public static <T extends @Nullable Object> Expression<Double> l1Distance(
            Expression<T> vector, T other) {
        return distance(vector, "<+>", Calls.constant(vector, other));
    }

    /// {@return the inner product, negative so that the nearest is the least}
    public static <T extends @Nullable Object> Expression<Double> negativeInnerProduct(
            Expression<T> vector, T other) {
        return distance(vector, "<#>", Calls.constant(vector, other));
    }

    /// {@return 1 minus the cosine of the angle}
    public static <T extends @Nullable Object> Expression<Double> cosineDistance(
            Expression<T> vector, T other) {
        return distance(vector, "<=>", Calls.constant(vector, other));
    }

    /// {@return 1 minus the cosine of the angle}
    public static Expression<Double> cosineDistance(Expression<?> vector, Expression<?> other) {
        return distance(vector, "<=>", other);
    }

    /// {@return the number of different bits, of bit strings}
    public static <T extends @Nullable Object> Expression<Double> hammingDistance(
            Expression<T> bits, T other) {
        return distance(bits, "<~>", Calls.constant(bits, other));
    }

    /// {@return the part of bits that only one has, of bit strings}
    public static <T extends @Nullable Object> Expression<Double> jaccardDistance(
            Expression<T> bits, T other) {
        return distance(bits, "<%>", Calls.constant(bits, other));
    }

    private static Expression<Double> distance(
            Expression<?> left, String operator, Expression<?> right) {
        return Calls.operator(
                DataType.DOUBLE_PRECISION,
                left.isNullable() || right.isNullable(),
                left,
                operator,
                right);
    }
}
