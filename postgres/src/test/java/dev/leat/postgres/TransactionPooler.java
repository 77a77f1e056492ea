package dev.leat.postgres;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A pooler in transaction mode, as small as can be: one client, and for each of its transactions
/// the next of several connections of the server.
final class TransactionPooler implements AutoCloseable {

    /// One connection of the server, logged in.
    private record Backend(Socket socket, DataInputStream in, DataOutputStream out) {}

    private record Message(int type, byte[] body) {
        void send(OutputStream to) throws IOException {
            to.write(
                    ByteBuffer.allocate(body.length + 5)
                            .put((byte) type)
                            .putInt(body.length + 4)
                            .put(body)
                            .array());
        }

        static Message read(DataInputStream in) throws IOException {
            int type = in.readUnsignedByte();
            return new Message(type, in.readNBytes(in.readInt() - 4));
        }
    }

    private final ServerSocket listening;
    private final List<Backend> backends = new ArrayList<>();
    private final List<Message> greeting = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile int transactions;

    TransactionPooler(ConnectionUrl server, int size) throws IOException {
        for (int i = 0; i < size; i++) {
            backends.add(connect(server));
        }
        listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        threads.submit(this::serve);
    }

    ConnectionUrl url(ConnectionUrl server) {
        return server.mapHosts(
                host -> new ConnectionUrl.Host("127.0.0.1", listening.getLocalPort()));
    }

    int transactions() {
        return transactions;
    }

    private Backend connect(ConnectionUrl url) throws IOException {
        Socket socket = new Socket("127.0.0.1", url.hosts().getFirst().port());
        socket.setTcpNoDelay(true);
        Backend backend =
                new Backend(
                        socket,
                        new DataInputStream(new BufferedInputStream(socket.getInputStream())),
                        new DataOutputStream(socket.getOutputStream()));
        byte[] body =
                "user\0%s\0database\0%s\0client_encoding\0UTF8\0DateStyle\0ISO\0TimeZone\0UTC\0\0"
                        .formatted(url.user(), url.database())
                        .getBytes(StandardCharsets.UTF_8);
        backend.out.writeInt(body.length + 8);
        backend.out.writeInt(3 << 16);
        backend.out.write(body);
        backend.out.flush();
        greeting.clear();
        Message message;
        do {
            message = Message.read(backend.in);
            greeting.add(message);
        } while (message.type != 'Z');
        return backend;
    }

    private Void serve() throws IOException {
        try (Socket client = listening.accept()) {
            client.setTcpNoDelay(true);
            DataInputStream in =
                    new DataInputStream(new BufferedInputStream(client.getInputStream()));
            in.readNBytes(in.readInt() - 4);
            for (Message each : greeting) {
                each.send(client.getOutputStream());
            }
            while (true) {
                Message first = Message.read(in);
                if (first.type == 'X') {
                    return null;
                }
                relay(first, in, client, backends.get(transactions++ % backends.size()));
            }
        }
    }

    /// Relays until the server is outside of a transaction again.
    private static void relay(Message first, DataInputStream in, Socket client, Backend backend)
            throws IOException {
        Message message = first;
        while (true) {
            message.send(backend.out);
            if (message.type == 'Q' || message.type == 'S') {
                Message answer;
                do {
                    answer = Message.read(backend.in);
                    answer.send(client.getOutputStream());
                } while (answer.type != 'Z');
                if (answer.body[0] == 'I') {
                    return;
                }
            }
            message = Message.read(in);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Backend each : backends) {
            each.socket.close();
        }
        threads.shutdownNow();
    }
}
