package dev.leat.migrate.plan;

import dev.leat.migrate.depend.FreeNames;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/// Puts renames into an order in which no name is taken twice.
///
/// In a chain the last goes first. A ring has no last: one of its members waits under a name of its
/// own until its place is free.
final class RenameOrder {
    private RenameOrder() {}

    /// @param what what is renamed
    /// @param before the present address
    /// @param after the next address
    record Move<T>(T what, List<String> before, List<String> after) {
        Move<T> from(List<String> address) {
            return new Move<>(what, address, after);
        }
    }

    /// {@return the moves in order, with one more for every ring}
    ///
    /// @param blocks whether the first cannot get its name while the second has its own
    static <T> List<Move<T>> of(
            List<Move<T>> moves, BiPredicate<Move<T>, Move<T>> blocks, FreeNames free) {
        List<Move<T>> waiting = new ArrayList<>(moves);
        List<Move<T>> order = new ArrayList<>();
        while (!waiting.isEmpty()) {
            boolean moved = false;
            for (Move<T> move : List.copyOf(waiting)) {
                boolean isFree =
                        waiting.stream()
                                .noneMatch(other -> other != move && blocks.test(move, other));
                if (isFree) {
                    waiting.remove(move);
                    order.add(move);
                    moved = true;
                }
            }
            if (!moved) {
                Move<T> first = waiting.removeFirst();
                List<String> aside = aside(first.before(), free);
                order.add(new Move<>(first.what(), first.before(), aside));
                waiting.add(first.from(aside));
            }
        }
        return order;
    }

    /// {@return the address with a name that nothing else has}
    static List<String> aside(List<String> address, FreeNames free) {
        return aside(address, address.size() - 1, free);
    }

    /// @param name which part of the address is the name: a function's signature stands behind it
    static List<String> aside(List<String> address, int name, FreeNames free) {
        List<String> aside = new ArrayList<>(address);
        aside.set(name, free.aside(address.get(name)));
        return aside;
    }
}
