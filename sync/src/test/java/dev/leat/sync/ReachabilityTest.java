package dev.leat.sync;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.postgres.ConnectionUrl;
import dev.leat.postgres.Retry;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class ReachabilityTest {
    @Test
    void aServerThatIsNotThereIsNamedWithItsSettingAndWithoutThePassword() throws Exception {
        int unused;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            unused = socket.getLocalPort();
        }
        ConnectionUrl url =
                ConnectionUrl.parse("postgresql://leat:geheim@127.0.0.1:" + unused + "/app");
        assertThatThrownBy(() -> Reachability.require("ZERO_CVR_DB", url, Retry.NEVER))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("ZERO_CVR_DB")
                .hasMessageContaining("127.0.0.1:" + unused)
                .hasMessageContaining("server runs")
                .hasMessageNotContaining("geheim");
    }
}
