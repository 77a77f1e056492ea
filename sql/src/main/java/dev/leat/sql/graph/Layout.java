package dev.leat.sql.graph;

import dev.leat.schema.Column;
import dev.leat.sql.result.ValueReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which column of the result holds what of which level, where several levels give the rows of one
/// result.
///
/// Related rows come before those that they belong to, so levels are numbered from the leaves to
/// the root. A column has one type and holds a value of each level that has one of the type left;
/// so there are few of them, and few nulls. The key by which the rows above find the rows of a
/// level stands in a column that is null in the rows of all later levels: there the level ends.
///
/// @param types of the columns by their names in Postgres
/// @param parts the levels, by number
record Layout(List<String> types, List<Part> parts) {
    Layout {
        types = List.copyOf(types);
        parts = List.copyOf(parts);
    }

    /// One level.
    ///
    /// @param link to the rows above; null for the root
    /// @param outputs what its rows give, by the columns, which are counted from 1
    /// @param places of its slots
    /// @param key the column of the value by which rows above find its rows; 0 for the root
    record Part(
            int number,
            Level level,
            @Nullable Link link,
            Map<Integer, Level.Slot> outputs,
            List<Place> places,
            int key) {
        Part {
            outputs = Map.copyOf(outputs);
            places = List.copyOf(places);
        }

        /// {@return whether no rows are linked to its rows}
        boolean isLeaf() {
            for (Place place : places) {
                if (place.slot() instanceof Level.Slot.Linked) {
                    return false;
                }
            }
            return true;
        }
    }

    /// Where a level finds what one of its slots holds.
    ///
    /// @param at the column, counted from 1; of linked rows, that of their key here
    /// @param below the number of the level of linked rows; else -1
    record Place(Level.Slot slot, int at, int below) {}

    /// {@return the layout; null if no rows are linked, so that a row of the result is one of the
    /// root}
    static @Nullable Layout of(Level root) {
        if (root.slots().stream().noneMatch(Level.Slot.Linked.class::isInstance)) {
            return null;
        }
        Draft draft = new Draft(root);
        draft.add(root, null);
        return new Layout(draft.types, List.of(draft.parts));
    }

    Part root() {
        return parts.getLast();
    }

    /// Goes from the root to the leaves, so that what later levels use is known.
    private static final class Draft {
        private final List<String> types = new ArrayList<>();
        private final Set<Integer> used = new HashSet<>();
        private final Part[] parts;
        private int next;

        Draft(Level root) {
            next = count(root);
            parts = new Part[next];
        }

        private static int count(Level level) {
            int count = 1;
            for (Level.Slot slot : level.slots()) {
                count += slot instanceof Level.Slot.Linked linked ? count(linked.level()) : 0;
            }
            return count;
        }

        /// {@return the level's number}
        int add(Level level, @Nullable Link link) {
            int number = --next;
            Map<Integer, Level.Slot> outputs = new HashMap<>();
            int key = link == null ? 0 : column(key(link.child()), outputs, used);
            int[] at = new int[level.slots().size()];
            for (int i = 0; i < at.length; i++) {
                Level.Slot slot = level.slots().get(i);
                Level.Slot shown =
                        slot instanceof Level.Slot.Linked linked
                                ? key(linked.link().parent())
                                : slot;
                at[i] = column(shown, outputs, Set.of());
            }
            used.addAll(outputs.keySet());
            Place[] places = new Place[at.length];
            for (int i = at.length - 1; i >= 0; i--) {
                Level.Slot slot = level.slots().get(i);
                int below =
                        slot instanceof Level.Slot.Linked linked
                                ? add(linked.level(), linked.link())
                                : -1;
                places[i] = new Place(slot, at[i], below);
            }
            parts[number] = new Part(number, level, link, outputs, List.of(places), key);
            return number;
        }

        private static Level.Slot.Value key(Column<?> column) {
            return new Level.Slot.Value(-1, column, ValueReader.shared(column));
        }

        /// {@return the column in which a level gives a value: one of its type that is neither in
        /// use by the level nor excluded}
        private int column(
                Level.Slot slot, Map<Integer, Level.Slot> outputs, Set<Integer> excluded) {
            for (Map.Entry<Integer, Level.Slot> known : outputs.entrySet()) {
                if (slot instanceof Level.Slot.Value value
                        && value.isSameColumn(known.getValue())) {
                    return known.getKey();
                }
            }
            String type =
                    slot instanceof Level.Slot.Value value ? value.reader().sharedType() : "bytea";
            int at = 1;
            while (at <= types.size()
                    && (!types.get(at - 1).equals(type)
                            || outputs.containsKey(at)
                            || excluded.contains(at))) {
                at++;
            }
            if (at > types.size()) {
                types.add(type);
            }
            outputs.put(at, slot);
            return at;
        }
    }
}
