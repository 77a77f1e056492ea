package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.CommentEntity;
import dev.leat.migrate.entity.DefaultPrivilegeEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.EventTriggerEntity;
import dev.leat.migrate.entity.PolicyEntity;
import dev.leat.migrate.entity.PrivilegeEntity;
import dev.leat.migrate.entity.PublicationEntity;
import dev.leat.migrate.entity.RoleEntity;
import dev.leat.migrate.entity.SqlObjectEntity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a scratch database is built without, and gets back when it has been read.
///
/// Roles belong to the whole cluster; so they are not made, and neither is what only works with
/// them: grants, default privileges, the roles of policies. Event triggers would fire on what is
/// built after them. All these hold no SQL that the server would print otherwise, so nothing is
/// lost by keeping them as they were declared. A publication of all tables or of schemas needs a
/// superuser, so publications are built empty.
///
/// An SQL object is built, since others may need it, but nobody can tell it from a database: it is
/// not put back.
final class NotBuilt {
    private final List<Entity> rest = new ArrayList<>();
    private final List<Entity> kept = new ArrayList<>();
    private final List<PrivilegeEntity> privileges = new ArrayList<>();
    private final Map<String, PolicyEntity> policies = new HashMap<>();
    private final Map<String, PublicationEntity> publications = new HashMap<>();

    private NotBuilt() {}

    /// @param user the role that builds and compares
    static NotBuilt of(List<Entity> entities, String user) {
        NotBuilt notBuilt = new NotBuilt();
        entities.forEach(entity -> notBuilt.sort(entity, user));
        return notBuilt;
    }

    private void sort(Entity entity, String user) {
        switch (entity) {
            case RoleEntity role -> kept.add(RoleOptions.canonical(role));
            case EventTriggerEntity trigger -> kept.add(trigger);
            case PrivilegeEntity privilege -> privileges.add(privilege);
            case DefaultPrivilegeEntity privilege -> kept.add(canonical(privilege, user));
            case CommentEntity comment when isOnKept(comment.on()) -> kept.add(comment);
            case PolicyEntity policy -> {
                policies.put(policy.path(), policy);
                rest.add(withRoles(policy, List.of("public")));
            }
            case PublicationEntity publication -> {
                publications.put(publication.name(), canonical(publication));
                rest.add(new PublicationEntity(publication.name()));
            }
            default -> rest.add(entity);
        }
    }

    private static boolean isOnKept(Entity.Kind kind) {
        return kind == Entity.Kind.ROLE
                || kind == Entity.Kind.EVENT_TRIGGER
                || kind == Entity.Kind.SQL_OBJECT;
    }

    /// {@return what is to be built}
    List<Entity> rest() {
        return rest;
    }

    /// {@return what was read, and what was kept}
    ///
    /// @param connection to the scratch database
    Catalog putBack(Catalog read, Connection connection) throws SQLException {
        List<Entity> all = new ArrayList<>();
        for (Entity entity : read.entities()) {
            switch (entity) {
                case PolicyEntity policy when policies.containsKey(policy.path()) ->
                        all.add(
                                withRoles(
                                        policy,
                                        policies.get(policy.path()).roles().stream()
                                                .sorted()
                                                .toList()));
                case PublicationEntity publication
                        when publications.containsKey(publication.name()) ->
                        all.add(publications.get(publication.name()));
                case SqlObjectEntity object -> {}
                default -> all.add(entity);
            }
        }
        all.addAll(kept);
        all.addAll(CanonicalPrivileges.of(privileges, read.entities(), connection));
        all.sort(Comparator.comparing(Entity::kind));
        return read.with(all);
    }

    private static PolicyEntity withRoles(PolicyEntity policy, List<String> roles) {
        return new PolicyEntity(
                policy.table(),
                policy.name(),
                policy.permissive(),
                policy.command(),
                roles,
                policy.using(),
                policy.withCheck());
    }

    private static PublicationEntity canonical(PublicationEntity publication) {
        return new PublicationEntity(
                publication.name(),
                publication.allTables(),
                publication.schemas().stream().sorted().toList(),
                List.of("insert", "update", "delete", "truncate").stream()
                        .filter(publication.operations()::contains)
                        .toList(),
                publication.viaPartitionRoot(),
                publication.options().stream().sorted().toList());
    }

    private static DefaultPrivilegeEntity canonical(DefaultPrivilegeEntity privilege, String user) {
        return new DefaultPrivilegeEntity(
                privilege.owner().equals(user) ? "" : privilege.owner(),
                privilege.schema(),
                privilege.objects(),
                privilege.grantee(),
                privilege.grantable(),
                privilege.privileges().stream().sorted().distinct().toList());
    }
}
