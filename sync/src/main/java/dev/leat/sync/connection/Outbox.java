package dev.leat.sync.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What leaves a socket. Any thread may put messages in; the event loop writes whatever has
/// gathered and flushes once.
///
/// A socket is full while more than [#HIGH_WATER] bytes wait. It is cut when [#LIMIT] bytes wait
/// already and more is put in, or when bytes wait and none left for [#STALL]: its client reconnects
/// and catches up from its cookie, and the memory is for the others. What was put in while the
/// socket was not full does not count for the limit: a first poke may be larger than that, and to
/// cut it because of the pong behind it would only have it sent again.
final class Outbox {
    static final long HIGH_WATER = 1 << 20;
    static final long LOW_WATER = 256 << 10;
    static final long LIMIT = 64 << 20;
    static final long STALL_NANOS = TimeUnit.SECONDS.toNanos(30);

    /// What a frame takes besides its content, so that many small ones count too.
    private static final long FRAME_BYTES = 256;

    private static final long CLOSE_GRACE_SECONDS = 10;
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private record Parcel(List<WebSocketFrame> frames, long bytes, boolean last) {}

    private final Channel channel;
    private final String name;
    private final Runnable onWritable;
    private final Queue<Parcel> parcels = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final AtomicLong pending = new AtomicLong();
    private final AtomicLong excused = new AtomicLong();
    private final AtomicBoolean full = new AtomicBoolean();
    private final AtomicBoolean cut = new AtomicBoolean();
    private volatile long lastSent = System.nanoTime();

    // Owned by the event loop.
    private boolean closing;
    private long written;
    private long progress;
    private long progressTime = System.nanoTime();

    /// @param onWritable called on the event loop when a full socket takes more again
    Outbox(Channel channel, String name, Runnable onWritable) {
        this.channel = channel;
        this.name = name;
        this.onWritable = onWritable;
    }

    /// {@return whether the socket takes more without hoarding it}
    boolean isWritable() {
        return !full.get();
    }

    /// {@return when something was last written, in nanoseconds}
    long lastSent() {
        return lastSent;
    }

    /// Puts frames in that leave one after the other with nothing between.
    void send(List<WebSocketFrame> frames) {
        put(frames, false);
    }

    /// Puts the frames in that end the connection; what comes after them is dropped.
    void sendLast(List<WebSocketFrame> frames) {
        put(frames, true);
        channel.eventLoop().schedule(() -> channel.close(), CLOSE_GRACE_SECONDS, TimeUnit.SECONDS);
    }

    private void put(List<WebSocketFrame> frames, boolean last) {
        long bytes = 0;
        for (WebSocketFrame frame : frames) {
            bytes += size(frame);
        }
        long before = pending.getAndAdd(bytes);
        if (cut.get() || before - excused.get() > LIMIT) {
            pending.addAndGet(-bytes);
            frames.forEach(ReferenceCountUtil::release);
            cut("more than " + (LIMIT >> 20) + " MiB wait to be read");
            return;
        }
        if (before <= HIGH_WATER) {
            excused.accumulateAndGet(bytes, Math::max);
        }
        if (before + bytes > HIGH_WATER) {
            full.set(true);
        }
        parcels.add(new Parcel(frames, bytes, last));
        if (scheduled.compareAndSet(false, true)) {
            channel.eventLoop().execute(this::drain);
        }
    }

    private static long size(WebSocketFrame frame) {
        return frame.content().readableBytes() + FRAME_BYTES;
    }

    private void drain() {
        scheduled.set(false);
        boolean wrote = false;
        for (Parcel parcel = parcels.poll(); parcel != null; parcel = parcels.poll()) {
            if (closing || !channel.isActive()) {
                parcel.frames().forEach(ReferenceCountUtil::release);
                pending.addAndGet(-parcel.bytes());
                continue;
            }
            write(parcel);
            wrote = true;
        }
        if (wrote) {
            channel.flush();
            lastSent = System.nanoTime();
        }
    }

    private void write(Parcel parcel) {
        closing = parcel.last();
        for (WebSocketFrame frame : parcel.frames()) {
            long bytes = size(frame);
            ChannelPromise promise = channel.newPromise();
            promise.addListener(future -> left(bytes));
            if (frame instanceof CloseWebSocketFrame) {
                promise.addListener(future -> Frames.closeSoon(channel));
            }
            channel.write(frame, promise);
        }
    }

    private void left(long bytes) {
        written += bytes;
        if (pending.addAndGet(-bytes) <= LOW_WATER) {
            excused.set(0);
            if (full.compareAndSet(true, false)) {
                onWritable.run();
            }
        }
    }

    /// Cuts the socket if nothing leaves it. To be called every few seconds on the event loop.
    void watch() {
        long now = System.nanoTime();
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        long current = written + (buffer == null ? 0 : buffer.currentProgress());
        if (pending.get() == 0 || current != progress) {
            progress = current;
            progressTime = now;
        } else if (now - progressTime > STALL_NANOS) {
            cut("nothing was read for " + TimeUnit.NANOSECONDS.toSeconds(STALL_NANOS) + " s");
        }
    }

    private void cut(String why) {
        if (cut.compareAndSet(false, true)) {
            LOG.warn("Cutting the socket of {}: {}. It may reconnect.", name, why);
            channel.close();
        }
    }
}
