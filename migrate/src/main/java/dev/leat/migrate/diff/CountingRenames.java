package dev.leat.migrate.diff;

import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.snapshot.Rename;
import dev.leat.schema.Identifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which of the declared renames of one kind have something to do.
///
/// A rename counts if its old name exists before and its new one after. It does not if both names
/// exist on both sides without being renamed themselves: then it was done long ago, and something
/// new has got the old name since. So a declaration may stay in the schema after it has done its
/// work, and chains and swaps count as a whole.
final class CountingRenames {
    private CountingRenames() {}

    /// @param declared renames of one kind
    /// @param before the names that exist before
    /// @param after the names that exist after
    static List<Rename> of(
            Collection<Rename> declared, Set<List<String>> before, Set<List<String>> after) {
        Map<List<String>, Rename> byNew = new LinkedHashMap<>();
        Set<List<String>> sources = new HashSet<>();
        for (Rename each : declared) {
            if (!each.before().equals(each.after())
                    && before.contains(each.before())
                    && after.contains(each.after())
                    && !byNew.containsKey(each.after())
                    // Of two declarations of one old name, the first counts.
                    && sources.add(each.before())) {
                byNew.put(each.after(), each);
            }
        }
        boolean changed = true;
        while (changed) {
            changed =
                    byNew.values()
                            .removeIf(each ->
                                    before.contains(each.after())
                                            && !sources.contains(each.after())
                                            && after.contains(each.before())
                                            && !byNew.containsKey(each.before())
                                            && sources.remove(each.before()));
        }
        return new ArrayList<>(byNew.values());
    }

    /// {@return renames that make room: what has the new name of another and is not renamed itself
    /// is about to be dropped, and steps aside until then}
    ///
    /// @param counting the renames that count, of whatever kinds share their names
    /// @param present what has such names
    static List<Rename> asides(List<Rename> counting, Map<List<String>, Entity.Key> present) {
        Map<Kind, Set<List<String>>> sources = new HashMap<>();
        counting.forEach(each ->
                sources.computeIfAbsent(each.kind(), key -> new HashSet<>()).add(each.before()));
        List<Rename> asides = new ArrayList<>();
        for (Rename each : counting) {
            Entity.Key taken = present.get(each.after());
            if (taken != null
                    && !sources.getOrDefault(taken.kind(), Set.of()).contains(taken.address())) {
                asides.add(new Rename(taken.kind(), taken.address(), aside(taken)));
            }
        }
        return asides;
    }

    private static List<String> aside(Entity.Key key) {
        int name = key.kind() == Kind.FUNCTION ? 1 : key.address().size() - 1;
        List<String> aside = new ArrayList<>(key.address());
        aside.set(name, Identifier.fitting("leat_aside_" + aside.get(name)));
        return aside;
    }
}
