package dev.leat.migrate.diff;

import dev.leat.migrate.depend.FreeNames;
import dev.leat.migrate.depend.NamesTaken;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.snapshot.Rename;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    /// @param counting the renames that count, of one level
    /// @param present the old schema
    static List<Rename> asides(List<Rename> counting, List<Entity> present, FreeNames free) {
        Map<Entity.Key, @Nullable Entity> sources = new LinkedHashMap<>();
        counting.forEach(each -> sources.put(new Entity.Key(each.kind(), each.before()), null));
        Map<String, Entity.Key> taken = new HashMap<>();
        for (Entity entity : present) {
            Entity.Key key = entity.key();
            if (sources.containsKey(key)) {
                sources.put(key, entity);
            } else {
                NamesTaken.by(entity).forEach(name -> taken.put(name, key));
            }
        }
        RenamedEntities renamed = new RenamedEntities(counting);
        Set<Entity.Key> inTheWay = new LinkedHashSet<>();
        for (Entity entity : sources.values()) {
            if (entity != null) {
                for (String name : NamesTaken.by(renamed.rename(entity))) {
                    Entity.Key key = taken.get(name);
                    if (key != null && isNameOf(name, key)) {
                        inTheWay.add(key);
                    }
                }
            }
        }
        return inTheWay.stream()
                .map(key -> new Rename(key.kind(), key.address(), aside(key, free)))
                .toList();
    }

    /// An identity column takes the name of a sequence, too.
    private static boolean isNameOf(String name, Entity.Key key) {
        return key.kind() != Kind.COLUMN || name.startsWith(Kind.COLUMN.name());
    }

    private static List<String> aside(Entity.Key key, FreeNames free) {
        int name = key.kind() == Kind.FUNCTION ? 1 : key.address().size() - 1;
        List<String> aside = new ArrayList<>(key.address());
        aside.set(name, free.aside(aside.get(name)));
        return aside;
    }
}
