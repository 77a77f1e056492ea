package dev.leat.sql.graph;

import dev.leat.query.Query;
import dev.leat.schema.Expression;
import dev.leat.sql.result.ValueReader;

/// Where the values of a level stand.
enum Standing {
    /// The rows of the level are those of the result.
    ALONE,
    /// So are the rows of other levels.
    SHARED,
    /// They are packed into a value of their parents' rows.
    PACKED;

    /// {@return where the values of a query's own rows stand}
    static Standing ofRoot(Query<?> query) {
        return query.related().stream().anyMatch(related -> Link.of(related) != null)
                ? SHARED
                : ALONE;
    }

    ValueReader reader(Expression<?> expression) {
        return switch (this) {
            case ALONE -> ValueReader.of(expression);
            case SHARED -> ValueReader.shared(expression);
            case PACKED -> ValueReader.nested(expression);
        };
    }
}
