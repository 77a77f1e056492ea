package dev.leat.sql;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/// Chooses the replica that a read goes to. Called by every reading thread, so it must be safe for
/// several; whatever it throws reaches the reader.
///
/// A replica that is down is not passed over: who reads from it gets the error, after the retries
/// of its pool, which for replicas are better few. A chooser that is told by whatever watches them
/// which ones are well leaves the others out.
@FunctionalInterface
public interface ReplicaChooser {

    /// {@return one of the replicas}
    ///
    /// @param replicas at least one, in the order in which they were given
    DataSource choose(List<DataSource> replicas);

    /// {@return a chooser that takes one replica after the other}
    static ReplicaChooser roundRobin() {
        AtomicInteger next = new AtomicInteger();
        return replicas -> replicas.get(Math.floorMod(next.getAndIncrement(), replicas.size()));
    }

    /// {@return a chooser that takes any replica, each as often as the others in the long run}
    static ReplicaChooser random() {
        return replicas -> replicas.get(ThreadLocalRandom.current().nextInt(replicas.size()));
    }
}
