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
                        made(
                                inOrder && values.length == readers.size()
                                        ? values
                                        : arguments(readers, values));
        return isOneThing ? plan.group(start, whole) : whole;
    }

    /// A primitive parameter cannot take a null, which the virtual machine says without a word
    /// about where it came from.
    private R made(@Nullable Object[] arguments) {
        try {
            return make.apply(arguments);
        } catch (NullPointerException e) {
            for (int i = 0; i < arguments.length; i++) {
                if (arguments[i] == null) {
                    throw new MappingException(
                            "a row gives null for %s, which is value %d of %d, and the constructor or function that takes it failed: %s"
                                    .formatted(
                                            parts.get(i), i + 1, arguments.length, e.getMessage()),
                            e);
                }
            }
            throw e;
        }
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
