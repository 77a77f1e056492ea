package dev.leat.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An expression under a name: `count().as("posts")`. Where only values count the name does not.
public record Named<T extends @Nullable Object>(String name, Expression<T> expression)
        implements Expression<T> {
    public Named {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(expression, "expression");
    }

    @Override
    public SqlType type() {
        return expression.type();
    }

    @Override
    public Class<?> javaType() {
        return expression.javaType();
    }

    @Override
    public @Nullable Converter<?, ?> codec() {
        return expression.codec();
    }

    @Override
    public boolean isNullable() {
        return expression.isNullable();
    }

    /// {@return the order that the expression has}
    @Override
    public SqlSort asc() {
        return new ExpressionSort(this, false, expression.asc().nulls());
    }

    @Override
    public void appendTo(SqlWriter out) {
        expression.appendTo(out);
    }
}
