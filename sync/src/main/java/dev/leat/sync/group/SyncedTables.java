package dev.leat.sync.group;

import dev.leat.ivm.source.Snapshot;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// What is known of the tables besides their rows, for telling a client why it cannot have one. Any
/// thread may call it.
public interface SyncedTables {

    /// {@return the names of the tables that a snapshot has}
    Collection<String> names(Snapshot snapshot);

    /// {@return why a table that is published is not synced, as a part of a sentence that says what
    /// to do, such as "it has no primary key; add one"; null if it is not published or is synced}
    @Nullable String whyNotSynced(String table);

    /// {@return why a published column is not synced, such as "its type bytea is not synced"; null
    /// if it is not published or is synced}
    @Nullable String whyNotSynced(String table, String column);
}
