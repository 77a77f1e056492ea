package dev.leat.migrate.plan;

import dev.leat.migrate.ddl.Columns;
import dev.leat.migrate.ddl.Names;
import dev.leat.migrate.depend.SqlTokens;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.DomainEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.FunctionEntity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What it costs to give a table with rows another column.
///
/// Postgres stores a default that is the same for every row once, for all rows that exist. One that
/// has to be computed for each row, and conditions that a domain has, make it rewrite the table.
final class AddedColumn {
    private static final Set<String> VOLATILE =
            Set.of(
                    "clock_timestamp",
                    "currval",
                    "gen_random_bytes",
                    "gen_random_uuid",
                    "lastval",
                    "nextval",
                    "random",
                    "random_normal",
                    "timeofday",
                    "txid_current",
                    "uuid_generate_v1",
                    "uuid_generate_v1mc",
                    "uuid_generate_v4",
                    "uuidv4",
                    "uuidv7");

    private final ColumnEntity column;
    private final Map<Entity.Key, Entity> entities;

    /// @param entities the new schema
    AddedColumn(ColumnEntity column, Map<Entity.Key, Entity> entities) {
        this.column = column;
        this.entities = entities;
    }

    /// @param withDefault whether it gets its default at once
    Step step(boolean withDefault) {
        String sql =
                "ALTER TABLE "
                        + Names.of(column.table())
                        + " ADD COLUMN "
                        + Columns.definition(column, withDefault);
        if (column.generated() != null && !column.virtual()) {
            return slow(sql, "computes every row and rewrites the table");
        }
        if (column.identity() != null) {
            return slow(sql, "numbers every row and rewrites the table");
        }
        boolean hasDefault = withDefault && column.defaultSql() != null;
        if (!column.nullable() && !hasDefault && column.generated() == null) {
            return Step.mayFail(
                    sql,
                    column.table(),
                    "fails if the table has rows: the column is NOT NULL and has no default. Give it one, or add it nullable, fill it, and make it NOT NULL in a second migration",
                    "SELECT count(*) FROM " + Names.of(column.table()));
        }
        DomainEntity domain = domain();
        if (domain != null && (!domain.nullable() || !domain.checks().isEmpty())) {
            return Step.mayFail(
                    sql,
                    column.table(),
                    "rewrites the table under an exclusive lock: the domain "
                            + domain.path()
                            + " has conditions, and fails if the new value breaks one",
                    null);
        }
        if (hasDefault && isVolatile(String.valueOf(column.defaultSql()))) {
            return slow(sql, "computes the default for every row and rewrites the table");
        }
        return Step.safe(sql);
    }

    private Step slow(String sql, String note) {
        return Step.slow(sql, column.table(), note);
    }

    private @Nullable DomainEntity domain() {
        for (Entity entity : entities.values()) {
            if (entity instanceof DomainEntity domain && isCalled(domain, column.type())) {
                return domain;
            }
        }
        return null;
    }

    /// {@return whether a type as it is written is the domain}
    static boolean isCalled(DomainEntity domain, String type) {
        return type.equals(domain.path())
                || type.equals(Names.of(domain))
                || domain.schema().equals("public") && type.equals(domain.name());
    }

    private boolean isVolatile(String expression) {
        List<SqlTokens.Token> tokens = SqlTokens.of(expression);
        for (int i = 0; i + 1 < tokens.size(); i++) {
            SqlTokens.Token token = tokens.get(i);
            if (token.type() == SqlTokens.Type.NAME
                    && tokens.get(i + 1).is("(")
                    && (VOLATILE.contains(token.value()) || isVolatileFunction(token.value()))) {
                return true;
            }
        }
        return false;
    }

    private boolean isVolatileFunction(String name) {
        return entities.values().stream()
                .anyMatch(entity ->
                        entity instanceof FunctionEntity function
                                && function.name().equals(name)
                                && !function.attributes().contains("IMMUTABLE")
                                && !function.attributes().contains("STABLE"));
    }
}
