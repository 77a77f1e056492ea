package dev.leat.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a table may say besides columns and constraints.
///
/// @param comment describes it in the database; `null` for nothing
/// @param unlogged whether a crash of the server empties it, in exchange for speed
/// @param storage parameters, `fillfactor` to `70`
/// @param tablespace `null` for the default
/// @param accessMethod `null` for the default, `heap`
/// @param inherits the tables whose columns and checks it has too
public record TableOptions(
        @Nullable String comment,
        boolean unlogged,
        Map<String, String> storage,
        @Nullable String tablespace,
        @Nullable String accessMethod,
        ReplicaIdentity replicaIdentity,
        List<Table<?>> inherits) {
    public TableOptions {
        storage = Collections.unmodifiableMap(new LinkedHashMap<>(storage));
        Objects.requireNonNull(replicaIdentity, "replicaIdentity");
        inherits = List.copyOf(inherits);
    }
}
