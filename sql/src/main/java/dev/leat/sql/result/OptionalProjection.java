package dev.leat.sql.result;

import dev.leat.schema.Selectable;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A part that may be missing.
record OptionalProjection<T>(Selectable<? extends @Nullable T> part)
        implements Projection<Optional<T>> {
    OptionalProjection {
        Objects.requireNonNull(part, "part");
    }

    @Override
    public RowPlan.Reader plan(RowPlan.Builder plan) {
        RowPlan.Reader reader = plan.add(part);
        return values -> Optional.ofNullable(reader.read(values));
    }
}
