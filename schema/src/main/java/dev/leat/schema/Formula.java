package dev.leat.schema;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An expression that a function writes: what operators and functions are made of.
///
/// @param body writes the expression, in parentheses wherever they could matter; what it writes
///   depends on nothing but the writer
/// @param <T> the Java type of the value
public record Formula<T extends @Nullable Object>(
        SqlType type,
        Class<?> javaType,
        @Nullable Converter<?, ?> codec,
        boolean isNullable,
        Consumer<SqlWriter> body)
        implements Expression<T> {
    public Formula {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(javaType, "javaType");
        Objects.requireNonNull(body, "body");
    }

    /// {@return an expression of a type}
    public static <T extends @Nullable Object> Formula<T> of(
            DataType<?> type, boolean nullable, Consumer<SqlWriter> body) {
        return new Formula<>(type.type(), type.javaType(), type.codec(), nullable, body);
    }

    /// {@return an expression of the same type as another one}
    public static <T extends @Nullable Object> Formula<T> like(
            Expression<?> other, boolean nullable, Consumer<SqlWriter> body) {
        return new Formula<>(other.type(), other.javaType(), other.codec(), nullable, body);
    }

    /// {@return an expression that is true, false or, if `nullable`, null}
    public static <T extends @Nullable Boolean> Formula<T> bool(
            boolean nullable, Consumer<SqlWriter> body) {
        return of(DataType.BOOLEAN, nullable, body);
    }

    @Override
    public void appendTo(SqlWriter out) {
        body.accept(out);
    }

    /// {@return the SQL, constants in place}
    @Override
    public String toString() {
        return Ddl.describe(this);
    }
}
