package dev.leat.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A checked schema: the tables of a [DatabaseDefinition], the enum types that they use, and
/// everything else.
///
/// @param synced tables that are published and may reach clients
/// @param serverOnly tables that never leave Postgres
/// @param enums the enum types, in order of first use
/// @param objects views, sequences, roles, functions, …, enum types aside
public record Schema(
        List<Table<?>> synced,
        List<Table<?>> serverOnly,
        List<EnumType<?>> enums,
        List<DatabaseObject> objects) {
    public Schema {
        synced = List.copyOf(synced);
        serverOnly = List.copyOf(serverOnly);
        enums = List.copyOf(enums);
        objects = List.copyOf(objects);
    }

    /// A schema of nothing but tables and enum types.
    public Schema(List<Table<?>> synced, List<Table<?>> serverOnly, List<EnumType<?>> enums) {
        this(synced, serverOnly, enums, List.of());
    }

    /// {@return the schema of a definition}
    ///
    /// @throws SchemaException with all problems, if there are any
    public static Schema of(DatabaseDefinition definition) {
        List<Table<?>> synced = definition.synced().list();
        List<Table<?>> serverOnly = definition.serverOnly().list();
        Set<EnumType<?>> enums = new LinkedHashSet<>();
        List<Table<?>> all = new ArrayList<>(synced);
        all.addAll(serverOnly);
        all.forEach(table -> enums.addAll(table.model().enums()));
        List<DatabaseObject> objects = new ArrayList<>();
        for (DatabaseObject object : definition.objects().list()) {
            if (object instanceof EnumType<?> type) {
                enums.add(type);
            } else {
                objects.add(object);
            }
        }
        Schema schema = new Schema(synced, serverOnly, List.copyOf(enums), objects);
        List<String> problems = SchemaCheck.problemsOf(schema);
        if (!problems.isEmpty()) {
            throw new SchemaException("schema " + definition.getClass().getSimpleName(), problems);
        }
        return schema;
    }

    /// {@return all tables, the synced ones first}
    public List<Table<?>> tables() {
        List<Table<?>> all = new ArrayList<>(synced);
        all.addAll(serverOnly);
        return List.copyOf(all);
    }

    /// {@return the views and materialized views}
    public List<RowSource<?>> views() {
        List<RowSource<?>> views = new ArrayList<>();
        for (DatabaseObject object : objects) {
            if (object instanceof RowSource<?> view) {
                views.add(view);
            }
        }
        return List.copyOf(views);
    }

    /// {@return the table with this [Table#serverName()], or `null`}
    public @Nullable Table<?> findTable(String serverName) {
        for (Table<?> table : tables()) {
            if (table.serverName().equals(serverName)) {
                return table;
            }
        }
        return null;
    }
}
