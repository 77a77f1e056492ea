package dev.leat.sql.select;

import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import org.jspecify.annotations.Nullable;

/// A join of a [SharedSelect] that still needs to say which rows belong together.
public final class SharedJoinStep<R extends @Nullable Object> extends JoinStep<R> {
    SharedJoinStep(JoinStep<R> step) {
        super(step);
    }

    @Override
    public SharedSelect<R> on(Condition condition) {
        return new SharedSelect<>(super.on(condition));
    }

    @Override
    public SharedSelect<R> using(Column<?>... columns) {
        return new SharedSelect<>(super.using(columns));
    }

    @Override
    public SharedSelect<R> onTrue() {
        return new SharedSelect<>(super.onTrue());
    }
}
