package dev.leat.ivm.view;

import dev.leat.ivm.btree.BTree;
import dev.leat.ivm.btree.Probe;
import dev.leat.ivm.source.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a query holds at one version: immutable, readable by any thread.
///
/// A client that has everything up to version `v` is brought up to date by looking up each key of
/// [#changedSince]: held now means put, not held means delete. That works if [#reaches] says so;
/// else the client needs all [#rows].
public final class ViewSnapshot {
    private static final Comparator<LogEntry> BY_VERSION = Comparator.comparing(LogEntry::version);

    /// The keys that changed in one version, held or gone.
    private record LogEntry(String version, List<RowKey> keys) {}

    private final String version;
    private final String floor;
    private final BTree<HeldRow> rows;
    private final BTree<LogEntry> log;
    private final long logged;

    private ViewSnapshot(
            String version, String floor, BTree<HeldRow> rows, BTree<LogEntry> log, long logged) {
        this.version = version;
        this.floor = floor;
        this.rows = rows;
        this.log = log;
        this.logged = logged;
    }

    static ViewSnapshot of(String version, List<HeldRow> sorted) {
        return new ViewSnapshot(
                version,
                version,
                BTree.ofSorted(HeldRow.ORDER, sorted),
                BTree.empty(BY_VERSION),
                0);
    }

    /// {@return the version that last changed it, or at which it was hydrated. It is valid from
    /// then until the version of the view's next snapshot}
    public String version() {
        return version;
    }

    /// {@return the oldest version from which [#changedSince] can lead here}
    public String floor() {
        return floor;
    }

    /// {@return whether [#changedSince] can be asked for that version}
    public boolean reaches(String since) {
        return since.compareTo(floor) >= 0;
    }

    /// {@return the number of rows}
    public long size() {
        return rows.size();
    }

    /// {@return all rows, by table and key}
    public Iterable<HeldRow> rows() {
        return rows;
    }

    /// {@return whether it holds the row with that key}
    public boolean holds(RowKey key) {
        return get(key) != null;
    }

    /// {@return the row with that key, or null if it is not held}
    public @Nullable HeldRow get(RowKey key) {
        return rows.get(probe(key));
    }

    /// {@return the keys that changed after that version, each once, in no particular order}
    ///
    /// @throws IllegalArgumentException if the log does not reach back to that version
    public Iterable<RowKey> changedSince(String since) {
        if (!reaches(since)) {
            throw new IllegalArgumentException(
                    "the log reaches back to version " + floor + ", not to " + since);
        }
        List<List<RowKey>> entries = new ArrayList<>();
        Iterator<LogEntry> later = log.from(entry -> since.compareTo(entry.version()) < 0 ? -1 : 1);
        later.forEachRemaining(entry -> entries.add(entry.keys()));
        if (entries.isEmpty()) {
            return List.of();
        }
        if (entries.size() == 1) {
            return entries.get(0);
        }
        Set<RowKey> keys = new HashSet<>();
        entries.forEach(keys::addAll);
        return keys;
    }

    /// {@return the snapshot after a commit, or this one if the commit changes nothing that a
    /// client could see}
    ///
    /// @param newVersion the version of the commit
    /// @param logLimit how many changed keys the log keeps at most, and at least those of this
    ///   commit
    /// @throws IllegalStateException if something is taken away that is not held
    public ViewSnapshot with(ViewDelta delta, String newVersion, long logLimit) {
        BTree.Editor<HeldRow> editor = rows.edit();
        List<RowKey> changed = new ArrayList<>();
        boolean touched = false;
        for (Map.Entry<RowKey, ViewDelta.Sum> entry : delta.sums().entrySet()) {
            RowKey key = entry.getKey();
            ViewDelta.Sum sum = entry.getValue();
            HeldRow held = editor.get(probe(key));
            int occurrences = (held == null ? 0 : held.occurrences()) + sum.occurrences;
            if (occurrences < 0) {
                throw new IllegalStateException(
                        "a row of \"" + key.table() + "\" was removed more often than added");
            }
            if (occurrences == 0) {
                if (held != null) {
                    editor.remove(held);
                    changed.add(key);
                }
                continue;
            }
            Row row = sum.row;
            if (row == null || held != null && held.row().sameValues(row)) {
                if (held == null) {
                    throw new IllegalStateException(
                            "a row of \"" + key.table() + "\" is counted but was never added");
                }
                if (occurrences != held.occurrences()) {
                    editor.put(
                            new HeldRow(key.identity(), held.row(), occurrences, held.version()));
                    touched = true;
                }
                continue;
            }
            editor.put(new HeldRow(key.identity(), row, occurrences, newVersion));
            changed.add(key);
        }
        if (changed.isEmpty()) {
            return touched ? new ViewSnapshot(version, floor, editor.freeze(), log, logged) : this;
        }
        return append(newVersion, editor.freeze(), changed, logLimit);
    }

    /// {@return the snapshot that holds what `fresh` holds, with the difference to this one in its
    /// log}
    ///
    /// @param reshaped tables whose rows count as changed even if their values did not, because
    ///   their columns changed
    public ViewSnapshot replacedBy(
            ViewSnapshot fresh, String newVersion, long logLimit, Set<String> reshaped) {
        List<RowKey> changed = new ArrayList<>();
        List<HeldRow> sorted = new ArrayList<>();
        for (HeldRow row : fresh.rows()) {
            HeldRow held = get(row.key());
            if (held != null
                    && !reshaped.contains(row.table())
                    && held.row().sameValues(row.row())) {
                sorted.add(
                        new HeldRow(row.identity(), row.row(), row.occurrences(), held.version()));
            } else {
                sorted.add(new HeldRow(row.identity(), row.row(), row.occurrences(), newVersion));
                changed.add(row.key());
            }
        }
        for (HeldRow held : rows) {
            RowKey key = held.key();
            if (!fresh.holds(key)) {
                changed.add(key);
            }
        }
        BTree<HeldRow> next = BTree.ofSorted(HeldRow.ORDER, sorted);
        return changed.isEmpty()
                ? new ViewSnapshot(version, floor, next, log, logged)
                : append(newVersion, next, changed, logLimit);
    }

    private ViewSnapshot append(
            String newVersion, BTree<HeldRow> next, List<RowKey> changed, long logLimit) {
        BTree.Editor<LogEntry> entries = log.edit();
        entries.put(new LogEntry(newVersion, List.copyOf(changed)));
        long count = logged + changed.size();
        String lowest = floor;
        while (count > logLimit && entries.size() > 1) {
            LogEntry oldest = entries.get(entry -> 0);
            if (oldest == null) {
                break;
            }
            entries.remove(oldest);
            count -= oldest.keys().size();
            lowest = oldest.version();
        }
        return new ViewSnapshot(newVersion, lowest, next, entries.freeze(), count);
    }

    private static Probe<HeldRow> probe(RowKey key) {
        return held -> {
            int compared = key.table().compareTo(held.table());
            return compared != 0 ? compared : held.identity().compare(key.values(), held.row());
        };
    }
}
