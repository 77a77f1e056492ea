package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.RoleEntity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The options of a role as the reader lists them.
final class RoleOptions {
    private static final List<String> ORDER =
            List.of(
                    "SUPERUSER",
                    "CREATEDB",
                    "CREATEROLE",
                    "NOINHERIT",
                    "LOGIN",
                    "REPLICATION",
                    "BYPASSRLS",
                    "CONNECTION LIMIT",
                    "VALID UNTIL");

    /// What `CREATE ROLE` sets anyway.
    private static final Set<String> USUAL =
            Set.of(
                    "NOSUPERUSER",
                    "NOCREATEDB",
                    "NOCREATEROLE",
                    "INHERIT",
                    "NOLOGIN",
                    "NOREPLICATION",
                    "NOBYPASSRLS",
                    "CONNECTION LIMIT -1",
                    "VALID UNTIL 'INFINITY'");

    private RoleOptions() {}

    static RoleEntity canonical(RoleEntity role) {
        List<String> options = new ArrayList<>();
        for (String name : ORDER) {
            for (String option : role.options()) {
                String upper = option.strip().toUpperCase(Locale.ROOT);
                if (!USUAL.contains(upper)
                        && (upper.equals(name) || upper.startsWith(name + " "))) {
                    options.add(name + option.strip().substring(name.length()));
                }
            }
        }
        return new RoleEntity(
                role.name(), options, role.memberOf().stream().sorted().distinct().toList());
    }
}
