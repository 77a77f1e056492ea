package dev.leat.query.ast;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One level of a query as the Zero protocol writes it.
///
/// @param schema unused by current clients; kept so that a message survives a round trip
/// @param table the table's name; `schema.table` for a table outside `public`
/// @param alias the name under which the parent level knows this one; `null` at the root
/// @param where the condition; `null` for all rows
/// @param related the sub-trees of the output, in the order of the wire
/// @param start where paging starts; `null` for the beginning
/// @param limit at most this many rows (per parent row, in a related level); `null` for no limit
/// @param orderBy the order; the reader completes it with the primary key ascending
public record Ast(
        @Nullable String schema,
        String table,
        @Nullable String alias,
        @Nullable AstCondition where,
        List<CorrelatedSubquery> related,
        @Nullable Start start,
        @Nullable Integer limit,
        List<Ordering> orderBy) {

    public Ast {
        Objects.requireNonNull(table, "table");
        related = List.copyOf(related);
        orderBy = List.copyOf(orderBy);
        if (limit != null && limit < 0) {
            throw new IllegalArgumentException("limit of \"" + table + "\" is negative: " + limit);
        }
    }

    /// {@return the query for all rows of `table`}
    public static Ast of(String table) {
        return new Ast(null, table, null, null, List.of(), null, null, List.of());
    }

    public Ast withAlias(@Nullable String newAlias) {
        return new Ast(schema, table, newAlias, where, related, start, limit, orderBy);
    }

    public Ast withWhere(@Nullable AstCondition newWhere) {
        return new Ast(schema, table, alias, newWhere, related, start, limit, orderBy);
    }

    public Ast withRelated(List<CorrelatedSubquery> newRelated) {
        return new Ast(schema, table, alias, where, newRelated, start, limit, orderBy);
    }

    public Ast withStart(@Nullable Start newStart) {
        return new Ast(schema, table, alias, where, related, newStart, limit, orderBy);
    }

    public Ast withLimit(@Nullable Integer newLimit) {
        return new Ast(schema, table, alias, where, related, start, newLimit, orderBy);
    }

    public Ast withOrderBy(List<Ordering> newOrderBy) {
        return new Ast(schema, table, alias, where, related, start, limit, newOrderBy);
    }
}
