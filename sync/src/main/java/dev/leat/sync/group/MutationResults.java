package dev.leat.sync.group;

import dev.leat.ivm.source.Row;
import dev.leat.ivm.view.HeldRow;
import dev.leat.ivm.view.RowKey;
import dev.leat.protocol.down.MutationPatch;
import dev.leat.protocol.json.InvalidMessageException;
import dev.leat.protocol.json.Json;
import dev.leat.protocol.json.JsonObject;
import dev.leat.protocol.json.JsonText;
import dev.leat.protocol.mutation.MutationId;
import dev.leat.protocol.mutation.MutationJson;
import dev.leat.protocol.mutation.MutationResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns rows of the table of mutation results into what a poke says of them.
final class MutationResults {
    private static final Logger LOG = LoggerFactory.getLogger(MutationResults.class);
    private static final Json UNREADABLE =
            MutationJson.result(
                    new MutationResult.AppError(
                            "The stored result of this mutation cannot be read.", null));

    private MutationResults() {}

    /// {@return the patch for a result that is stored, or null if the row is not one}
    static @Nullable MutationPatch put(HeldRow row) {
        MutationId id =
                id(RowEncoders.column(row, "clientID"), RowEncoders.column(row, "mutationID"));
        if (id == null) {
            return null;
        }
        return new MutationPatch.Put(id, result(id, RowEncoders.column(row, "result")));
    }

    /// What is stored, unless a client could not read it: it would give up the whole poke, and all
    /// that come after.
    private static Json result(MutationId id, @Nullable Object stored) {
        if (stored instanceof Row.Json(String text)) {
            try {
                JsonObject json = JsonObject.of(JsonText.parse(text), "result");
                MutationJson.readResult(json);
                if (!json.contains("message") || json.has("message")) {
                    return new Json(text);
                }
            } catch (InvalidMessageException e) {
                LOG.debug("An unreadable result", e);
            }
        }
        LOG.warn(
                "The result of mutation {} of client {} is not one that clients can read; they are"
                        + " told that it failed",
                id.id(),
                id.clientId());
        return UNREADABLE;
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
