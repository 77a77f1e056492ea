package dev.leat.protocol.down;

import dev.leat.protocol.ClientDeletion;
import dev.leat.protocol.api.ErroredQuery;
import dev.leat.protocol.error.ErrorBody;
import dev.leat.protocol.json.Json;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A message to a client. On the wire each is a text frame `[type, body]`; from protocol version 52
/// on the parts of a poke are binary chunks instead.
public sealed interface DownMessage {
    /// @param timestamp milliseconds since 1970
    record Connected(String wsid, @Nullable Long timestamp) implements DownMessage {}

    record Pong() implements DownMessage {}

    /// @param baseCookie exactly the cookie that the client has
    record PokeStart(String pokeId, @Nullable String baseCookie) implements DownMessage {}

    record Part(PokePart part) implements DownMessage {}

    /// @param cancel whether the client must forget the poke; the cookie is empty then
    record PokeEnd(String pokeId, String cookie, boolean cancel) implements DownMessage {}

    record Error(ErrorBody body) implements DownMessage {
        public Error {
            Objects.requireNonNull(body, "body");
        }
    }

    /// Those clients are forgotten now. Goes to every connected client of the group.
    record DeleteClients(ClientDeletion deleted) implements DownMessage {}

    /// The API server refused single queries; everything else goes on.
    record TransformError(List<ErroredQuery> queries) implements DownMessage {
        public TransformError {
            queries = List.copyOf(queries);
        }
    }

    record Inspect(InspectResponse response) implements DownMessage {}

    /// A type that this version does not know or that no server sends any more (`pull`,
    /// `pushResponse`).
    record Unknown(String type, Json body) implements DownMessage {}
}
