package dev.leat.sql.select;

import dev.leat.schema.Converter;
import dev.leat.schema.Expression;
import dev.leat.schema.Named;
import dev.leat.schema.SqlType;
import dev.leat.schema.SqlWriter;
import dev.leat.sql.render.SourceWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A column of a subquery, common table expression and the like, seen from outside.
final class OutputColumn<T extends @Nullable Object> implements Expression<T> {
    private final Object source;
    private final String name;
    private final Expression<?> like;
    private final boolean nullable;

    /// @param source known by identity
    /// @param like has the type
    OutputColumn(Object source, String name, Expression<?> like, boolean nullable) {
        this.source = source;
        this.name = name;
        this.like = like;
        this.nullable = nullable;
    }

    String name() {
        return name;
    }

    /// {@return whether it is the expression, selected by a table or by one that selects from that}
    boolean comesFrom(Expression<?> expression) {
        Expression<?> origin = like instanceof Named<?> named ? named.expression() : like;
        return like.equals(expression)
                || origin.equals(expression)
                || (origin instanceof OutputColumn<?> column && column.comesFrom(expression));
    }

    @Override
    public SqlType type() {
        return like.type();
    }

    @Override
    public Class<?> javaType() {
        return like.javaType();
    }

    @Override
    public @Nullable Converter<?, ?> codec() {
        return like.codec();
    }

    @Override
    public boolean isNullable() {
        return nullable;
    }

    @Override
    public void appendTo(SqlWriter out) {
        if (!(out instanceof SourceWriter statement)) {
            throw new IllegalArgumentException(
                    "%s is a column of a subquery and has no meaning outside of its statement"
                            .formatted(this));
        }
        statement.sourceColumn(source, name);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OutputColumn<?> that
                && source == that.source
                && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(System.identityHashCode(source), name);
    }

    @Override
    public String toString() {
        return source + "." + name;
    }
}
