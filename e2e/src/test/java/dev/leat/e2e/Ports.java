package dev.leat.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/// Free ports of the loopback interface.
final class Ports {
    private Ports() {}

    /// The first of some adjacent free ports; the stock server takes the two after its own.
    static int free() {
        for (int attempt = 0; attempt < 100; attempt++) {
            List<ServerSocket> held = new ArrayList<>();
            try {
                ServerSocket first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(first);
                for (int next = 1; next <= 2; next++) {
                    held.add(
                            new ServerSocket(
                                    first.getLocalPort() + next,
                                    1,
                                    InetAddress.getLoopbackAddress()));
                }
                return first.getLocalPort();
            } catch (IOException | IllegalArgumentException _) {
                // One of the three is taken; try elsewhere.
            } finally {
                held.forEach(Ports::close);
            }
        }
        throw new IllegalStateException("No three adjacent free ports on the loopback interface");
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
