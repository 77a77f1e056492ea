package dev.leat.migrate.ddl;

import dev.leat.migrate.entity.IndexEntity;
import dev.leat.migrate.entity.StatisticsEntity;
import dev.leat.schema.Identifier;
import java.util.stream.Collectors;

/// The statements of indexes and extended statistics.
public final class Indexes {
    private Indexes() {}

    /// @param concurrently whether writes go on meanwhile; it cannot run in a transaction then
    public static String create(IndexEntity it, boolean concurrently) {
        return (it.unique() ? "CREATE UNIQUE INDEX " : "CREATE INDEX ")
                + (concurrently ? "CONCURRENTLY " : "")
                + Identifier.quote(it.name())
                + (it.only() ? " ON ONLY " : " ON ")
                + Names.of(it.table())
                + (it.method().equals("btree") ? "" : " USING " + it.method())
                + " ("
                + it.parts().stream().map(Indexes::part).collect(Collectors.joining(", "))
                + ")"
                + (it.include().isEmpty() ? "" : " INCLUDE (" + Names.list(it.include()) + ")")
                + (it.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "")
                + Tables.with(it.storage())
                + (it.tablespace() == null ? "" : " TABLESPACE " + it.tablespace())
                + (it.where() == null ? "" : " WHERE " + it.where());
    }

    private static String part(IndexEntity.Part part) {
        StringBuilder sql = new StringBuilder();
        if (part.column() != null) {
            sql.append(Identifier.quote(part.column()));
        } else {
            sql.append('(').append(part.expression()).append(')');
        }
        if (part.collation() != null) {
            sql.append(" COLLATE ").append(part.collation());
        }
        if (part.operatorClass() != null) {
            sql.append(' ').append(part.operatorClass());
        }
        if (part.descending()) {
            sql.append(" DESC");
        }
        if (part.nullsFirst() != null) {
            sql.append(part.nullsFirst() ? " NULLS FIRST" : " NULLS LAST");
        }
        return sql.toString();
    }

    /// {@return the quoted name with its schema}
    public static String name(IndexEntity it) {
        return Identifier.qualified(it.table().schema(), it.name());
    }

    static String statistics(StatisticsEntity it) {
        return "CREATE STATISTICS "
                + Names.of(it)
                + (it.kinds().isEmpty() ? "" : " (" + String.join(", ", it.kinds()) + ")")
                + " ON "
                + String.join(", ", it.expressions())
                + " FROM "
                + Names.of(it.table());
    }
}
