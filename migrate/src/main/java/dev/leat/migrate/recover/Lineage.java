package dev.leat.migrate.recover;

import dev.leat.migrate.history.MigrationFiles;
import dev.leat.migrate.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// How migrations whose snapshots are lost hang together with the others.
///
/// A snapshot names its parents by their ids. So an id that is named and that no file has is that
/// of a lost one: of the newest lost one before the migration that names it, as it is in a history
/// that was generated one after the other. What a lost one was made from, nobody names; it is all
/// that was there before, but for branches which a later migration joined with it.
final class Lineage {
    private final List<MigrationFiles> files;
    private final Map<Integer, String> ids = new HashMap<>();

    /// @param files in the order of their names
    Lineage(List<MigrationFiles> files) {
        this.files = List.copyOf(files);
        Set<String> known = new HashSet<>();
        for (MigrationFiles each : files) {
            if (each.snapshot() != null) {
                known.add(each.snapshot().id());
            }
        }
        unknownParents(known).forEach(this::assign);
    }

    /// {@return the ids that no file has, each with the place of the first that names it}
    private Map<String, Integer> unknownParents(Set<String> known) {
        Map<String, Integer> unknown = new LinkedHashMap<>();
        for (int i = 0; i < files.size(); i++) {
            for (String parent : parents(i).reversed()) {
                if (!known.contains(parent)) {
                    unknown.putIfAbsent(parent, i);
                }
            }
        }
        return unknown;
    }

    private void assign(String id, int child) {
        for (int i = child - 1; i >= 0; i--) {
            if (isLost(i) && !ids.containsKey(i)) {
                ids.put(i, id);
                return;
            }
        }
    }

    boolean isLost(int index) {
        return files.get(index).snapshot() == null;
    }

    /// {@return the id by which later migrations name it; `null` if none does}
    @Nullable String idOfLost(int index) {
        return ids.get(index);
    }

    private @Nullable String id(int index) {
        Snapshot snapshot = files.get(index).snapshot();
        return snapshot == null ? ids.get(index) : snapshot.id();
    }

    private List<String> parents(int index) {
        Snapshot snapshot = files.get(index).snapshot();
        return snapshot == null ? List.of() : snapshot.parents();
    }

    /// {@return the first migration with a snapshot that was made after the lost one, or after what
    /// was made after it; -1 if there is none}
    int descendant(int lost) {
        boolean[] descends = new boolean[files.size()];
        descends[lost] = true;
        for (int i = lost + 1; i < files.size(); i++) {
            if (isLost(i)) {
                descends[i] = !areJoined(lost, i);
                continue;
            }
            List<String> parents = parents(i);
            for (int j = lost; j < i; j++) {
                if (descends[j] && id(j) != null && parents.contains(id(j))) {
                    return i;
                }
            }
        }
        return -1;
    }

    /// {@return the migrations with a snapshot that were made right after the lost one}
    List<Integer> children(int lost) {
        List<Integer> children = new ArrayList<>();
        for (int i = lost + 1; i < files.size(); i++) {
            if (parents(i).contains(String.valueOf(id(lost)))) {
                children.add(i);
            }
        }
        return children;
    }

    /// {@return whether some migration has both as parents, so that neither came after the other}
    private boolean areJoined(int one, int other) {
        for (int i = 0; i < files.size(); i++) {
            if (parents(i).contains(String.valueOf(id(one)))
                    && parents(i).contains(String.valueOf(id(other)))) {
                return true;
            }
        }
        return false;
    }

    /// {@return the places of what the lost one came after, itself not included}
    ///
    /// @param snapshots of the migrations before it, restored ones included
    /// @param isBeside tells of a migration before it that it is on another branch
    List<Integer> ancestors(int lost, List<Snapshot> snapshots, IntPredicate isBeside) {
        List<Integer> ancestors = new ArrayList<>();
        Set<String> beside = new HashSet<>();
        for (int i = 0; i < lost; i++) {
            Snapshot snapshot = snapshots.get(i);
            if (areJoined(lost, i)
                    || snapshot.parents().stream().anyMatch(beside::contains)
                    || isBeside.test(i)) {
                beside.add(snapshot.id());
            } else {
                ancestors.add(i);
            }
        }
        return ancestors;
    }
}
