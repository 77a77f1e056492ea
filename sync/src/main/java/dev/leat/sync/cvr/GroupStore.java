package dev.leat.sync.cvr;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where client groups survive a restart. Any thread may call it; every call blocks.
///
/// @see PostgresGroupStore
public interface GroupStore {

    /// Reads a group and makes the caller its owner: from now on any other server's write to it
    /// fails. Begins a new life of the group.
    ///
    /// @return the group, or null if there is none of that id
    /// @throws GroupStoreException if the database cannot be asked
    @Nullable GroupRecord open(String clientGroupId);

    /// Writes a change, whole or not at all.
    ///
    /// @throws GroupConflictException if the group is owned by another server by now, or is not at
    ///   the version that the change was made for
    /// @throws GroupStoreException if the database cannot be asked; nothing was written
    void write(String clientGroupId, GroupChange change);

    /// Notes that the group is alive, and its TTL clock.
    ///
    /// @param ttlClock milliseconds of connected time
    /// @return false if another server owns it by now, or it is gone; nothing was done then
    boolean touch(String clientGroupId, double ttlClock);

    /// Deletes the groups that nobody used for so long. A client that comes back later is told that
    /// it is unknown and starts afresh.
    ///
    /// @return how many were deleted
    int deleteInactive(Duration unused);
}
