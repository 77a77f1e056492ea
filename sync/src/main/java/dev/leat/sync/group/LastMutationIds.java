package dev.leat.sync.group;

import dev.leat.ivm.view.HeldRow;
import dev.leat.ivm.view.ViewSnapshot;
import dev.leat.protocol.Cookie;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/// Up to which mutation each client of a group was decided, and since which version of the group
/// that is so. Ids only grow here, whatever the table says: a client breaks when one goes back.
/// Owned by the thread of the group.
final class LastMutationIds {
    private record Told(long id, Cookie since) {}

    private final Map<String, Told> byClient = new LinkedHashMap<>();

    /// Takes over what the table of clients says.
    ///
    /// @param version the version of the group that brings it
    void update(ViewSnapshot clients, Cookie version) {
        for (HeldRow row : clients.rows()) {
            if (RowEncoders.column(row, "clientID") instanceof String client
                    && RowEncoders.column(row, "lastMutationID") instanceof Double id) {
                Told told = byClient.get(client);
                if (told == null || told.id() < id.longValue()) {
                    byClient.put(client, new Told(id.longValue(), version));
                }
            }
        }
    }

    /// Gives what a client at that version was not told.
    void changedSince(Cookie version, ObjLongConsumer<String> change) {
        byClient.forEach((client, told) -> {
            if (told.since().compareTo(version) > 0) {
                change.accept(client, told.id());
            }
        });
    }

    void all(ObjLongConsumer<String> change) {
        byClient.forEach((client, told) -> change.accept(client, told.id()));
    }
}
