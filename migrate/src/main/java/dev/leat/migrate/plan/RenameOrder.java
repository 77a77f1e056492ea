package dev.leat.migrate.plan;

import dev.leat.schema.Identifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Puts renames into an order in which no name is taken twice.
///
/// In a chain the last goes first. A ring has no last: one of its members waits under a name of its
/// own until its place is free.
final class RenameOrder {
    private RenameOrder() {}

    /// @param before the present name
    /// @param after the next name
    record Move(String before, String after) {}

    /// {@return the moves in order, with one more for every ring}
    ///
    /// @param moves no two from or to the same name
    static List<Move> of(List<Move> moves) {
        Map<String, String> waiting = new LinkedHashMap<>();
        moves.forEach(move -> waiting.put(move.before(), move.after()));
        List<Move> order = new ArrayList<>();
        while (!waiting.isEmpty()) {
            List<String> free =
                    waiting.keySet().stream()
                            .filter(name -> !waiting.containsKey(waiting.get(name)))
                            .toList();
            for (String name : free) {
                order.add(new Move(name, leave(waiting, name)));
            }
            if (free.isEmpty()) {
                String name = waiting.keySet().iterator().next();
                String aside = Identifier.fitting("leat_aside_" + name);
                order.add(new Move(name, aside));
                waiting.put(aside, leave(waiting, name));
            }
        }
        return order;
    }

    private static String leave(Map<String, String> waiting, String name) {
        return Objects.requireNonNull(waiting.remove(name));
    }
}
