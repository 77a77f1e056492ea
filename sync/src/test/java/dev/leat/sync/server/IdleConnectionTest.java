package dev.leat.sync.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.protocol.ClientDeletion;
import dev.leat.protocol.down.DownMessage;
import dev.leat.protocol.down.InspectResponse;
import dev.leat.protocol.up.DesiredPatch;
import dev.leat.protocol.up.InspectRequest;
import dev.leat.protocol.up.UpMessage;
import dev.leat.sync.config.SyncConfig;
import dev.leat.sync.connection.Connections;
import dev.leat.sync.session.ClientConnection;
import dev.leat.sync.session.ClientGroups;
import dev.leat.sync.upstream.HttpTransport;
import dev.leat.sync.upstream.QueryService;
import dev.leat.sync.upstream.TestConfigs;
import dev.leat.sync.wire.WireClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who may stay without saying anything.
class IdleConnectionTest {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpTransport transport;
    private SyncListener listener;

    /// Groups that take everything and do nothing.
    private static final class Idle implements ClientGroups {
        private static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);

        @Override
        public CompletionStage<Void> connect(
                ClientConnection connection, UpMessage.InitConnection init) {
            return DONE;
        }

        @Override
        public CompletionStage<Void> changeDesiredQueries(
                ClientConnection connection, List<DesiredPatch> patches) {
            return DONE;
        }

        @Override
        public CompletionStage<Void> deleteClients(
                ClientConnection connection, ClientDeletion deletion) {
            return DONE;
        }

        @Override
        public CompletionStage<Void> retransform(ClientConnection connection) {
            return DONE;
        }

        @Override
        public CompletionStage<InspectResponse> inspect(
                ClientConnection connection, InspectRequest request) {
            return new CompletableFuture<>();
        }

        @Override
        public void writable(ClientConnection connection) {}

        @Override
        public void disconnected(ClientConnection connection) {}

        @Override
        public Counts counts() {
            return new Counts(0, 0, 0, 0);
        }

        @Override
        public void close() {}
    }

    @BeforeEach
    void start() throws IOException {
        SyncConfig config = TestConfigs.config();
        transport = new HttpTransport(config);
        Idle groups = new Idle();
        Connections connections =
                new Connections(
                        config,
                        groups,
                        transport,
                        new QueryService(transport, threads),
                        threads,
                        "test");
        listener =
                SyncListener.listen(
                        config, connections, new Statistics(connections, groups, () -> "00"), 1);
    }

    @AfterEach
    void stop() {
        listener.close();
        transport.close();
        threads.shutdownNow();
    }

    /// A client pings only while it hears nothing: one that is poked all the time is silent.
    @Test
    void aConnectionThatSaysNothingIsClosed_butNotAWebSocket() throws Exception {
        try (WireClient client = WireClient.at(listener.port()).client("g", "c1").connect()) {
            client.nextOf(DownMessage.Connected.class);
            try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
                silent.setSoTimeout(20_000);
                assertThat(silent.getInputStream().read()).as("closed after a second").isNegative();
            }

            client.send("[\"ping\",{}]");

            assertThat(client.nextText()).isEqualTo("[\"pong\",{}]");
        }
    }
}
