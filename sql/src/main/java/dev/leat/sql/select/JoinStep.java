package dev.leat.sql.select;

import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.FromSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A join that still needs to say which rows belong together.
public sealed class JoinStep<R extends @Nullable Object> permits SharedJoinStep {
    private final Select<R> select;
    private final FromPart.Kind kind;
    private final FromSource source;

    JoinStep(Select<R> select, FromPart.Kind kind, FromSource source) {
        this.select = select;
        this.kind = kind;
        this.source = source;
    }

    JoinStep(JoinStep<R> same) {
        this(same.select, same.kind, same.source);
    }

    /// Rows belong together when the condition holds.
    public Select<R> on(Condition condition) {
        Objects.requireNonNull(condition, "the condition of a join is null");
        return select.with(new FromPart(kind, source, condition, List.of()));
    }

    /// Rows belong together when the columns of these names are equal on both sides.
    public Select<R> using(Column<?>... columns) {
        if (columns.length == 0) {
            throw new IllegalArgumentException(
                    "a join using no column joins everything; say crossJoin");
        }
        return select.with(new FromPart(kind, source, null, List.of(columns)));
    }

    /// Any row belongs to any: usual for a lateral join, whose condition is inside.
    public Select<R> onTrue() {
        return on(new Condition.And(List.of()));
    }
}
