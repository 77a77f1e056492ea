package dev.leat.sql.seed;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Makes the values of a column: `(random, row) -> "user" + row`.
///
/// @param <T> the Java type of the values
@FunctionalInterface
public interface Generator<T extends @Nullable Object> {

    /// {@return the value for a row; of the same random numbers and row always the same}
    ///
    /// @param random numbers of this column's own, so that changing one column changes no other
    /// @param row the row's number within its table, from 0
    T generate(RandomGenerator random, int row);
}
