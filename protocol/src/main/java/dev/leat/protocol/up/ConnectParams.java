package dev.leat.protocol.up;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the URL of the upgrade request says.
///
/// @param protocolVersion from its path; not yet checked to be supported
/// @param baseCookie how far the client has come; null for "has nothing"
/// @param wsid the client's name for this socket, repeated in `connected`
/// @param userId who the client claims to be; null for logged out
/// @param profileId a stable id of the browser's profile, if told
public record ConnectParams(
        int protocolVersion,
        String clientId,
        String clientGroupId,
        @Nullable String baseCookie,
        String wsid,
        @Nullable String userId,
        @Nullable String profileId) {
    public ConnectParams {
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(clientGroupId, "clientGroupId");
        Objects.requireNonNull(wsid, "wsid");
    }
}
