package dev.leat.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A text compared and ordered by a collation of its own, instead of by code point.
///
/// @param collation the name in Postgres: `de-x-icu`, `C`
public record Collated<T extends @Nullable Object>(Expression<T> expression, String collation)
        implements Expression<T> {
    public Collated {
        Objects.requireNonNull(expression, "expression");
        Objects.requireNonNull(collation, "collation");
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
    public boolean isNullable() {
        return expression.isNullable();
    }

    @Override
    public void appendTo(SqlWriter out) {
        out.sql("(").expression(expression).sql(" COLLATE ").name(collation).sql(")");
    }
}
