package dev.leat.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A value that Postgres computes from the rows that a relation leads to: how many there are, an
/// aggregate of them, an expression over the only one.
///
/// ```java
/// from(POSTS)
///         .where(POSTS.comments.count().gt(3L))
///         .orderBy(POSTS.author.value(USERS.name))
///         .extra(POSTS.comments.aggregate(max(COMMENTS.createdAt)).as("lastCommentAt"))
/// ```
///
/// Only SQL can evaluate it.
///
/// @param relation leads from a table that the statement mentions
/// @param value what is computed: over columns of the relation's target
/// @param where which related rows count, besides the relation's own filter; `null` for all
/// @param isNullable whether the value may be null: always if there may be no row to compute from
/// @param <T> the Java type of the value
public record RelatedValue<T extends @Nullable Object>(
        Relation<?> relation, Expression<?> value, @Nullable Condition where, boolean isNullable)
        implements Expression<T> {
    public RelatedValue {
        Objects.requireNonNull(relation, "relation");
        Objects.requireNonNull(value, "value");
    }

    static Expression<Long> count(Relation<?> relation, @Nullable Condition where) {
        return new RelatedValue<>(
                relation,
                Formula.<Long>of(DataType.BIGINT, false, out -> out.sql("count(*)")),
                where,
                false);
    }

    @Override
    public SqlType type() {
        return value.type();
    }

    @Override
    public Class<?> javaType() {
        return value.javaType();
    }

    @Override
    public @Nullable Converter<?, ?> codec() {
        return value.codec();
    }

    @Override
    public void appendTo(SqlWriter out) {
        out.related(this);
    }

    /// {@return the relation and what is asked of it, as errors name it}
    @Override
    public String toString() {
        return "a value over " + relation;
    }
}
