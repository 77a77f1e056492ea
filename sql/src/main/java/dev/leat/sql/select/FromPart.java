package dev.leat.sql.select;

import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.FromSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One source of a FROM and how it is joined to those before it.
///
/// @param kind `null` for the first, and for one after a comma
/// @param on `null` if the join has `using` or needs nothing
/// @param using names of columns that both sides have
record FromPart(
        @Nullable Kind kind, FromSource source, @Nullable Condition on, List<Column<?>> using) {

    /// How rows without a partner fare.
    enum Kind {
        INNER("JOIN"),
        LEFT("LEFT JOIN"),
        RIGHT("RIGHT JOIN"),
        FULL("FULL JOIN"),
        CROSS("CROSS JOIN");

        private final String sql;

        Kind(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }
    }

    FromPart {
        Objects.requireNonNull(source, "the source to select from is null");
        using = List.copyOf(using);
    }

    static FromPart of(FromSource source) {
        return new FromPart(null, source, null, List.of());
    }

    /// {@return what the statement knows the source by}
    Object identity() {
        return switch (source) {
            case Lateral lateral -> lateral.source();
            case SampledTable sampled -> sampled.source();
            default -> source;
        };
    }
}
