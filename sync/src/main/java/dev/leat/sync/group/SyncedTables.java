package dev.leat.sync.group;

import dev.leat.ivm.source.Snapshot;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// What is known of the tables besides their rows, for telling a client why it cannot have one. Any
/// thread may call it.
public interface SyncedTables {

    /// {@return the names of the tables that a snapshot has}
    Collection<String> names(Snapshot snapshot);

    /// {@return whether the table is published but cannot be synced, because no key identifies its
    /// rows}
    boolean lacksKey(String table);

    /// {@return the Postgres type for which a published column is not synced, or null if it is not
    /// published or is synced}
    @Nullable String unsupportedType(String table, String column);
}
