package dev.leat.sql.render;

import dev.leat.schema.Converter;
import dev.leat.schema.DataType;
import dev.leat.schema.Expression;
import dev.leat.schema.SqlType;
import dev.leat.schema.SqlWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A value that is given each time when a prepared statement runs:
///
/// ```java
/// Placeholder<UUID> ID = Placeholder.of("id", POSTS.id);
/// var byId = db.selectFrom(POSTS).where(POSTS.id.eq(ID)).prepare();
/// Post post = byId.one(ID.is(id));
/// ```
///
/// @param name by which errors call it
/// @param takesNull whether it stands for something that may be null
public record Placeholder<T extends @Nullable Object>(
        String name,
        SqlType type,
        Class<?> javaType,
        @Nullable Converter<?, ?> codec,
        boolean takesNull)
        implements Expression<T> {
    public Placeholder {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(javaType, "javaType");
    }

    /// {@return a placeholder for values of a column or other expression}
    public static <T extends @Nullable Object> Placeholder<T> of(
            String name, Expression<T> expression) {
        return new Placeholder<>(
                name,
                expression.type(),
                expression.javaType(),
                expression.codec(),
                expression.isNullable());
    }

    /// {@return a placeholder for values of a type}
    public static <T> Placeholder<T> of(String name, DataType<T> type) {
        return new Placeholder<>(name, type.type(), type.javaType(), type.codec(), false);
    }

    /// A value for a placeholder.
    ///
    /// @param text as Postgres reads it; `null` for null
    public record Binding(Placeholder<?> placeholder, @Nullable String text) {
        public Binding {
            Objects.requireNonNull(placeholder, "placeholder");
        }
    }

    /// {@return the value for one run}
    ///
    /// @throws IllegalArgumentException if the value does not fit the type, or is null and the
    ///   placeholder not for something nullable
    public Binding is(T value) {
        if (value == null && !takesNull) {
            throw new IllegalArgumentException(
                    "the placeholder %s is given null, and what it is for is never null"
                            .formatted(name));
        }
        return new Binding(this, ValueText.encode(this, value));
    }

    @Override
    public boolean isNullable() {
        return true;
    }

    @Override
    public void appendTo(SqlWriter out) {
        if (out instanceof StatementWriter statement) {
            statement.placeholder(this);
        } else {
            out.placeholder(name);
        }
    }
}
