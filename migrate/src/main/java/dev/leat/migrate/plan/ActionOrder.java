package dev.leat.migrate.plan;

import dev.leat.migrate.depend.Need.Strength;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.ToIntFunction;

/// Puts actions into an order in which each comes after those that it waits for.
final class ActionOrder {
    private final Map<Action, Map<Action, Strength>> followers = new LinkedHashMap<>();

    /// @param first comes first
    /// @param then comes later
    record Wait(Action first, Action then) {}

    ActionOrder(Collection<Action> actions) {
        actions.forEach(each -> followers.put(each, new LinkedHashMap<>()));
    }

    void add(Action first, Action then, Strength strength) {
        Map<Action, Strength> after = followers.get(first);
        if (after != null && followers.containsKey(then) && !first.equals(then)) {
            after.merge(then, strength, (a, b) -> a.compareTo(b) >= 0 ? a : b);
        }
    }

    void remove(Wait wait) {
        Map<Action, Strength> after = followers.get(wait.first());
        if (after != null) {
            after.remove(wait.then());
        }
    }

    /// {@return the actions in order; those that wait for each other in a ring, and what comes
    /// after them, are left out}
    List<Action> sorted(ToIntFunction<Action> rank) {
        Map<Action, Integer> waiting = new HashMap<>();
        Map<Action, Integer> index = new HashMap<>();
        followers.forEach((action, after) -> {
            index.put(action, index.size());
            after.keySet().forEach(each -> waiting.merge(each, 1, Integer::sum));
        });
        PriorityQueue<Action> ready =
                new PriorityQueue<>(
                        Comparator.comparingInt(rank)
                                .thenComparingInt(each -> index.getOrDefault(each, 0)));
        followers.keySet().stream().filter(each -> !waiting.containsKey(each)).forEach(ready::add);
        List<Action> sorted = new ArrayList<>(followers.size());
        while (!ready.isEmpty()) {
            Action action = ready.remove();
            sorted.add(action);
            for (Action each : followers.getOrDefault(action, Map.of()).keySet()) {
                if (waiting.merge(each, -1, Integer::sum) == 0) {
                    ready.add(each);
                }
            }
        }
        return sorted;
    }

    /// {@return the waits of one ring among the actions that are left}
    List<Wait> ring(Collection<Action> sorted) {
        Set<Action> left = new HashSet<>(followers.keySet());
        left.removeAll(new HashSet<>(sorted));
        // What has no follower left is behind a ring, not in one.
        boolean changed = true;
        while (changed) {
            changed =
                    left.removeIf(each ->
                            followers.getOrDefault(each, Map.of()).keySet().stream()
                                    .noneMatch(left::contains));
        }
        List<Action> path = new ArrayList<>();
        Action at = left.iterator().next();
        while (!path.contains(at)) {
            path.add(at);
            at =
                    followers.getOrDefault(at, Map.of()).keySet().stream()
                            .filter(left::contains)
                            .findFirst()
                            .orElseThrow();
        }
        List<Wait> ring = new ArrayList<>();
        for (int i = path.indexOf(at); i < path.size(); i++) {
            ring.add(new Wait(path.get(i), i + 1 < path.size() ? path.get(i + 1) : at));
        }
        return ring;
    }

    Strength strength(Wait wait) {
        return followers
                .getOrDefault(wait.first(), Map.of())
                .getOrDefault(wait.then(), Strength.SOFT);
    }
}
