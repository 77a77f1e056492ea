package dev.leat.replica.store;

import dev.leat.postgres.replication.Lsn;
import java.util.Objects;

/// How far a copy goes: every transaction whose commit record stands before `end`.
///
/// @param version of the last commit that changed something, as snapshots name it
/// @param end where the stream goes on
public record Position(String version, Lsn end) {
    public Position {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(end, "end");
    }
}
