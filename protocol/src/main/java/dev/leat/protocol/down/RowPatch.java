package dev.leat.protocol.down;

import dev.leat.protocol.json.Json;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A change of the rows that a client holds, under server names.
public sealed interface RowPatch {
    /// @param value an object with every column
    record Put(String tableName, Json value) implements RowPatch {
        public Put {
            Objects.requireNonNull(tableName, "tableName");
            Objects.requireNonNull(value, "value");
        }
    }

    /// A change of some columns.
    ///
    /// @param id an object with the columns of the client schema's primary key
    /// @param merge an object with the columns that change
    /// @param constrain the columns that the row keeps; null for all
    record Update(String tableName, Json id, @Nullable Json merge, @Nullable List<String> constrain)
            implements RowPatch {
        public Update {
            Objects.requireNonNull(tableName, "tableName");
            Objects.requireNonNull(id, "id");
            constrain = constrain == null ? null : List.copyOf(constrain);
        }
    }

    /// @param id an object with the columns of the client schema's primary key
    record Del(String tableName, Json id) implements RowPatch {
        public Del {
            Objects.requireNonNull(tableName, "tableName");
            Objects.requireNonNull(id, "id");
        }
    }

    /// Forget everything: rows, queries wanted and got, results of mutations.
    record Clear() implements RowPatch {}
}
