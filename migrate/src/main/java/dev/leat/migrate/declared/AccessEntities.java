package dev.leat.migrate.declared;

import dev.leat.migrate.entity.DefaultPrivilegeEntity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.ExtensionEntity;
import dev.leat.migrate.entity.PrivilegeEntity;
import dev.leat.migrate.entity.RoleEntity;
import dev.leat.schema.Column;
import dev.leat.schema.MaterializedView;
import dev.leat.schema.RowSource;
import dev.leat.schema.Table;
import dev.leat.schema.View;
import dev.leat.schema.object.DefaultPrivileges;
import dev.leat.schema.object.Extension;
import dev.leat.schema.object.Grant;
import dev.leat.schema.object.Privilege;
import dev.leat.schema.object.Role;
import java.util.Collection;
import java.util.List;

/// Extensions, roles and rights.
final class AccessEntities {
    private AccessEntities() {}

    static void add(EntityList out, Extension extension) {
        if (extension.schema() != null) {
            out.needSchema(extension.schema());
        }
        out.add(new ExtensionEntity(extension.name(), extension.schema(), extension.version()));
    }

    static void add(EntityList out, Role role) {
        if (!role.existing()) {
            out.add(new RoleEntity(role.name(), role.options(), role.memberOf()));
        }
    }

    static void add(EntityList out, Grant grant) {
        switch (grant.target()) {
            case Grant.Target.OfTable target ->
                    add(
                            out,
                            grant,
                            kindOf(target.table()),
                            List.of(target.table().schema(), target.table().name()));
            case Grant.Target.OfColumns target -> {
                for (Column<?> column : target.columns()) {
                    add(
                            out,
                            grant,
                            Kind.COLUMN,
                            List.of(column.table().schema(), column.table().name(), column.name()));
                }
            }
            case Grant.Target.OfSchema target -> {
                out.needSchema(target.name());
                add(out, grant, Kind.SCHEMA, List.of(target.name()));
            }
            case Grant.Target.OfSequence target ->
                    add(
                            out,
                            grant,
                            Kind.SEQUENCE,
                            List.of(target.sequence().schema(), target.sequence().name()));
            case Grant.Target.OfRoutine target ->
                    add(
                            out,
                            grant,
                            Kind.FUNCTION,
                            CodeEntities.functionOf(target.routine()).address());
            case Grant.Target.OfType target ->
                    add(
                            out,
                            grant,
                            switch (target.kind()) {
                                case ENUM -> Kind.ENUM;
                                case DOMAIN -> Kind.DOMAIN;
                                case COMPOSITE -> Kind.COMPOSITE_TYPE;
                                case RANGE -> Kind.RANGE_TYPE;
                            },
                            List.of(target.schema(), target.name()));
        }
    }

    private static void add(EntityList out, Grant grant, Kind kind, List<String> object) {
        for (String grantee : grant.grantees()) {
            out.add(
                    new PrivilegeEntity(
                            kind, object, grantee, grant.grantable(), sorted(grant.privileges())));
        }
    }

    static void add(EntityList out, DefaultPrivileges privileges) {
        if (privileges.schema() != null) {
            out.needSchema(privileges.schema());
        }
        for (String grantee : privileges.grantees()) {
            out.add(
                    new DefaultPrivilegeEntity(
                            privileges.owner(),
                            privileges.schema(),
                            privileges.objects().name(),
                            grantee,
                            privileges.grantable(),
                            sorted(privileges.privileges())));
        }
    }

    static Kind kindOf(RowSource<?> source) {
        return switch (source) {
            case Table<?> table -> Kind.TABLE;
            case View<?> view -> Kind.VIEW;
            case MaterializedView<?> view -> Kind.MATERIALIZED_VIEW;
        };
    }

    private static List<String> sorted(Collection<Privilege> privileges) {
        return privileges.stream().map(Privilege::name).sorted().toList();
    }
}
