package dev.leat.protocol.up;

import dev.leat.protocol.ClientDeletion;
import dev.leat.protocol.ClientSchema;
import dev.leat.protocol.json.Json;
import dev.leat.protocol.mutation.MutationId;
import dev.leat.protocol.mutation.PushBody;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A message from a client. On the wire each is a text frame `[type, body]`.
public sealed interface UpMessage {

    /// The first message of a socket, in the header of the upgrade request or as its first frame.
    ///
    /// @param clientSchema sent only while the client has no cookie
    /// @param deleted clients that are gone for good
    /// @param userPushUrl where the client wants its mutations sent; checked against the settings
    /// @param userQueryUrl where the client wants its queries looked up; checked likewise
    /// @param activeClients the clients of the group that are alive; null if not told
    record InitConnection(
            List<DesiredPatch> desiredQueriesPatch,
            @Nullable ClientSchema clientSchema,
            ClientDeletion deleted,
            @Nullable String userPushUrl,
            Map<String, String> userPushHeaders,
            @Nullable String userQueryUrl,
            Map<String, String> userQueryHeaders,
            @Nullable List<String> activeClients,
            @Nullable String traceparent)
            implements UpMessage {
        public InitConnection {
            desiredQueriesPatch = List.copyOf(desiredQueriesPatch);
            Objects.requireNonNull(deleted, "deleted");
            userPushHeaders = Collections.unmodifiableMap(new LinkedHashMap<>(userPushHeaders));
            userQueryHeaders = Collections.unmodifiableMap(new LinkedHashMap<>(userQueryHeaders));
            activeClients = activeClients == null ? null : List.copyOf(activeClients);
        }

        /// {@return the message of a client that wants these and tells nothing else}
        public static InitConnection of(
                List<DesiredPatch> desired, @Nullable ClientSchema clientSchema) {
            return new InitConnection(
                    desired,
                    clientSchema,
                    ClientDeletion.NONE,
                    null,
                    Map.of(),
                    null,
                    Map.of(),
                    null,
                    null);
        }
    }

    record ChangeDesiredQueries(
            List<DesiredPatch> desiredQueriesPatch, @Nullable String traceparent)
            implements UpMessage {
        public ChangeDesiredQueries {
            desiredQueriesPatch = List.copyOf(desiredQueriesPatch);
        }
    }

    record DeleteClients(ClientDeletion deleted) implements UpMessage {}

    record Push(PushBody body) implements UpMessage {}

    /// Legacy recovery of mutations: never answered.
    record Pull(String clientGroupId, @Nullable String cookie, String requestId)
            implements UpMessage {}

    /// Answered with a pong at once, whatever else goes on.
    record Ping() implements UpMessage {}

    /// @param token the new token, empty for none; never to be logged
    record UpdateAuth(String token) implements UpMessage {
        @Override
        public String toString() {
            return "UpdateAuth[]";
        }
    }

    /// The client has durably seen the results of its mutations up to an id.
    record AckMutationResponses(MutationId upTo) implements UpMessage {}

    record Inspect(InspectRequest request) implements UpMessage {}

    /// Legacy, does nothing.
    record CloseConnection() implements UpMessage {}

    /// A type that this version does not know.
    record Unknown(String type, Json body) implements UpMessage {}
}
