package dev.leat.schema.object;

import dev.leat.schema.SqlLiteral;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// A role of the server: `Role.of("app").login().memberOf(READERS)`.
///
/// Roles belong to the whole server, so Leat creates and changes those that are declared and never
/// drops one that it does not know. Passwords are no part of a schema: set them apart.
///
/// @param options what differs from a role without rights, as `CREATE ROLE … WITH` says it
/// @param memberOf roles whose rights it has
/// @param existing whether it is made by somebody else
public record Role(String name, List<String> options, List<String> memberOf, boolean existing)
        implements SchemaObject {
    public Role {
        Words.name("role", name);
        options = List.copyOf(options);
        memberOf = List.copyOf(memberOf);
    }

    /// {@return the role of this name, which may not log in}
    public static Role of(String name) {
        return new Role(name, List.of(), List.of(), false);
    }

    /// {@return a role that somebody else makes: Leat mentions it and never changes it}
    public static Role existing(String name) {
        return new Role(name, List.of(), List.of(), true);
    }

    /// {@return allowed to connect}
    public Role login() {
        return with("LOGIN");
    }

    /// {@return past all checks of rights}
    public Role superuser() {
        return with("SUPERUSER");
    }

    /// {@return allowed to create databases}
    public Role createDatabases() {
        return with("CREATEDB");
    }

    /// {@return allowed to create roles}
    public Role createRoles() {
        return with("CREATEROLE");
    }

    /// {@return allowed to replicate}
    public Role replication() {
        return with("REPLICATION");
    }

    /// {@return past all policies}
    public Role bypassRowSecurity() {
        return with("BYPASSRLS");
    }

    /// {@return without the rights of its roles until it says SET ROLE}
    public Role noInherit() {
        return with("NOINHERIT");
    }

    /// {@return with at most so many connections at a time}
    public Role connectionLimit(int connections) {
        if (connections < -1) {
            throw new IllegalArgumentException(
                    "role %s: a connection limit of %d; -1 is none".formatted(name, connections));
        }
        return with("CONNECTION LIMIT " + connections);
    }

    /// {@return with a password that is good until then}
    public Role validUntil(Instant end) {
        return with("VALID UNTIL " + SqlLiteral.quote(end.toString()));
    }

    /// {@return with the rights of these roles}
    public Role memberOf(Role... roles) {
        return memberOf(Arrays.stream(roles).map(Role::name).toArray(String[]::new));
    }

    /// {@return with the rights of the roles of these names}
    public Role memberOf(String... roles) {
        Role changed = this;
        for (String role : roles) {
            changed =
                    new Role(
                            name,
                            changed.options,
                            Words.with(changed.memberOf, Words.name("role", role)),
                            existing);
        }
        return changed;
    }

    private Role with(String option) {
        return new Role(name, Words.with(options, option), memberOf, existing);
    }

    @Override
    public String describe() {
        return "role " + name;
    }

    @Override
    public String identity() {
        return "role " + name;
    }
}
