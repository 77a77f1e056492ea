package dev.leat.sync.group;

import dev.leat.ivm.engine.EngineStatistics;
import dev.leat.ivm.engine.View;
import dev.leat.ivm.view.HeldRow;
import dev.leat.protocol.api.NamedQuery;
import dev.leat.protocol.api.TransformedQuery;
import dev.leat.protocol.down.InspectResponse;
import dev.leat.protocol.json.Json;
import dev.leat.protocol.json.JsonText;
import dev.leat.protocol.poke.JsonBytes;
import dev.leat.protocol.up.InspectRequest;
import dev.leat.query.ast.Ast;
import dev.leat.sync.cvr.GroupRecord.DesireRecord;
import dev.leat.sync.cvr.GroupRecord.QueryRecord;
import dev.leat.sync.session.ClientConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JsonGenerator;

/// Answers the inspector's questions about one group. Used on the thread of the group; what takes
/// longer is completed elsewhere and touches nothing of the group.
final class GroupInspection {
    private static final Logger LOG = LoggerFactory.getLogger(GroupInspection.class);
    private static final double NANOS_PER_MILLI = 1e6;

    /// The compression that the reference's digests are made with.
    private static final double COMPRESSION = 1000;

    private final GroupServices services;
    private final GroupConfig config;
    private final GroupQueries queries;
    private final GroupRows rows;
    private final RowEncoders encoders = new RowEncoders();

    GroupInspection(
            GroupServices services, GroupConfig config, GroupQueries queries, GroupRows rows) {
        this.services = services;
        this.config = config;
        this.queries = queries;
        this.rows = rows;
    }

    /// Answers, whatever happens: the connection waits for it.
    void answer(
            ClientConnection connection,
            InspectRequest request,
            CompletableFuture<InspectResponse> done) {
        try {
            ask(connection, request, done);
        } catch (RuntimeException e) {
            LOG.error("A question of the inspector could not be answered", e);
            done.complete(error(request.id(), "The server failed to answer; its log says why."));
        }
    }

    private void ask(
            ClientConnection connection,
            InspectRequest request,
            CompletableFuture<InspectResponse> done) {
        switch (request) {
            case InspectRequest.Queries list ->
                    done.complete(
                            new InspectResponse(list.id(), "queries", queries(list.clientId())));
            case InspectRequest.Metrics metrics ->
                    done.complete(new InspectResponse(metrics.id(), "metrics", metrics()));
            case InspectRequest.AnalyzeQuery analyze -> analyze(connection, analyze, done);
            case InspectRequest.Version _,
                    InspectRequest.Authenticate _,
                    InspectRequest.Unknown _ ->
                    done.complete(error(request.id(), "This question is not for a client group."));
        }
    }

    private Json queries(@Nullable String clientId) {
        return new Json(
                JsonText.write(out -> {
                    out.writeStartArray();
                    for (DesireRecord desire : config.desires().all()) {
                        QueryRecord query = config.queries().get(desire.hash());
                        if (query != null
                                && (clientId == null || clientId.equals(desire.clientId()))) {
                            row(out, desire, query);
                        }
                    }
                    out.writeEndArray();
                }));
    }

    private void row(JsonGenerator out, DesireRecord desire, QueryRecord query) {
        out.writeStartObject();
        out.writeStringProperty("clientID", desire.clientId());
        out.writeStringProperty("queryID", desire.hash());
        raw(out, "ast", query.ast());
        out.writeStringProperty("name", query.name());
        raw(out, "args", query.args());
        out.writeBooleanProperty("got", rows.holds(desire.hash()));
        out.writeBooleanProperty("deleted", desire.deleted());
        out.writeName("ttl");
        Json.writeNumber(out, desire.ttlMillis());
        out.writeName("inactivatedAt");
        Double inactivatedAt = desire.inactivatedAt();
        if (inactivatedAt == null) {
            out.writeNull();
        } else {
            Json.writeNumber(out, inactivatedAt);
        }
        out.writeNumberProperty("rowCount", Math.max(0, rows.size(desire.hash())));
        out.writeEndObject();
    }

    private static void raw(JsonGenerator out, String name, @Nullable String json) {
        out.writeName(name);
        out.writeRawValue(json == null ? "null" : json);
    }

    /// The engine counts sums, so each digest is its mean with the weight of all samples.
    private Json metrics() {
        EngineStatistics engine = services.engine().statistics();
        return new Json(
                "{\"query-materialization-server\":"
                        + digest(engine.hydrationNanos(), engine.hydrations())
                        + ",\"query-update-server\":"
                        + digest(engine.commitNanos(), engine.commits())
                        + "}");
    }

    private static String digest(long nanos, long count) {
        JsonBytes out = new JsonBytes(64).ascii('[').number(COMPRESSION);
        if (count > 0) {
            out.ascii(',').number(nanos / NANOS_PER_MILLI / count).ascii(',').number(count);
        }
        return new String(out.ascii(']').toBytes(), StandardCharsets.US_ASCII);
    }

    private void analyze(
            ClientConnection connection,
            InspectRequest.AnalyzeQuery request,
            CompletableFuture<InspectResponse> done) {
        Map<String, List<String>> keys = queries.primaryKeys();
        CompletableFuture<Ast> query = new CompletableFuture<>();
        Ast given = request.ast();
        String name = request.name();
        if (given != null) {
            query.complete(given);
        } else if (name != null) {
            services.transformer()
                    .transform(
                            connection.credentials(),
                            List.of(new NamedQuery(request.id(), name, request.args())))
                    .whenComplete((answers, failure) -> {
                        if (answers != null
                                && answers.getFirst() instanceof TransformedQuery.Ok ok) {
                            query.complete(ok.ast());
                        } else {
                            query.completeExceptionally(
                                    failure != null
                                            ? failure
                                            : new IllegalArgumentException(
                                                    "the application refused the query"));
                        }
                    });
        } else {
            done.complete(error(request.id(), "analyze-query needs an AST or a name."));
            return;
        }
        long start = System.currentTimeMillis();
        query.thenCompose(ast -> services.engine().acquire(ast, keys))
                .thenApply(view -> analysis(request, view, start))
                .exceptionally(failure -> error(request.id(), reason(failure)))
                .thenAccept(done::complete);
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    private InspectResponse analysis(InspectRequest.AnalyzeQuery request, View view, long start) {
        try {
            JsonBytes out = new JsonBytes(1024);
            out.ascii("{\"warnings\":[],\"syncedRowCount\":").number(view.snapshot().size());
            out.ascii(",\"start\":").number(start);
            out.ascii(",\"end\":").number(System.currentTimeMillis());
            out.ascii(",\"elapsed\":").number(view.hydrationNanos() / NANOS_PER_MILLI);
            if (request.syncedRows()) {
                syncedRows(out.ascii(",\"syncedRows\":"), view);
            }
            String json = new String(out.ascii('}').toBytes(), StandardCharsets.UTF_8);
            return new InspectResponse(request.id(), "analyze-query", new Json(json));
        } finally {
            services.engine().release(view);
        }
    }

    private void syncedRows(JsonBytes out, View view) {
        Map<String, List<byte[]>> byTable = new LinkedHashMap<>();
        for (HeldRow row : view.snapshot().rows()) {
            byTable.computeIfAbsent(row.table(), table -> new ArrayList<>())
                    .add(encoders.value(row));
        }
        char before = '{';
        for (Map.Entry<String, List<byte[]>> table : byTable.entrySet()) {
            out.ascii(before).string(table.getKey()).ascii(':');
            char separator = '[';
            for (byte[] row : table.getValue()) {
                out.ascii(separator).raw(row);
                separator = ',';
            }
            out.ascii(']');
            before = ',';
        }
        if (byTable.isEmpty()) {
            out.ascii('{');
        }
        out.ascii('}');
    }

    /// {@return the answer that there is none}
    static InspectResponse error(String id, String message) {
        return new InspectResponse(
                id, "error", new Json(JsonText.write(out -> out.writeString(message))));
    }
}
