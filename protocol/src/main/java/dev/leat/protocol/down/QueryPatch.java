package dev.leat.protocol.down;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A change of the queries that are wanted or got.
public sealed interface QueryPatch {
    record Put(String hash, @Nullable Double ttlMs) implements QueryPatch {
        public Put {
            Objects.requireNonNull(hash, "hash");
        }

        public Put(String hash) {
            this(hash, null);
        }
    }

    record Del(String hash) implements QueryPatch {
        public Del {
            Objects.requireNonNull(hash, "hash");
        }
    }

    record Clear() implements QueryPatch {}
}
