package dev.leat.protocol;

import dev.leat.protocol.json.Json;
import dev.leat.protocol.json.JsonObject;
import dev.leat.protocol.json.JsonText;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// The JSON of a [ClientSchema].
public final class ClientSchemaJson {
    private ClientSchemaJson() {}

    public static ClientSchema read(JsonObject json) {
        return new ClientSchema(json.object("tables").objects(ClientSchemaJson::readTable));
    }

    /// {@return the schema's JSON, equal for equal schemas whose parts come in the same order}
    public static Json print(ClientSchema schema) {
        return new Json(JsonText.write(out -> write(out, schema)));
    }

    public static void write(JsonGenerator out, ClientSchema schema) {
        out.writeStartObject();
        out.writeName("tables");
        out.writeStartObject();
        for (Map.Entry<String, ClientSchema.Table> table : schema.tables().entrySet()) {
            out.writeName(table.getKey());
            writeTable(out, table.getValue());
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    private static ClientSchema.Table readTable(JsonObject json) {
        Map<String, ClientSchema.ColumnType> columns =
                json.object("columns")
                        .objects(column -> column.convert("type", ClientSchema.ColumnType::of));
        return new ClientSchema.Table(columns, json.strings("primaryKey"));
    }

    private static void writeTable(JsonGenerator out, ClientSchema.Table table) {
        out.writeStartObject();
        out.writeName("columns");
        out.writeStartObject();
        for (Map.Entry<String, ClientSchema.ColumnType> column : table.columns().entrySet()) {
            out.writeName(column.getKey());
            out.writeStartObject();
            out.writeStringProperty("type", column.getValue().wire());
            out.writeEndObject();
        }
        out.writeEndObject();
        if (!table.primaryKey().isEmpty()) {
            out.writeName("primaryKey");
            out.writeStartArray();
            table.primaryKey().forEach(out::writeString);
            out.writeEndArray();
        }
        out.writeEndObject();
    }
}
