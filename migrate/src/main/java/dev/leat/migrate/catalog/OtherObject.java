package dev.leat.migrate.catalog;

import java.util.Objects;

/// Something in a database that a schema in Java does not declare, but a migration may have made.
///
/// @param kind what it is, in a message's words: `view`, `check constraint`
/// @param path its name, preceded by its schema and table where it has them
/// @param definition the server's description of it
public record OtherObject(String kind, String path, String definition) {
    public OtherObject {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(definition, "definition");
    }
}
