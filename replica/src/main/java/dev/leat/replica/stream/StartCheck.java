package dev.leat.replica.stream;

import dev.leat.replica.store.DurableState;
import dev.leat.replica.store.Origin;
import dev.leat.replica.upstream.Upstream;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Whether a copy on disk is the one that is configured and can be continued.
public final class StartCheck {
    private StartCheck() {}

    /// {@return why it cannot be continued, or null if it can}
    ///
    /// @throws SQLException if the server cannot be asked
    public static @Nullable String problem(Upstream upstream, DurableState state)
            throws SQLException {
        Origin origin = state.origin();
        if (!origin.appId().equals(upstream.names().appId())
                || origin.shardNum() != upstream.names().shardNum()) {
            return "it belongs to application " + origin.appId() + ", shard " + origin.shardNum();
        }
        if (!origin.publications().equals(upstream.publications().stream().sorted().toList())) {
            return "it was made of the publications " + origin.publications();
        }
        try {
            Connector.verify(upstream, origin, state.position());
            return null;
        } catch (Connector.CopyLostException e) {
            return e.getMessage();
        }
    }
}
