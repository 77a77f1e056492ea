package dev.leat.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Where statements get their connections: the primary, and replicas for what only reads.
///
/// @param replicas empty for none
record Connections(DataSource primary, List<DataSource> replicas, ReplicaChooser chooser) {

    /// What a connection is for.
    enum Access {
        /// Only reads, and may see a state that is a little old.
        READ,
        /// May write, or must see what was just written.
        WRITE
    }

    Connections {
        Objects.requireNonNull(primary, "primary");
        Objects.requireNonNull(chooser, "chooser");
        replicas = List.copyOf(replicas);
    }

    static Connections to(DataSource primary) {
        return new Connections(primary, List.of(), ReplicaChooser.roundRobin());
    }

    Connections onlyPrimary() {
        return new Connections(primary, List.of(), chooser);
    }

    Connection open(Access access) {
        boolean isReplica = access == Access.READ && !replicas.isEmpty();
        DataSource source = isReplica ? chosen() : primary;
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw DatabaseException.of(
                    isReplica ? "getting a connection to a replica" : "getting a connection", e);
        }
    }

    private DataSource chosen() {
        // Code without checks for null may be behind it.
        @Nullable DataSource chosen = chooser.choose(replicas);
        if (chosen == null) {
            throw new IllegalStateException(
                    "the replica chooser chose none of %d replicas; it must give one of them, or throw what says why it cannot"
                            .formatted(replicas.size()));
        }
        return chosen;
    }
}
