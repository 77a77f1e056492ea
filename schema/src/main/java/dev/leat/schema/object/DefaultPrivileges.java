package dev.leat.schema.object;

import dev.leat.schema.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What roles may do with objects that are made later: `DefaultPrivileges.of(Objects.TABLES,
/// SELECT).inSchema("app").to(READERS)`.
///
/// @param owner the role that will make the objects; empty for the one that runs the migrations
/// @param schema where; `null` for everywhere
/// @param grantees roles; `public` is everybody
/// @param grantable whether they may grant it on
public record DefaultPrivileges(
        Objects objects,
        Set<Privilege> privileges,
        String owner,
        @Nullable String schema,
        List<String> grantees,
        boolean grantable)
        implements SchemaObject {

    /// The objects that are meant.
    public enum Objects {
        TABLES(
                Privilege.SELECT,
                Privilege.INSERT,
                Privilege.UPDATE,
                Privilege.DELETE,
                Privilege.TRUNCATE,
                Privilege.REFERENCES,
                Privilege.TRIGGER),
        SEQUENCES(Privilege.USAGE, Privilege.SELECT, Privilege.UPDATE),
        FUNCTIONS(Privilege.EXECUTE),
        TYPES(Privilege.USAGE),
        SCHEMAS(Privilege.USAGE, Privilege.CREATE);

        private final List<Privilege> possible;

        Objects(Privilege... possible) {
            this.possible = List.of(possible);
        }
    }

    public DefaultPrivileges {
        Set<Privilege> copy = EnumSet.noneOf(Privilege.class);
        copy.addAll(privileges);
        privileges = java.util.Collections.unmodifiableSet(copy);
        grantees = List.copyOf(grantees);
        if (privileges.isEmpty() || !objects.possible.containsAll(privileges)) {
            throw new IllegalArgumentException(
                    "default privileges %s of %s: possible are %s"
                            .formatted(privileges, objects, objects.possible));
        }
        if (objects == Objects.SCHEMAS && schema != null) {
            throw new IllegalArgumentException(
                    "default privileges of schemas are not within a schema");
        }
    }

    /// {@return of the role that runs the migrations, everywhere}
    public static DefaultPrivileges of(Objects objects, Privilege... privileges) {
        return new DefaultPrivileges(
                objects, Set.copyOf(Arrays.asList(privileges)), "", null, List.of(), false);
    }

    /// {@return for objects in this schema}
    public DefaultPrivileges inSchema(String newSchema) {
        return new DefaultPrivileges(
                objects, privileges, owner, Words.name("schema", newSchema), grantees, grantable);
    }

    /// {@return for objects that this role makes}
    public DefaultPrivileges madeBy(Role role) {
        return new DefaultPrivileges(objects, privileges, role.name(), schema, grantees, grantable);
    }

    /// {@return to these roles}
    public DefaultPrivileges to(Role... roles) {
        return to(Arrays.stream(roles).map(Role::name).toArray(String[]::new));
    }

    /// {@return to the roles of these names}
    public DefaultPrivileges to(String... roles) {
        List<String> all = new ArrayList<>(grantees);
        all.addAll(Arrays.asList(roles));
        return new DefaultPrivileges(objects, privileges, owner, schema, all, grantable);
    }

    /// {@return to everybody}
    public DefaultPrivileges toPublic() {
        return to("public");
    }

    /// {@return with the right to grant it on}
    public DefaultPrivileges withGrantOption() {
        return new DefaultPrivileges(objects, privileges, owner, schema, grantees, true);
    }

    @Override
    public List<String> problems(Schema in) {
        return grantees.isEmpty() ? List.of(describe() + " say no role; say to(…)") : List.of();
    }

    @Override
    public String describe() {
        return "default privileges on %s%s to %s"
                .formatted(
                        objects,
                        schema == null ? "" : " in schema " + schema,
                        String.join(", ", grantees));
    }

    @Override
    public String identity() {
        return "%s by %s %s%s"
                .formatted(
                        describe(),
                        owner,
                        privileges.stream().map(Privilege::name).collect(Collectors.joining(",")),
                        grantable ? " grantable" : "");
    }
}
