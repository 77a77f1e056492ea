package dev.leat.schema.function;

import dev.leat.schema.Expression;
import dev.leat.schema.Formula;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A function that needs a window: `rowNumber().over(orderedBy(POSTS.createdAt))`.
public final class WindowFunction<T extends @Nullable Object> {
    private final Formula<T> call;

    WindowFunction(Formula<T> call) {
        this.call = call;
    }

    /// {@return the function over a window}
    public Expression<T> over(Window window) {
        Objects.requireNonNull(window, "window");
        return Formula.like(
                call,
                call.isNullable(),
                out -> {
                    out.expression(call).sql(" OVER (");
                    window.appendTo(out);
                    out.sql(")");
                });
    }
}
