package dev.leat.sync.group;

import dev.leat.protocol.up.UpMessage;
import dev.leat.sync.session.ClientConnection;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A connection on its way into a group.
///
/// @param init its first message
/// @param deadline until when it may wait for the replica, in nanoseconds of the timers
/// @param done completed when it is in; fails with what keeps it out
record Arrival(
        ClientConnection connection,
        UpMessage.InitConnection init,
        long deadline,
        CompletableFuture<@Nullable Void> done) {}
