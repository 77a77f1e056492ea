package dev.leat.migrate.diff;

import dev.leat.migrate.depend.FreeNames;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.snapshot.Rename;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Two schemas side by side.
///
/// @param renames those that have something to do, in the order of what encloses what; rings and
///   chains are as they are
/// @param before the old schema under the names that things have when the renames have been done
/// @param after the new schema
/// @param stale what must be made anew although it looks the same: a view keeps the old name of a
///   renamed column as the name of its own
/// @param needs what texts need whose words still have the old names of columns, by their key in
///   `before`
/// @param origins what things were called that had to make way for a rename, by their key in
///   `before`
/// @param partings what partitions have from their tables under names that they do not keep when
///   they leave, by the partition
/// @param keptByHeirs the columns that are dropped while a table that inherits them keeps them
/// @param freeNames names for what is only there on the way
/// @param questions what could have been a rename
public record Difference(
        List<Rename> renames,
        Map<Entity.Key, Entity> before,
        Map<Entity.Key, Entity> after,
        Set<Entity.Key> stale,
        Map<Entity.Key, Set<Entity.Key>> needs,
        Map<Entity.Key, Entity.Key> origins,
        Map<Entity.Key, List<Rename>> partings,
        Set<Entity.Key> keptByHeirs,
        FreeNames freeNames,
        List<Question> questions) {
    public Difference {
        renames = List.copyOf(renames);
        questions = List.copyOf(questions);
    }

    /// {@return the differences one by one; empty if there are none}
    public List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        renames.forEach(rename -> changes.add(new Change.Renamed(rename)));
        before.forEach((key, old) -> {
            Entity now = after.get(key);
            if (now == null) {
                changes.add(new Change.Drop(old));
            } else if (!now.equals(old)) {
                changes.add(new Change.Alter(old, now));
            }
        });
        after.forEach((key, now) -> {
            if (!before.containsKey(key)) {
                changes.add(new Change.Add(now));
            }
        });
        return changes;
    }

    /// {@return whether nothing has to be done}
    public boolean isEmpty() {
        return renames.isEmpty() && before.equals(after) && stale.isEmpty();
    }
}
