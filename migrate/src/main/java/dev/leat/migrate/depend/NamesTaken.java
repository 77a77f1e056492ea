package dev.leat.migrate.depend;

import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.ExclusionEntity;
import dev.leat.migrate.entity.FunctionEntity;
import dev.leat.migrate.entity.IdentitySequence;
import dev.leat.migrate.entity.IndexEntity;
import dev.leat.migrate.entity.PrimaryKeyEntity;
import dev.leat.migrate.entity.PrivilegeEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.UniqueEntity;
import java.util.ArrayList;
import java.util.List;

/// The names that an object takes from all others: tables, views, sequences and indexes of a schema
/// share theirs, types too, and the constraints of a table.
public final class NamesTaken {
    private NamesTaken() {}

    /// {@return the names, each with what shares it}
    public static List<String> by(Entity entity) {
        List<String> names = new ArrayList<>(2);
        switch (entity) {
            case TableEntity table -> {
                names.add(relation(table.table().schema(), table.table().name()));
                names.add(type(table.table().schema(), table.table().name()));
            }
            case FunctionEntity function -> names.add("f " + function.address());
            case Entity.OfSchema it -> {
                Kind kind = it.kind();
                boolean relation =
                        kind == Kind.VIEW
                                || kind == Kind.MATERIALIZED_VIEW
                                || kind == Kind.COMPOSITE_TYPE;
                if (relation || kind == Kind.SEQUENCE) {
                    names.add(relation(it.schema(), it.name()));
                }
                if (relation
                        || kind == Kind.ENUM
                        || kind == Kind.DOMAIN
                        || kind == Kind.RANGE_TYPE) {
                    names.add(type(it.schema(), it.name()));
                }
            }
            case IndexEntity index -> names.add(relation(index.table().schema(), index.name()));
            case Entity.Constraint it -> {
                names.add("c " + it.table() + " " + it.name());
                if (it instanceof PrimaryKeyEntity
                        || it instanceof UniqueEntity
                        || it instanceof ExclusionEntity) {
                    names.add(relation(it.table().schema(), it.name()));
                }
            }
            case Entity other -> names.add(other.kind() + " " + other.address());
        }
        if (entity instanceof ColumnEntity column && column.identity() != null) {
            names.add(identity(column));
        }
        return names;
    }

    /// {@return what an object shares a place with: functions of one name may differ too little, a
    /// table has one primary key, and what was granted to a role is told by object and role}
    public static List<String> places(Entity entity) {
        return switch (entity) {
            case FunctionEntity it -> List.of("functions " + it.schema() + " " + it.name());
            case PrimaryKeyEntity it -> List.of("key " + it.table());
            case PrivilegeEntity it ->
                    List.of("grants " + it.on() + " " + it.object() + " " + it.grantee());
            case Entity other -> List.of();
        };
    }

    /// {@return the name of the sequence of an identity column}
    public static String identity(ColumnEntity column) {
        return relation(column.table().schema(), IdentitySequence.name(column));
    }

    /// {@return the name of a table, view, sequence or index, as in [#by]}
    public static String relation(String schema, String name) {
        return "r " + schema + " " + name;
    }

    private static String type(String schema, String name) {
        return "t " + schema + " " + name;
    }
}
