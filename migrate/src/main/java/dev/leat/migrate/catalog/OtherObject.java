package dev.leat.migrate.catalog;

import java.util.Objects;

/// Something in a database that no entity can express, but a migration may have made: a foreign
/// table, a cast, an option of a column.
///
/// @param kind what it is, in a message's words: `foreign table`, `option of column`
/// @param path its name, preceded by its schema and table where it has them
/// @param definition the server's description of it
public record OtherObject(String kind, String path, String definition) {
    public OtherObject {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(definition, "definition");
    }
}
