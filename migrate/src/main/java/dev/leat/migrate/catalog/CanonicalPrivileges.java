package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.PrivilegeEntity;
import dev.leat.schema.Identifier;
import dev.leat.schema.SqlLiteral;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Declared privileges as the reader would list them: sorted, and of functions by the arguments as
/// the server prints them.
final class CanonicalPrivileges {
    private CanonicalPrivileges() {}

    /// @param read the entities of the scratch database
    static List<PrivilegeEntity> of(
            List<PrivilegeEntity> declared, List<Entity> read, Connection scratch)
            throws SQLException {
        Set<List<String>> functions =
                read.stream()
                        .filter(entity -> entity.kind() == Entity.Kind.FUNCTION)
                        .map(Entity::address)
                        .collect(Collectors.toSet());
        List<PrivilegeEntity> canonical = new ArrayList<>();
        for (PrivilegeEntity privilege : declared) {
            List<String> object = privilege.object();
            if (privilege.on() == Entity.Kind.FUNCTION && !functions.contains(object)) {
                object = function(object, scratch);
            }
            canonical.add(
                    new PrivilegeEntity(
                            privilege.on(),
                            object,
                            privilege.grantee(),
                            privilege.grantable(),
                            privilege.privileges().stream().sorted().distinct().toList()));
        }
        return canonical;
    }

    /// The server finds the function by whatever spelling of its arguments; a comment tells which
    /// one it found.
    private static List<String> function(List<String> address, Connection scratch)
            throws SQLException {
        String mark = "leat: which function is " + address;
        try (Statement statement = scratch.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(
                    "COMMENT ON ROUTINE %s.%s(%s) IS %s"
                            .formatted(
                                    Identifier.quote(address.get(0)),
                                    Identifier.quote(address.get(1)),
                                    address.get(2),
                                    SqlLiteral.quote(mark)));
            try (ResultSet row =
                    statement.executeQuery(
                            "SELECT pg_get_function_identity_arguments(objoid) FROM pg_description WHERE description = "
                                    + SqlLiteral.quote(mark))) {
                row.next();
                return List.of(address.get(0), address.get(1), row.getString(1));
            }
        }
    }
}
