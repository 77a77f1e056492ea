package dev.leat.protocol.poke;

import dev.leat.protocol.down.MutationPatch;
import dev.leat.protocol.down.QueryPatch;
import dev.leat.protocol.mutation.MutationId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Gathers the changes of one poke and writes them as parts: the bytes of one JSON object each.
///
/// What is not a row goes into the first part that is written after it was added; a client applies
/// all parts of a poke at once, so it does not matter which. A part is closed once it holds
/// [#PART_ROWS] rows or [#PART_BYTES] of them. The parts carry no cookie and may be sent to every
/// client that is to receive the same changes.
///
/// ```java
/// PokeWriter poke = new PokeWriter("4gdo40");
/// poke.lastMutationId("c1", 1);
/// poke.putRow("issue", encodedRow);
/// List<byte[]> parts = poke.finish();
/// ```
///
/// Belongs to one thread; not usable after [#finish].
public final class PokeWriter {
    /// A part with so many bytes of rows is full.
    public static final int PART_BYTES = 1 << 20;

    /// A part with so many rows is full.
    public static final int PART_ROWS = 100;

    private static final byte[] PUT =
            "{\"op\":\"put\",\"tableName\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VALUE = ",\"value\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DEL =
            "{\"op\":\"del\",\"tableName\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ID = ",\"id\":".getBytes(StandardCharsets.US_ASCII);

    private final String pokeId;
    private final Map<String, Long> lastMutationIds = new LinkedHashMap<>();
    private final Map<String, List<QueryPatch>> desired = new LinkedHashMap<>();
    private final List<QueryPatch> got = new ArrayList<>();
    private final List<MutationPatch> mutations = new ArrayList<>();
    private final JsonBytes rows = new JsonBytes(256);
    private int rowCount;
    private final Map<String, byte[]> tableNames = new LinkedHashMap<>();
    private final List<byte[]> parts = new ArrayList<>();

    public PokeWriter(String pokeId) {
        this.pokeId = pokeId;
    }

    /// Makes the clients forget everything they hold before what follows. Must come first.
    public void clear() {
        if (!isEmpty()) {
            throw new IllegalStateException("clear must be the first change of a poke");
        }
        rows.ascii("{\"op\":\"clear\"}");
        flush(); // a part of its own: within a part, rows are applied after the other changes
    }

    /// {@return whether nothing was added}
    public boolean isEmpty() {
        return parts.isEmpty() && nothingOpen();
    }

    public void lastMutationId(String clientId, long id) {
        lastMutationIds.put(clientId, id);
    }

    public void desired(String clientId, QueryPatch patch) {
        desired.computeIfAbsent(clientId, key -> new ArrayList<>()).add(patch);
    }

    public void got(QueryPatch patch) {
        got.add(patch);
    }

    public void mutation(MutationPatch patch) {
        mutations.add(patch);
    }

    /// @param row the JSON object of the whole row, encoded
    public void putRow(String table, byte[] row) {
        comma().raw(PUT).raw(name(table)).raw(VALUE).raw(row).ascii('}');
        flushIfFull();
    }

    /// @param id the JSON object of the row's key under the client schema, encoded
    public void deleteRow(String table, byte[] id) {
        comma().raw(DEL).raw(name(table)).raw(ID).raw(id).ascii('}');
        flushIfFull();
    }

    /// {@return the parts in the order to send them; may be empty}
    public List<byte[]> finish() {
        if (!nothingOpen()) {
            flush();
        }
        return List.copyOf(parts);
    }

    private boolean nothingOpen() {
        return rows.length() == 0
                && lastMutationIds.isEmpty()
                && desired.isEmpty()
                && got.isEmpty()
                && mutations.isEmpty();
    }

    private JsonBytes comma() {
        return rows.length() == 0 ? rows : rows.ascii(',');
    }

    private byte[] name(String table) {
        return tableNames.computeIfAbsent(
                table, key -> new JsonBytes(key.length() + 8).string(key).toBytes());
    }

    private void flushIfFull() {
        rowCount++;
        if (rows.length() >= PART_BYTES || rowCount >= PART_ROWS) {
            flush();
        }
    }

    private void flush() {
        JsonBytes part = new JsonBytes(rows.length() + 256);
        part.ascii("{\"pokeID\":").string(pokeId);
        if (!lastMutationIds.isEmpty()) {
            part.ascii(",\"lastMutationIDChanges\":");
            char before = '{';
            for (Map.Entry<String, Long> change : lastMutationIds.entrySet()) {
                part.ascii(before).string(change.getKey()).ascii(':').number(change.getValue());
                before = ',';
            }
            part.ascii('}');
        }
        if (!desired.isEmpty()) {
            part.ascii(",\"desiredQueriesPatches\":");
            char before = '{';
            for (Map.Entry<String, List<QueryPatch>> patches : desired.entrySet()) {
                part.ascii(before).string(patches.getKey()).ascii(':');
                queries(part, patches.getValue());
                before = ',';
            }
            part.ascii('}');
        }
        if (!got.isEmpty()) {
            part.ascii(",\"gotQueriesPatch\":");
            queries(part, got);
        }
        if (rows.length() > 0) {
            part.ascii(",\"rowsPatch\":[").raw(rows).ascii(']');
        }
        if (!mutations.isEmpty()) {
            part.ascii(",\"mutationsPatch\":");
            char before = '[';
            for (MutationPatch patch : mutations) {
                part.ascii(before);
                mutation(part, patch);
                before = ',';
            }
            part.ascii(']');
        }
        part.ascii('}');
        parts.add(part.toBytes());
        lastMutationIds.clear();
        desired.clear();
        got.clear();
        rows.reset();
        rowCount = 0;
        mutations.clear();
    }

    private static void queries(JsonBytes out, List<QueryPatch> patches) {
        char before = '[';
        for (QueryPatch patch : patches) {
            out.ascii(before);
            switch (patch) {
                case QueryPatch.Put put -> {
                    out.ascii("{\"op\":\"put\",\"hash\":").string(put.hash());
                    Double ttl = put.ttlMs();
                    if (ttl != null) {
                        out.ascii(",\"ttl\":").number(ttl);
                    }
                    out.ascii('}');
                }
                case QueryPatch.Del del ->
                        out.ascii("{\"op\":\"del\",\"hash\":").string(del.hash()).ascii('}');
                case QueryPatch.Clear() -> out.ascii("{\"op\":\"clear\"}");
            }
            before = ',';
        }
        out.ascii(']');
    }

    private static void mutation(JsonBytes out, MutationPatch patch) {
        switch (patch) {
            case MutationPatch.Put put -> {
                out.ascii("{\"op\":\"put\",\"mutation\":{\"id\":");
                id(out, put.id());
                out.ascii(",\"result\":").json(put.result().text()).ascii("}}");
            }
            case MutationPatch.Del del -> {
                out.ascii("{\"op\":\"del\",\"id\":");
                id(out, del.id());
                out.ascii('}');
            }
        }
    }

    private static void id(JsonBytes out, MutationId id) {
        out.ascii("{\"clientID\":").string(id.clientId());
        out.ascii(",\"id\":").number(id.id()).ascii('}');
    }
}
