package dev.leat.query;

import dev.leat.schema.Relation;
import java.util.Objects;

/// A relation together with what is asked of its rows.
public record RelatedQuery(Relation<?> relation, Query<?> query) {
    public RelatedQuery {
        Objects.requireNonNull(relation, "relation");
        Objects.requireNonNull(query, "query");
        if (query.table() != relation.target()) {
            throw new IllegalArgumentException(
                    "%s leads to %s, not to %s"
                            .formatted(relation, relation.target(), query.table()));
        }
    }

    /// {@return whether the result holds one row or nothing instead of a list}
    public boolean isOne() {
        return relation.isOne() || query.isOne();
    }
}
