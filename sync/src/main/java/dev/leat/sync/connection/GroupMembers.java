package dev.leat.sync.connection;

import dev.leat.sync.upstream.Pusher;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/// What the open sockets of one client group share. Guarded by its own lock; lives as long as one
/// of them is open.
final class GroupMembers {
    /// Who a group belongs to: nobody knows yet, or a user, or somebody who is logged out.
    private record Pin(@Nullable String userId) {}

    private final Pusher pusher;
    private final Set<ClientSocket> sockets = new LinkedHashSet<>();

    /// Those whose credentials were found good.
    private final Set<ClientSocket> trusted = new LinkedHashSet<>();

    private @Nullable Pin pin;
    private boolean inspectorOpen;
    private @Nullable ScheduledFuture<?> retransform;

    GroupMembers(Pusher pusher) {
        this.pusher = pusher;
    }

    Pusher pusher() {
        return pusher;
    }

    synchronized void add(ClientSocket socket) {
        sockets.add(socket);
    }

    /// {@return whether it was the last one}
    synchronized boolean remove(ClientSocket socket) {
        sockets.remove(socket);
        trusted.remove(socket);
        ScheduledFuture<?> timer = retransform;
        if (sockets.isEmpty() && timer != null) {
            timer.cancel(false);
            retransform = null;
        }
        return sockets.isEmpty();
    }

    /// Notes that the socket's credentials were found good.
    synchronized void trust(ClientSocket socket) {
        if (sockets.contains(socket)) {
            trusted.add(socket);
        }
    }

    /// {@return a socket whose credentials may speak for the group, null if none is open}
    synchronized @Nullable ClientSocket speaker() {
        return trusted.stream().filter(ClientSocket::isOpen).findFirst().orElse(null);
    }

    /// {@return whether the group belongs to that user, or to nobody yet}
    synchronized boolean allows(@Nullable String userId) {
        Pin current = pin;
        return current == null || Objects.equals(current.userId(), userId);
    }

    /// Makes the group that user's, whose credentials were found good.
    ///
    /// @return false if it belongs to another
    synchronized boolean pin(@Nullable String userId) {
        if (pin == null) {
            pin = new Pin(userId);
        }
        return allows(userId);
    }

    synchronized boolean inspectorOpen() {
        return inspectorOpen;
    }

    synchronized void openInspector() {
        inspectorOpen = true;
    }

    /// Keeps the timer that looks the group's queries up anew, unless there is one.
    synchronized void retransformBy(java.util.function.Supplier<ScheduledFuture<?>> timer) {
        if (retransform == null && !sockets.isEmpty()) {
            retransform = timer.get();
        }
    }
}
