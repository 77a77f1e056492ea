package dev.leat.sql.render;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one level of a statement mentions: tables, subqueries, and their names there.
///
/// @param any the name that stands for every source; `null` if each has its own
final class Scope {
    /// A level rarely mentions more; the maps grow.
    private static final int FEW = 4;

    final @Nullable Scope outer;
    private final @Nullable String any;
    private final Map<Object, String> names = new IdentityHashMap<>(FEW);
    private Map<Object, Boolean> optional = Map.of();

    Scope(@Nullable Scope outer, @Nullable String any) {
        this.outer = outer;
        this.any = any;
    }

    @Nullable String find(Object source) {
        String name = names.get(source);
        return name == null ? any : name;
    }

    boolean has(Object source) {
        return names.containsKey(source);
    }

    void add(Object source, String name) {
        names.put(source, name);
    }

    /// Says that an outer join may leave the source's columns without values.
    void setOptional(Object source) {
        if (optional.isEmpty()) {
            optional = new IdentityHashMap<>(FEW);
        }
        optional.put(source, true);
    }

    boolean isOptional(Object source) {
        // Only its own map knows sources by identity.
        return !optional.isEmpty() && optional.containsKey(source);
    }

    boolean hasOptional() {
        return !optional.isEmpty();
    }

    /// {@return the sources of this level}
    Iterable<Object> sources() {
        return names.keySet();
    }
}
