package dev.leat.protocol.api;

import dev.leat.protocol.json.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A query that the API server refused.
///
/// @param kind `APP` for the application's own refusal, `PARSE` for arguments that it could not
///   read
/// @param details whatever the application wants its client to know
public record ErroredQuery(
        Kind kind, String id, String name, @Nullable String message, @Nullable Json details) {

    /// Why it was refused.
    public enum Kind {
        APP("app"),
        PARSE("parse");

        private final String wire;

        Kind(String wire) {
            this.wire = wire;
        }

        /// {@return how the wire spells it}
        public String wire() {
            return wire;
        }
    }

    public ErroredQuery {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
    }
}
