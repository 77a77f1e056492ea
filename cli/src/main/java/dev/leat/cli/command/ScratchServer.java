package dev.leat.cli.command;

import dev.leat.postgres.ConnectionUrl;
import dev.leat.postgres.embedded.EmbeddedServer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where scratch databases are made: on a server that is named, or on one of Leat's own that lives
/// as long as the command.
final class ScratchServer implements AutoCloseable {
    private final ConnectionUrl url;
    private final @Nullable EmbeddedServer own;

    private ScratchServer(ConnectionUrl url, @Nullable EmbeddedServer own) {
        this.url = url;
        this.own = own;
    }

    /// @param named the first that is there counts
    static ScratchServer of(Optional<String> named) {
        if (named.isPresent()) {
            return new ScratchServer(DirectUrl.parse(named.get()), null);
        }
        EmbeddedServer server = EmbeddedServer.temporary().start();
        return new ScratchServer(server.url(), server);
    }

    ConnectionUrl url() {
        return url;
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
