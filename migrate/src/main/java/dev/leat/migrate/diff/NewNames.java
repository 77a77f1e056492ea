package dev.leat.migrate.diff;

import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.snapshot.Rename;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The renames of one level, by what is renamed: those of schemas, of what lies in schemas, or of
/// what belongs to that.
final class NewNames {
    private final Map<String, String> schemas = new HashMap<>();
    private final Map<Entity.Key, List<String>> objects = new HashMap<>();
    private final Map<TableName, TableName> relations = new HashMap<>();
    private final Map<TableName, TableName> types = new HashMap<>();
    private final Map<TableName, TableName> functions = new HashMap<>();
    private final Map<TableName, Map<String, String>> columns = new HashMap<>();
    private final Map<TableName, Map<String, String>> members = new HashMap<>();
    private final Map<TableName, Map<String, String>> checks = new HashMap<>();

    NewNames(List<Rename> renames) {
        renames.forEach(this::add);
    }

    private void add(Rename rename) {
        List<String> before = rename.before();
        List<String> after = rename.after();
        if (rename.isOfType()) {
            put(rename.kind() == Kind.DOMAIN ? checks : members, rename);
            return;
        }
        objects.put(new Entity.Key(rename.kind(), before), after);
        if (rename.kind() == Kind.SCHEMA) {
            schemas.put(before.getFirst(), after.getFirst());
        } else if (rename.kind() == Kind.COLUMN) {
            put(columns, rename);
        } else if (isRelation(rename.kind())) {
            relations.put(name(before), name(after));
            types.put(name(before), name(after));
        } else if (rename.kind() == Kind.FUNCTION) {
            functions.put(name(before), name(after));
        } else if (isType(rename.kind()) || rename.kind() == Kind.COLLATION) {
            types.put(name(before), name(after));
        }
    }

    private static void put(Map<TableName, Map<String, String>> map, Rename rename) {
        map.computeIfAbsent(name(rename.before()), key -> new HashMap<>())
                .put(rename.oldName(), rename.newName());
    }

    static boolean isRelation(Kind kind) {
        return kind == Kind.TABLE
                || kind == Kind.VIEW
                || kind == Kind.MATERIALIZED_VIEW
                || kind == Kind.SEQUENCE;
    }

    static boolean isType(Kind kind) {
        return kind == Kind.ENUM
                || kind == Kind.DOMAIN
                || kind == Kind.COMPOSITE_TYPE
                || kind == Kind.RANGE_TYPE;
    }

    private static TableName name(List<String> address) {
        return new TableName(address.getFirst(), address.get(1));
    }

    String schema(String name) {
        return schemas.getOrDefault(name, name);
    }

    boolean isRenamedSchema(String name) {
        return schemas.containsKey(name);
    }

    TableName relation(TableName name) {
        return moved(relations, name);
    }

    TableName type(TableName name) {
        return moved(types, name);
    }

    TableName function(TableName name) {
        return moved(functions, name);
    }

    private TableName moved(Map<TableName, TableName> map, TableName name) {
        TableName now = map.get(name);
        return now != null
                ? now
                : schemas.isEmpty() ? name : new TableName(schema(name.schema()), name.name());
    }

    String column(TableName table, String name) {
        return columns.getOrDefault(table, Map.of()).getOrDefault(name, name);
    }

    /// {@return whether columns of the table or view are renamed}
    boolean hasColumns(TableName table) {
        return columns.containsKey(table);
    }

    boolean hasColumns() {
        return !columns.isEmpty();
    }

    /// {@return the label of the enum, or the attribute of the composite type}
    String member(TableName type, String name) {
        return members.getOrDefault(type, Map.of()).getOrDefault(name, name);
    }

    /// {@return the constraint of the domain}
    String check(TableName domain, String name) {
        return checks.getOrDefault(domain, Map.of()).getOrDefault(name, name);
    }

    /// {@return the types with renamed labels or attributes}
    boolean hasMembers(TableName type) {
        return members.containsKey(type);
    }

    boolean hasMembers() {
        return !members.isEmpty();
    }

    /// {@return the new address of anything}
    List<String> address(Kind kind, List<String> address) {
        List<String> now = objects.get(new Entity.Key(kind, address));
        if (now != null) {
            return now;
        }
        return switch (kind) {
            case ROLE, EXTENSION, EVENT_TRIGGER, SQL_OBJECT, PUBLICATION -> address;
            case PRIVILEGE, DEFAULT_PRIVILEGE, COMMENT, PUBLISHED_TABLE -> address;
            case SCHEMA -> List.of(schema(address.getFirst()));
            case COLLATION, ENUM, DOMAIN, COMPOSITE_TYPE, RANGE_TYPE, SEQUENCE, STATISTICS ->
                    List.of(schema(address.getFirst()), address.get(1));
            case TABLE, VIEW, MATERIALIZED_VIEW ->
                    List.of(schema(address.getFirst()), address.get(1));
            case FUNCTION -> List.of(schema(address.getFirst()), address.get(1), address.get(2));
            case COLUMN,
                    PRIMARY_KEY,
                    UNIQUE,
                    CHECK,
                    EXCLUSION,
                    FOREIGN_KEY,
                    INDEX,
                    RULE,
                    TRIGGER,
                    POLICY -> {
                TableName table = relation(name(address));
                yield List.of(table.schema(), table.name(), address.get(2));
            }
        };
    }

    /// {@return the new name of what has a name of its own in a table}
    String named(Kind kind, TableName table, String name) {
        return address(kind, List.of(table.schema(), table.name(), name)).getLast();
    }

    /// {@return the new name of what belongs to no schema}
    String global(Kind kind, String name) {
        return address(kind, List.of(name)).getFirst();
    }
}
