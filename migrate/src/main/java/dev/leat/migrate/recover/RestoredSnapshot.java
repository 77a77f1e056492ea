package dev.leat.migrate.recover;

import dev.leat.migrate.snapshot.Snapshot;
import java.util.List;
import java.util.Objects;

/// A snapshot that was lost and has been worked out.
///
/// @param migration the name of the migration that it belongs to
/// @param exact whether it is word for word the one that was lost, as the digest proves by which
///   later migrations name it
/// @param leftOut what the migration made and neither the schema nor a later snapshot knows: it
///   counts as written by hand, like any SQL beside the schema
public record RestoredSnapshot(
        String migration, Snapshot snapshot, boolean exact, List<String> leftOut) {
    public RestoredSnapshot {
        Objects.requireNonNull(migration, "migration");
        Objects.requireNonNull(snapshot, "snapshot");
        leftOut = List.copyOf(leftOut);
    }
}
