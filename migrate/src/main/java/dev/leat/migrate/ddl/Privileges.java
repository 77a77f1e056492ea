package dev.leat.migrate.ddl;

import dev.leat.migrate.entity.DefaultPrivilegeEntity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.PrivilegeEntity;
import dev.leat.schema.Identifier;
import java.util.List;
import java.util.stream.Collectors;

/// The statements that give and take rights.
///
/// An entity without rights says that what everybody may from the start has been taken away: to
/// make it is to revoke, and to drop it is to give that back.
public final class Privileges {
    private Privileges() {}

    public static String grant(PrivilegeEntity it, List<String> privileges) {
        return privileges.isEmpty() ? take(it, initial(it.on())) : give(it, privileges);
    }

    public static String revoke(PrivilegeEntity it, List<String> privileges) {
        return privileges.isEmpty() ? give(it, initial(it.on())) : take(it, privileges);
    }

    /// What everybody may from the start.
    private static List<String> initial(Kind on) {
        return List.of(on == Kind.FUNCTION ? "EXECUTE" : "USAGE");
    }

    private static String give(PrivilegeEntity it, List<String> privileges) {
        return "GRANT "
                + on(it, privileges)
                + " TO "
                + Names.role(it.grantee())
                + (it.grantable() ? " WITH GRANT OPTION" : "");
    }

    private static String take(PrivilegeEntity it, List<String> privileges) {
        return "REVOKE " + on(it, privileges) + " FROM " + Names.role(it.grantee());
    }

    private static String on(PrivilegeEntity it, List<String> privileges) {
        List<String> object = it.object();
        if (it.on() == Kind.COLUMN) {
            String column = " (" + Identifier.quote(object.get(2)) + ")";
            return privileges.stream().map(each -> each + column).collect(Collectors.joining(", "))
                    + " ON TABLE "
                    + Identifier.qualified(object.getFirst(), object.get(1));
        }
        return String.join(", ", privileges)
                + " ON "
                + switch (it.on()) {
                    case VIEW, MATERIALIZED_VIEW, TABLE ->
                            "TABLE " + Identifier.qualified(object.getFirst(), object.get(1));
                    case DOMAIN, RANGE_TYPE, ENUM, COMPOSITE_TYPE ->
                            "TYPE " + Identifier.qualified(object.getFirst(), object.get(1));
                    default -> Names.object(it.on(), object);
                };
    }

    public static String grant(DefaultPrivilegeEntity it, List<String> privileges) {
        return privileges.isEmpty() ? take(it, initial(it)) : give(it, privileges);
    }

    public static String revoke(DefaultPrivilegeEntity it, List<String> privileges) {
        return privileges.isEmpty() ? give(it, initial(it)) : take(it, privileges);
    }

    private static List<String> initial(DefaultPrivilegeEntity it) {
        return List.of(it.objects().equals("FUNCTIONS") ? "EXECUTE" : "USAGE");
    }

    private static String give(DefaultPrivilegeEntity it, List<String> privileges) {
        return head(it)
                + "GRANT "
                + String.join(", ", privileges)
                + " ON "
                + it.objects()
                + " TO "
                + Names.role(it.grantee())
                + (it.grantable() ? " WITH GRANT OPTION" : "");
    }

    private static String take(DefaultPrivilegeEntity it, List<String> privileges) {
        return head(it)
                + "REVOKE "
                + String.join(", ", privileges)
                + " ON "
                + it.objects()
                + " FROM "
                + Names.role(it.grantee());
    }

    private static String head(DefaultPrivilegeEntity it) {
        return "ALTER DEFAULT PRIVILEGES "
                + (it.owner().isEmpty() ? "" : "FOR ROLE " + Identifier.quote(it.owner()) + " ")
                + (it.schema() == null ? "" : "IN SCHEMA " + Identifier.quote(it.schema()) + " ");
    }
}
