package dev.leat.replica.stream;

import dev.leat.postgres.replication.Lsn;
import dev.leat.replica.store.Position;
import dev.leat.replica.table.ReplicaSchema;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far the replica has come, for those who wait and those who watch. Any thread may ask; the
/// engine thread tells.
public final class Progress {
    private ReplicaSchema schema;
    private Position position;
    private String reached;
    private @Nullable Instant commitTime;
    private @Nullable Duration lag;
    private long rows;
    private long commits;
    private @Nullable StoppedException failure;

    Progress(ReplicaSchema schema, Position position) {
        this.schema = schema;
        this.position = position;
        this.reached = position.version();
    }

    synchronized void advance(
            Position newPosition,
            Lsn commit,
            @Nullable Instant time,
            ReplicaSchema newSchema,
            long rowChanges) {
        position = newPosition;
        reached = commit.toLexiVersion();
        commitTime = time;
        if (time != null) {
            Duration took = Duration.between(time, Instant.now());
            lag = took.isNegative() ? Duration.ZERO : took; // the clocks may differ
        }
        schema = newSchema;
        rows = rowChanges;
        commits++;
        notifyAll();
    }

    /// The log went on without anything for us.
    synchronized void moveOn(Position newPosition) {
        position = newPosition;
    }

    /// The next snapshot will have these tables: whoever sees it finds them here.
    synchronized void announce(ReplicaSchema newSchema) {
        schema = newSchema;
    }

    synchronized void fail(StoppedException reason) {
        failure = reason;
        notifyAll();
    }

    /// Waits until every commit up to that version is applied.
    ///
    /// @return whether it is; false if the time ran out
    /// @throws StoppedException if the replica does not follow any more
    public synchronized boolean await(String version, Duration patience)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (reached.compareTo(version) < 0) {
            StoppedException reason = failure;
            if (reason != null) {
                throw new StoppedException(String.valueOf(reason.getMessage()), reason);
            }
            long millis = (deadline - System.nanoTime() + 999_999) / 1_000_000;
            if (millis <= 0) {
                return false;
            }
            wait(millis);
        }
        return true;
    }

    /// {@return the tables as they are}
    public synchronized ReplicaSchema schema() {
        return schema;
    }

    public synchronized Position position() {
        return position;
    }

    /// {@return when the last commit was made, by the server's clock, or null if none has come yet}
    public synchronized @Nullable Instant commitTime() {
        return commitTime;
    }

    /// {@return how long the last commit took from the server to here, or null if none has come
    /// yet}
    public synchronized @Nullable Duration lag() {
        return lag;
    }

    /// {@return how many changes of rows came since the start}
    public synchronized long rows() {
        return rows;
    }

    /// {@return how many transactions came since the start}
    public synchronized long commits() {
        return commits;
    }
}
