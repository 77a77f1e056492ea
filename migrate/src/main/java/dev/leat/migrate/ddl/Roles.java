package dev.leat.migrate.ddl;

import dev.leat.migrate.entity.RoleEntity;
import dev.leat.schema.Identifier;
import dev.leat.schema.SqlLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The statements of roles. A role belongs to the whole cluster, so another database may have made
/// it already.
public final class Roles {
    private static final List<String> FLAGS =
            List.of("SUPERUSER", "CREATEDB", "CREATEROLE", "LOGIN", "REPLICATION", "BYPASSRLS");

    private Roles() {}

    static List<String> create(RoleEntity role) {
        List<String> statements = new ArrayList<>();
        String create =
                "CREATE ROLE "
                        + Identifier.quote(role.name())
                        + (role.options().isEmpty()
                                ? ""
                                : " WITH " + String.join(" ", role.options()));
        statements.add(
                "DO "
                        + Routines.dollarQuoted(
                                " BEGIN IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = "
                                        + SqlLiteral.quote(role.name())
                                        + ") THEN "
                                        + create
                                        + "; END IF; END "));
        role.memberOf().forEach(each -> statements.add(grant(role, each)));
        return statements;
    }

    public static String grant(RoleEntity role, String membership) {
        return "GRANT " + Identifier.quote(membership) + " TO " + Identifier.quote(role.name());
    }

    public static String revoke(RoleEntity role, String membership) {
        return "REVOKE " + Identifier.quote(membership) + " FROM " + Identifier.quote(role.name());
    }

    /// {@return the options that turn one role into the other: those that are gone are negated}
    public static List<String> changedOptions(RoleEntity before, RoleEntity after) {
        List<String> options = new ArrayList<>();
        for (String old : before.options()) {
            String word = old.toUpperCase(Locale.ROOT);
            if (after.options().contains(old)) {
                continue;
            }
            if (FLAGS.contains(word)) {
                options.add("NO" + word);
            } else if (word.equals("NOINHERIT")) {
                options.add("INHERIT");
            } else if (word.startsWith("CONNECTION LIMIT")) {
                options.add("CONNECTION LIMIT -1");
            } else if (word.startsWith("VALID UNTIL")) {
                options.add("VALID UNTIL 'infinity'");
            }
        }
        for (String now : after.options()) {
            if (!before.options().contains(now)) {
                String word = now.toUpperCase(Locale.ROOT).split(" ", 2)[0];
                options.removeIf(each ->
                        each.equals("NO" + word)
                                || ("NO" + each).equals(word)
                                || each.startsWith(word + " "));
                options.add(now);
            }
        }
        return options;
    }
}
