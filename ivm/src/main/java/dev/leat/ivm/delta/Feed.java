package dev.leat.ivm.delta;

import dev.leat.ivm.plan.Key;
import dev.leat.ivm.source.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Routes rows of one table to those who asked for their values.
///
/// A row costs one hash look-up for each distinct list of columns that anybody routes by, however
/// many have asked.
final class Feed {
    private final List<Route> routes = new ArrayList<>();

    /// Those who route by the same columns.
    private static final class Route {
        final int[] columns;

        /// A [Sink], or a set of them: most keys have one.
        final Map<Key, Object> sinks = new HashMap<>();

        Route(int[] columns) {
            this.columns = columns;
        }
    }

    /// From now on the sink hears of rows that have, or had, these values in these columns.
    void subscribe(int[] columns, Key key, Sink sink) {
        Route route = find(columns);
        if (route == null) {
            route = new Route(columns);
            routes.add(route);
        }
        Object present = route.sinks.get(key);
        if (present == null) {
            route.sinks.put(key, sink);
        } else if (present instanceof Sink one) {
            if (one != sink) {
                Set<Sink> both = Collections.newSetFromMap(new IdentityHashMap<>());
                both.add(one);
                both.add(sink);
                route.sinks.put(key, both);
            }
        } else {
            set(present).add(sink);
        }
    }

    void unsubscribe(int[] columns, Key key, Sink sink) {
        Route route = find(columns);
        Object present = route == null ? null : route.sinks.get(key);
        if (route == null || present == null) {
            return;
        }
        if (present == sink) {
            route.sinks.remove(key);
        } else if (!(present instanceof Sink)) {
            Set<Sink> sinks = set(present);
            sinks.remove(sink);
            if (sinks.isEmpty()) {
                route.sinks.remove(key);
            }
        }
        if (route.sinks.isEmpty()) {
            routes.remove(route);
        }
    }

    void publish(@Nullable Row before, @Nullable Row after) {
        for (Route route : routes) {
            Key old = before == null ? null : Key.of(before, route.columns);
            Key now = after == null ? null : Key.of(after, route.columns);
            if (old != null) {
                deliver(route.sinks.get(old), before, after);
            }
            if (now != null && !now.equals(old)) {
                deliver(route.sinks.get(now), before, after);
            }
        }
    }

    void fail(Throwable failure) {
        for (Route route : routes) {
            route.sinks.values().forEach(sinks -> each(sinks, sink -> sink.fail(failure)));
        }
    }

    boolean isEmpty() {
        return routes.isEmpty();
    }

    private static void deliver(@Nullable Object sinks, @Nullable Row before, @Nullable Row after) {
        if (sinks != null) {
            each(sinks, sink -> sink.touch(before, after));
        }
    }

    private static void each(Object sinks, Consumer<Sink> action) {
        if (sinks instanceof Sink one) {
            action.accept(one);
        } else {
            set(sinks).forEach(action);
        }
    }

    @SuppressWarnings("unchecked") // nothing else is put there
    private static Set<Sink> set(Object sinks) {
        return (Set<Sink>) sinks;
    }

    private @Nullable Route find(int[] columns) {
        for (Route route : routes) {
            if (Arrays.equals(route.columns, columns)) {
                return route;
            }
        }
        return null;
    }
}
