package dev.leat.sql.select;

import dev.leat.schema.FromSource;
import dev.leat.schema.RowSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A random part of a table: `from(SampledTable.bernoulli(POSTS, 1).repeatable(42))`.
///
/// @param percent of the rows, 0 to 100
/// @param seed for the same sample each time; `null` for another one
public record SampledTable(
        RowSource<?> source, Method method, double percent, @Nullable Double seed)
        implements FromSource {

    /// How the sample is drawn.
    public enum Method {
        /// Row by row.
        BERNOULLI,
        /// By whole pages, which is fast and less even.
        SYSTEM
    }

    public SampledTable {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(method, "method");
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException(
                    "a sample of %s is between 0 and 100 percent, not %s"
                            .formatted(source, percent));
        }
    }

    /// {@return a sample drawn row by row}
    public static SampledTable bernoulli(RowSource<?> source, double percent) {
        return new SampledTable(source, Method.BERNOULLI, percent, null);
    }

    /// {@return a sample of whole pages}
    public static SampledTable system(RowSource<?> source, double percent) {
        return new SampledTable(source, Method.SYSTEM, percent, null);
    }

    /// {@return the same sample each time, as long as the table does not change}
    public SampledTable repeatable(double newSeed) {
        return new SampledTable(source, method, percent, newSeed);
    }
}
