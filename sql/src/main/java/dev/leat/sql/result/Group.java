package dev.leat.sql.result;

import dev.leat.schema.Selectable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Several parts and what is made of their values.
///
/// @param isOneThing whether it is missing as a whole where an outer join has no row for it
record Group<R>(
        List<Selectable<?>> parts,
        Function<@Nullable Object[], ? extends R> make,
        boolean isOneThing)
        implements Projection<R> {
    Group {
        for (Selectable<?> part : parts) {
            Objects.requireNonNull(part, "a part of the row is null");
        }
        parts = List.copyOf(parts);
    }

    @Override
    public RowPlan.Reader plan(RowPlan.Builder plan) {
        int start = plan.size();
        List<RowPlan.Reader> readers = new ArrayList<>();
        for (Selectable<?> part : parts) {
            readers.add(plan.add(part));
        }
        boolean inOrder = RowPlan.Slot.inOrder(readers);
        RowPlan.Reader whole =
                values ->
                        make.apply(
                                inOrder && values.length == readers.size()
                                        ? values
                                        : arguments(readers, values));
        return isOneThing ? plan.group(start, whole) : whole;
    }

    private static @Nullable Object[] arguments(
            List<RowPlan.Reader> readers, @Nullable Object[] values) {
        @Nullable Object[] arguments = new @Nullable Object[readers.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = readers.get(i).read(values);
        }
        return arguments;
    }
}
