package dev.leat.sync.group;

import dev.leat.ivm.source.Row;
import dev.leat.ivm.view.HeldRow;
import dev.leat.ivm.view.RowKey;
import dev.leat.protocol.down.MutationPatch;
import dev.leat.protocol.json.Json;
import dev.leat.protocol.mutation.MutationId;
import org.jspecify.annotations.Nullable;

/// Turns rows of the table of mutation results into what a poke says of them.
final class MutationResults {
    private MutationResults() {}

    /// {@return the patch for a result that is stored, or null if the row is not one}
    static @Nullable MutationPatch put(HeldRow row) {
        MutationId id =
                id(RowEncoders.column(row, "clientID"), RowEncoders.column(row, "mutationID"));
        if (id == null) {
            return null;
        }
        return new MutationPatch.Put(
                id,
                RowEncoders.column(row, "result") instanceof Row.Json(String text)
                        ? new Json(text)
                        : Json.NULL);
    }

    /// {@return the patch for a result that is gone, or null if the key is not that of one}
    static @Nullable MutationPatch del(RowKey key) {
        MutationId id = id(column(key, "clientID"), column(key, "mutationID"));
        return id == null ? null : new MutationPatch.Del(id);
    }

    private static @Nullable MutationId id(@Nullable Object client, @Nullable Object id) {
        return client instanceof String text && id instanceof Double number
                ? new MutationId(text, number.longValue())
                : null;
    }

    private static @Nullable Object column(RowKey key, String name) {
        int index = key.columns().indexOf(name);
        return index < 0 ? null : key.value(index);
    }
}
