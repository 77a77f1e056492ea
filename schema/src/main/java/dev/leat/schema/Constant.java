package dev.leat.schema;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A constant: a parameter in statements, a literal in DDL.
///
/// @param value what it is; `null` for NULL
record Constant<T extends @Nullable Object>(
        SqlType type, Class<?> javaType, @Nullable Converter<?, ?> codec, @Nullable Object value)
        implements Expression<T> {
    Constant {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(javaType, "javaType");
        if (value instanceof List<?> list) {
            value = List.copyOf(list);
        }
    }

    /// {@return a constant of the same type as an expression}
    static <T extends @Nullable Object> Constant<T> like(Expression<?> other, Object value) {
        return new Constant<>(other.type(), other.javaType(), other.codec(), value);
    }

    @Override
    public boolean isNullable() {
        return value == null;
    }

    @Override
    public void appendTo(SqlWriter out) {
        out.value(type, codec, value);
    }
}
