package dev.leat.sync.connection;

import io.netty.channel.Channel;
import java.util.ArrayDeque;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The messages that a socket has received and nobody has handled yet. They are handled one at a
/// time and in order; while too much waits, the socket is not read.
///
/// Owned by the event loop of its channel, on which every method must be called. The handling runs
/// on the executor.
final class Inbox {
    private static final int MAX_MESSAGES = 64;
    private static final long MAX_CHARS = 1 << 20;

    private final Channel channel;
    private final Executor executor;
    private final ArrayDeque<Message> waiting = new ArrayDeque<>();
    private long chars;
    private boolean busy;
    private boolean closed;

    /// @param size roughly how much memory it takes, in characters
    private record Message(int size, Supplier<CompletionStage<@Nullable Void>> handling) {}

    Inbox(Channel channel, Executor executor) {
        this.channel = channel;
        this.executor = executor;
    }

    /// @param handling handles the message; never throws, and its stage never fails
    void add(int size, Supplier<CompletionStage<@Nullable Void>> handling) {
        if (closed) {
            return;
        }
        waiting.add(new Message(size, handling));
        chars += size;
        next();
        throttle();
    }

    /// Drops what waits and takes no more.
    void close() {
        closed = true;
        waiting.clear();
        chars = 0;
    }

    private void next() {
        if (busy) {
            return;
        }
        Message message = waiting.poll();
        if (message == null) {
            return;
        }
        chars -= message.size();
        busy = true;
        executor.execute(() ->
                message.handling()
                        .get()
                        .whenComplete((done, failure) -> channel.eventLoop().execute(this::done)));
    }

    private void done() {
        busy = false;
        next();
        throttle();
    }

    private void throttle() {
        boolean crowded = waiting.size() >= MAX_MESSAGES || chars >= MAX_CHARS;
        if (crowded == channel.config().isAutoRead()) {
            channel.config().setAutoRead(!crowded);
        }
    }
}
