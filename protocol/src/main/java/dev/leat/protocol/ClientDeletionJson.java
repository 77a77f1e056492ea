package dev.leat.protocol;

import dev.leat.protocol.json.JsonObject;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// The JSON of a [ClientDeletion].
public final class ClientDeletionJson {
    private ClientDeletionJson() {}

    public static ClientDeletion read(JsonObject json) {
        return new ClientDeletion(json.strings("clientIDs"), json.strings("clientGroupIDs"));
    }

    public static void write(JsonGenerator out, ClientDeletion deletion) {
        out.writeStartObject();
        list(out, "clientIDs", deletion.clientIds());
        list(out, "clientGroupIDs", deletion.clientGroupIds());
        out.writeEndObject();
    }

    private static void list(JsonGenerator out, String name, List<String> ids) {
        if (!ids.isEmpty()) {
            out.writeName(name);
            out.writeStartArray();
            ids.forEach(out::writeString);
            out.writeEndArray();
        }
    }
}
