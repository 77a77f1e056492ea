package dev.leat.migrate.depend;

import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.CompositeTypeEntity;
import dev.leat.migrate.entity.DomainEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.EnumEntity;
import dev.leat.migrate.entity.FunctionEntity;
import dev.leat.migrate.entity.MaterializedViewEntity;
import dev.leat.migrate.entity.RangeTypeEntity;
import dev.leat.migrate.entity.SchemaEntity;
import dev.leat.migrate.entity.SequenceEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.entity.ViewEntity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What can be mentioned in a text, found by its name.
final class Names {
    private final Set<String> schemas = new HashSet<>();
    private final Map<String, List<Named>> relations = new HashMap<>();
    private final Map<String, List<Named>> types = new HashMap<>();
    private final Map<String, List<Named>> functions = new HashMap<>();
    private final Map<TableName, Map<String, Part>> columns = new HashMap<>();
    private final Map<TableName, List<TableName>> parents = new HashMap<>();

    /// @param relation the table, view or sequence; `null` for a type or function
    record Named(String schema, Part part, @Nullable TableName relation) {}

    Names(Collection<Entity> entities) {
        schemas.add("public");
        schemas.add("pg_catalog");
        schemas.add("information_schema");
        entities.forEach(this::add);
    }

    private void add(Entity entity) {
        Part part = Part.of(entity);
        if (entity instanceof Entity.OfSchema named) {
            schemas.add(named.schema());
        }
        switch (entity) {
            case SchemaEntity schema -> schemas.add(schema.name());
            case TableEntity table -> {
                schemas.add(table.table().schema());
                addRelation(table.table(), part);
                List<TableName> above = new ArrayList<>(table.inherits());
                if (table.partitionOf() != null) {
                    above.add(table.partitionOf());
                }
                if (!above.isEmpty()) {
                    parents.put(table.table(), above);
                }
            }
            case ColumnEntity column ->
                    columns.computeIfAbsent(column.table(), key -> new LinkedHashMap<>())
                            .put(column.name(), part);
            case ViewEntity view -> addRelation(new TableName(view.schema(), view.name()), part);
            case MaterializedViewEntity view ->
                    addRelation(new TableName(view.schema(), view.name()), part);
            case SequenceEntity sequence ->
                    addRelation(new TableName(sequence.schema(), sequence.name()), part);
            case EnumEntity type -> put(types, type, part);
            case DomainEntity type -> put(types, type, part);
            case CompositeTypeEntity type -> put(types, type, part);
            case RangeTypeEntity type -> put(types, type, part);
            case FunctionEntity function -> put(functions, function, part);
            case Entity other -> {}
        }
    }

    private void addRelation(TableName name, Part part) {
        relations
                .computeIfAbsent(name.name(), key -> new ArrayList<>(1))
                .add(new Named(name.schema(), part, name));
    }

    private static void put(Map<String, List<Named>> map, Entity.OfSchema entity, Part part) {
        map.computeIfAbsent(entity.name(), key -> new ArrayList<>(1))
                .add(new Named(entity.schema(), part, null));
    }

    boolean isSchema(String name) {
        return schemas.contains(name);
    }

    List<Named> relations(String name) {
        return relations.getOrDefault(name, List.of());
    }

    List<Named> types(String name) {
        return types.getOrDefault(name, List.of());
    }

    List<Named> functions(String name) {
        return functions.getOrDefault(name, List.of());
    }

    /// {@return the column, which may be one that the table has from another; `null` if there is
    /// none}
    @Nullable Part column(TableName table, String name) {
        Part own = columns.getOrDefault(table, Map.of()).get(name);
        if (own != null) {
            return own;
        }
        for (TableName parent : parents.getOrDefault(table, List.of())) {
            Part inherited = column(parent, name);
            if (inherited != null) {
                return inherited;
            }
        }
        return null;
    }

    /// {@return all columns, those from other tables included}
    Collection<Part> columns(TableName table) {
        List<Part> all = new ArrayList<>(columns.getOrDefault(table, Map.of()).values());
        for (TableName parent : parents.getOrDefault(table, List.of())) {
            all.addAll(columns(parent));
        }
        return all;
    }
}
