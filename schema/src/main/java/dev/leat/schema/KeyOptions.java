package dev.leat.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a primary key or unique constraint may say besides its columns.
///
/// @param nullsNotDistinct whether two nulls are equal; only of unique constraints
/// @param withoutOverlaps whether the last column is a range, of which no two may overlap; from
///   Postgres 18 on
/// @param include columns that the index carries besides
/// @param storage parameters of the index, `fillfactor` to `70`
/// @param tablespace of the index; `null` for the default
/// @param renamedFrom the name that it had before; `null` if it was not renamed
public record KeyOptions(
        Deferrability deferrability,
        boolean nullsNotDistinct,
        boolean withoutOverlaps,
        List<Column<?>> include,
        Map<String, String> storage,
        @Nullable String tablespace,
        @Nullable String renamedFrom) {
    /// A key that says nothing.
    public static final KeyOptions NONE =
            new KeyOptions(
                    Deferrability.NOT_DEFERRABLE, false, false, List.of(), Map.of(), null, null);

    public KeyOptions {
        Objects.requireNonNull(deferrability, "deferrability");
        include = List.copyOf(include);
        storage = Collections.unmodifiableMap(new LinkedHashMap<>(storage));
    }
}
