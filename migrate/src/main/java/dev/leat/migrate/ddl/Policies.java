package dev.leat.migrate.ddl;

import dev.leat.migrate.entity.PolicyEntity;
import dev.leat.schema.Identifier;
import java.util.stream.Collectors;

/// The statements of row-level-security policies.
public final class Policies {
    private Policies() {}

    static String create(PolicyEntity it) {
        return "CREATE POLICY "
                + on(it)
                + (it.permissive() ? "" : " AS RESTRICTIVE")
                + (it.command().equals("ALL") ? "" : " FOR " + it.command())
                + clauses(it);
    }

    /// {@return the statement that gives it roles and conditions}
    public static String alter(PolicyEntity it) {
        return "ALTER POLICY " + on(it) + clauses(it);
    }

    private static String on(PolicyEntity it) {
        return Identifier.quote(it.name()) + " ON " + Names.of(it.table());
    }

    private static String clauses(PolicyEntity it) {
        return " TO "
                + (it.roles().isEmpty()
                        ? "PUBLIC"
                        : it.roles().stream().map(Names::role).collect(Collectors.joining(", ")))
                + (it.using() == null ? "" : " USING (" + it.using() + ")")
                + (it.withCheck() == null ? "" : " WITH CHECK (" + it.withCheck() + ")");
    }
}
