package dev.leat.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A checked schema: the tables of a [DatabaseDefinition] and the enum types that they use.
///
/// @param synced tables that are published and may reach clients
/// @param serverOnly tables that never leave Postgres
/// @param enums the enum types, in order of first use
public record Schema(List<Table<?>> synced, List<Table<?>> serverOnly, List<EnumType<?>> enums) {
    public Schema {
        synced = List.copyOf(synced);
        serverOnly = List.copyOf(serverOnly);
        enums = List.copyOf(enums);
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
        Schema schema = new Schema(synced, serverOnly, List.copyOf(enums));
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
