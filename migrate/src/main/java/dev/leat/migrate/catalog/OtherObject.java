package dev.leat.migrate.catalog;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Something in a database that no entity can express, but a migration may have made: a foreign
/// table, a cast, an option of a column.
///
/// @param kind what it is, in a message's words: `foreign table`, `options of column`
/// @param path its name, preceded by its schema and table where it has them
/// @param definition the server's description of it
/// @param setting how it is set and taken back; `null` if it is an object of its own
public record OtherObject(String kind, String path, String definition, @Nullable Setting setting) {
    public OtherObject {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(definition, "definition");
    }

    /// An object of its own.
    public OtherObject(String kind, String path, String definition) {
        this(kind, path, definition, null);
    }
}
