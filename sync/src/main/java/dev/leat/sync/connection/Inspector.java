package dev.leat.sync.connection;

import dev.leat.protocol.down.DownMessage;
import dev.leat.protocol.down.InspectResponse;
import dev.leat.protocol.json.Json;
import dev.leat.protocol.json.JsonText;
import dev.leat.protocol.up.InspectRequest;
import dev.leat.sync.config.SyncConfig;
import dev.leat.sync.session.ClientGroups;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers the inspector of the browser's console, to those who know the admin password. Any thread
/// may use it.
final class Inspector {
    private static final Logger LOG = LoggerFactory.getLogger(Inspector.class);
    private static final Json NO = new Json("false");

    private final SyncConfig config;
    private final ClientGroups groups;
    private final AdminPassword password;
    private final String version;

    Inspector(SyncConfig config, ClientGroups groups, String version) {
        this.config = config;
        this.groups = groups;
        this.password = new AdminPassword(config.adminPassword());
        this.version = version;
    }

    /// @param initialized whether the client group knows the socket
    CompletionStage<@Nullable Void> answer(
            ClientSocket socket,
            GroupMembers members,
            boolean initialized,
            InspectRequest request) {
        String id = request.id();
        if (request instanceof InspectRequest.Authenticate authenticate) {
            boolean right = password.matches(authenticate.password());
            if (right) {
                members.openInspector();
            }
            return reply(socket, new InspectResponse(id, "authenticated", new Json(right + "")));
        }
        boolean open = config.development() && config.adminPassword() == null;
        if (!open && !members.inspectorOpen()) {
            return reply(socket, new InspectResponse(id, "authenticated", NO));
        }
        return switch (request) {
            case InspectRequest.Version question ->
                    reply(socket, new InspectResponse(id, "version", string(version)));
            case InspectRequest.Unknown unknown ->
                    reply(socket, error(id, "Unknown operation \"" + unknown.op() + "\"."));
            case InspectRequest.Authenticate done -> throw new AssertionError(done);
            case InspectRequest.Queries question -> ask(socket, initialized, question);
            case InspectRequest.Metrics question -> ask(socket, initialized, question);
            case InspectRequest.AnalyzeQuery question -> ask(socket, initialized, question);
        };
    }

    private CompletionStage<@Nullable Void> ask(
            ClientSocket socket, boolean initialized, InspectRequest request) {
        if (!initialized) {
            return reply(socket, error(request.id(), "Send initConnection first."));
        }
        return groups.inspect(socket, request)
                .handle((response, failure) -> {
                    if (failure == null) {
                        socket.send(new DownMessage.Inspect(response));
                    } else {
                        LOG.warn("The inspector's question failed", failure);
                        socket.send(
                                new DownMessage.Inspect(
                                        error(request.id(), String.valueOf(failure.getMessage()))));
                    }
                    return null;
                });
    }

    private static CompletionStage<@Nullable Void> reply(
            ClientSocket socket, InspectResponse response) {
        socket.send(new DownMessage.Inspect(response));
        return CompletableFuture.completedFuture(null);
    }

    private static InspectResponse error(String id, String message) {
        return new InspectResponse(id, "error", string(message));
    }

    private static Json string(String text) {
        return new Json(JsonText.write(out -> out.writeString(text)));
    }
}
