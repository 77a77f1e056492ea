package dev.leat.schema.function;

import dev.leat.schema.DataType;
import dev.leat.schema.Expression;
import org.jspecify.annotations.Nullable;

/// Distances between vectors of the extension `vector`, for ordering by nearness:
/// `orderBy(cosineDistance(DOCS.embedding, wanted))`, which its indexes serve, each those of one
/// distance. Ordered by nearness, rows without a vector come last.
///
/// Both sides are of one type: two `vector`, `halfvec`, `sparsevec`, or bit strings of one length.
/// The other side is a value, or an expression such as a column or a placeholder.
public final class Vectors {
    private Vectors() {}

    /// {@return the straight distance}; operator classes `…_l2_ops`
    public static <T extends @Nullable Object> Expression<Double> l2Distance(
            Expression<T> vector, T other) {
        return l2Distance(vector, Calls.constant(vector, other));
    }

    /// {@return the straight distance}
    public static Expression<Double> l2Distance(Expression<?> vector, Expression<?> other) {
        return distance(vector, "<->", other);
    }

    /// {@return the sum of the distances along the axes}; operator classes `…_l1_ops`
    public static <T extends @Nullable Object> Expression<Double> l1Distance(
            Expression<T> vector, T other) {
        return l1Distance(vector, Calls.constant(vector, other));
    }

    /// {@return the sum of the distances along the axes}
    public static Expression<Double> l1Distance(Expression<?> vector, Expression<?> other) {
        return distance(vector, "<+>", other);
    }

    /// {@return the inner product, negative so that the nearest is the least}; operator classes
    /// `…_ip_ops`
    public static <T extends @Nullable Object> Expression<Double> negativeInnerProduct(
            Expression<T> vector, T other) {
        return negativeInnerProduct(vector, Calls.constant(vector, other));
    }

    /// {@return the inner product, negative so that the nearest is the least}
    public static Expression<Double> negativeInnerProduct(
            Expression<?> vector, Expression<?> other) {
        return distance(vector, "<#>", other);
    }

    /// {@return 1 minus the cosine of the angle, NaN beside a vector of zeros}; operator classes
    /// `…_cosine_ops`
    public static <T extends @Nullable Object> Expression<Double> cosineDistance(
            Expression<T> vector, T other) {
        return cosineDistance(vector, Calls.constant(vector, other));
    }

    /// {@return 1 minus the cosine of the angle, NaN beside a vector of zeros}
    public static Expression<Double> cosineDistance(Expression<?> vector, Expression<?> other) {
        return distance(vector, "<=>", other);
    }

    /// {@return the number of different bits, of bit strings}; operator class `bit_hamming_ops`
    public static <T extends @Nullable Object> Expression<Double> hammingDistance(
            Expression<T> bits, T other) {
        return hammingDistance(bits, Calls.constant(bits, other));
    }

    /// {@return the number of different bits, of bit strings}
    public static Expression<Double> hammingDistance(Expression<?> bits, Expression<?> other) {
        return distance(bits, "<~>", other);
    }

    /// {@return the part of the bits set in either that is not set in both, of bit strings; 1 if
    /// none is set in both}; operator class `bit_jaccard_ops`
    public static <T extends @Nullable Object> Expression<Double> jaccardDistance(
            Expression<T> bits, T other) {
        return jaccardDistance(bits, Calls.constant(bits, other));
    }

    /// {@return the part of the bits set in either that is not set in both, of bit strings; 1 if
    /// none is set in both}
    public static Expression<Double> jaccardDistance(Expression<?> bits, Expression<?> other) {
        return distance(bits, "<%>", other);
    }

    private static Expression<Double> distance(
            Expression<?> left, String operator, Expression<?> right) {
        return new Distance(
                Calls.operator(
                        DataType.DOUBLE_PRECISION,
                        left.isNullable() || right.isNullable(),
                        left,
                        operator,
                        right));
    }
}
