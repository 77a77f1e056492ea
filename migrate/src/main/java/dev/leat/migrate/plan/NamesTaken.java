package dev.leat.migrate.plan;

import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.ExclusionEntity;
import dev.leat.migrate.entity.FunctionEntity;
import dev.leat.migrate.entity.IndexEntity;
import dev.leat.migrate.entity.PrimaryKeyEntity;
import dev.leat.migrate.entity.PrivilegeEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.entity.UniqueEntity;
import java.util.ArrayList;
import java.util.List;

/// The names that an object takes from all others: tables, views, sequences and indexes of a schema
/// share theirs, types too, and the constraints of a table.
final class NamesTaken {
    private NamesTaken() {}

    static List<String> by(Entity entity) {
        List<String> names = new ArrayList<>(2);
        switch (entity) {
            case TableEntity table -> {
                names.add(relation(table.table().schema(), table.table().name()));
                names.add(type(table.table().schema(), table.table().name()));
            }
            case FunctionEntity function ->
                    names.add("f " + function.schema() + " " + function.name());
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
            case PrivilegeEntity it ->
                    names.add("p " + it.on() + " " + it.object() + " " + it.grantee());
            case Entity other -> {}
        }
        if (entity instanceof ColumnEntity column && column.identity() != null) {
            names.add(identity(column));
        }
        if (entity instanceof PrimaryKeyEntity key) {
            names.add("k " + key.table());
        }
        return names;
    }

    /// {@return the name that Postgres gives the sequence of an identity column}
    static String identity(ColumnEntity column) {
        TableName table = column.table();
        return relation(table.schema(), table.name() + "_" + column.name() + "_seq");
    }

    private static String relation(String schema, String name) {
        return "r " + schema + " " + name;
    }

    private static String type(String schema, String name) {
        return "t " + schema + " " + name;
    }
}
