package dev.leat.sql.graph;

import dev.leat.query.Query;
import dev.leat.schema.Expression;
import dev.leat.sql.result.ValueReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One level of a graph: what the statement gives for each row, in order, and what is made of it.
///
/// It depends on the shape of a query only, so all queries of the shape share it.
///
/// @param slots the values, in the order of the statement
/// @param assembly makes the result of a row
record Level(List<Slot> slots, Assembly assembly) {
    Level {
        slots = List.copyOf(slots);
    }

    /// Makes something of the values of a row. It may keep the array.
    @FunctionalInterface
    interface Assembly {
        Object make(@Nullable Object[] values);
    }

    /// One value that the statement gives for a row.
    sealed interface Slot {

        /// A column, or one of the query's computed values.
        ///
        /// @param extra the index of the computed value; -1 for a column
        /// @param expression the column; of a computed value one of the same type
        record Value(int extra, Expression<?> expression, ValueReader reader) implements Slot {
            /// {@return what the query says here}
            Expression<?> of(Query<?> query) {
                return extra < 0 ? expression : query.projection().extras().get(extra);
            }

            /// {@return whether both are the value of one column}
            boolean isSameColumn(Slot other) {
                return extra < 0
                        && other instanceof Value value
                        && value.extra() < 0
                        && value.expression().equals(expression);
            }
        }

        /// The rows of a relation.
        sealed interface Related extends Slot {
            /// {@return its index in the query}
            int related();

            /// {@return whether there is at most one row}
            boolean one();

            /// {@return what is made of each}
            Level level();
        }

        /// Related rows that are one value of their parent's row.
        record Packed(int related, boolean one, Level level) implements Related {}

        /// Related rows that are rows of the result, which the parent's row finds.
        record Linked(int related, boolean one, Level level, Link link) implements Related {}
    }

    /// {@return what is made of the row that the result stands on, which has the values in order}
    Object read(ResultSet result) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[slots.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    switch (slots.get(i)) {
                        case Slot.Value value -> value.reader().read(result, i + 1);
                        case Slot.Packed rows -> BinaryRows.read(rows, result.getBytes(i + 1));
                        case Slot.Linked rows ->
                                throw new IllegalStateException("no rows are linked to " + rows);
                    };
        }
        return assembly.make(values);
    }
}
