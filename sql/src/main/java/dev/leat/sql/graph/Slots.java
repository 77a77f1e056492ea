package dev.leat.sql.graph;

import dev.leat.query.Query;
import dev.leat.query.RelatedQuery;
import dev.leat.schema.Column;
import dev.leat.schema.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The slots of a level while it is put together; each value has one, however often it is asked
/// for.
final class Slots {
    private final Query<?> query;
    private final Standing standing;
    private final List<Level.Slot> slots = new ArrayList<>();

    /// @param standing where the level's values stand
    Slots(Query<?> query, Standing standing) {
        this.query = query;
        this.standing = standing;
    }

    Query<?> query() {
        return query;
    }

    List<Level.Slot> list() {
        return slots;
    }

    int column(Column<?> column) {
        return index(new Level.Slot.Value(-1, column, standing.reader(column)));
    }

    int extra(int extra) {
        Named<?> value = query.projection().extras().get(extra);
        // Named as an expression so that it is never taken for a column of a known type.
        return index(new Level.Slot.Value(extra, value, standing.reader(value)));
    }

    /// @param level makes the level of the related rows, by where they stand
    int rows(int related, Function<Standing, Level> level) {
        RelatedQuery query = this.query.related().get(related);
        @Nullable Link link = standing == Standing.SHARED ? Link.of(query) : null;
        slots.add(
                link == null
                        ? new Level.Slot.Packed(
                                related, query.isOne(), level.apply(Standing.PACKED))
                        : new Level.Slot.Linked(
                                related, query.isOne(), level.apply(Standing.SHARED), link));
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
