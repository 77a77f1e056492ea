package dev.leat.sql.graph;

import dev.leat.query.Query;
import dev.leat.schema.Column;
import dev.leat.schema.Named;
import dev.leat.sql.result.ValueReader;
import java.util.ArrayList;
import java.util.List;

/// The slots of a level while it is put together; each value has one, however often it is asked
/// for.
final class Slots {
    private final Query<?> query;
    private final boolean root;
    private final List<Level.Slot> slots = new ArrayList<>();

    /// @param root whether the level's values stand at the top of the result
    Slots(Query<?> query, boolean root) {
        this.query = query;
        this.root = root;
    }

    Query<?> query() {
        return query;
    }

    List<Level.Slot> list() {
        return slots;
    }

    int column(Column<?> column) {
        return index(
                new Level.Slot.Value(
                        -1, column, root ? ValueReader.of(column) : ValueReader.nested(column)));
    }

    int extra(int extra) {
        Named<?> value = query.projection().extras().get(extra);
        // Named as an expression so that it is never taken for a column of a known type.
        return index(
                new Level.Slot.Value(
                        extra, value, root ? ValueReader.of(value) : ValueReader.nested(value)));
    }

    int rows(int related, Level level) {
        slots.add(new Level.Slot.Rows(related, query.related().get(related).isOne(), level));
        return slots.size() - 1;
    }

    private int index(Level.Slot.Value wanted) {
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i) instanceof Level.Slot.Value known
                    && known.extra() == wanted.extra()
                    && (wanted.extra() >= 0 || known.expression().equals(wanted.expression()))) {
                return i;
            }
        }
        slots.add(wanted);
        return slots.size() - 1;
    }
}
