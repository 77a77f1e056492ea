package dev.leat.migrate.ddl;

import dev.leat.migrate.entity.DefaultPrivilegeEntity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.PrivilegeEntity;
import dev.leat.schema.Identifier;
import java.util.List;
import java.util.stream.Collectors;

/// The statements that give and take rights.
public final class Privileges {
    private Privileges() {}

    public static String grant(PrivilegeEntity it, List<String> privileges) {
        return "GRANT "
                + on(it, privileges)
                + " TO "
                + Names.role(it.grantee())
                + (it.grantable() ? " WITH GRANT OPTION" : "");
    }

    public static String revoke(PrivilegeEntity it, List<String> privileges) {
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
        return head(it)
                + "GRANT "
                + String.join(", ", privileges)
                + " ON "
                + it.objects()
                + " TO "
                + Names.role(it.grantee())
                + (it.grantable() ? " WITH GRANT OPTION" : "");
    }

    public static String revoke(DefaultPrivilegeEntity it, List<String> privileges) {
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
