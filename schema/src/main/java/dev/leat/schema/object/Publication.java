package dev.leat.schema.object;

import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.Ddl;
import dev.leat.schema.Schema;
import dev.leat.schema.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A publication for logical replication, beside the one of the synced tables, which Leat keeps by
/// itself.
///
/// ```java
/// Publication.of("to_warehouse").table(ORDERS).columns(USERS, USERS.id, USERS.country).rows(EVENTS, EVENTS.kind.eq("sale"))
/// ```
///
/// @param allTables whether it publishes every table, those to come included
/// @param schemas schemas whose tables it publishes
/// @param tables tables and parts of tables
/// @param operations what is published
/// @param viaPartitionRoot whether changes in partitions go under the name of the whole table
/// @param options further options: `publish_generated_columns=stored`
public record Publication(
        String name,
        boolean allTables,
        List<String> schemas,
        List<Part> tables,
        Set<Operation> operations,
        boolean viaPartitionRoot,
        List<String> options)
        implements SchemaObject {

    /// What is published.
    public enum Operation {
        INSERT,
        UPDATE,
        DELETE,
        TRUNCATE;

        /// {@return how SQL spells it}
        public String sql() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A table, or a part of one.
    ///
    /// @param columns empty for all
    /// @param where `null` for all rows
    public record Part(Table<?> table, List<Column<?>> columns, @Nullable Condition where) {
        public Part {
            columns = List.copyOf(columns);
        }
    }

    public Publication {
        Words.name("publication", name);
        schemas = List.copyOf(schemas);
        tables = List.copyOf(tables);
        Set<Operation> copy = EnumSet.noneOf(Operation.class);
        copy.addAll(operations);
        operations = java.util.Collections.unmodifiableSet(copy);
        options = List.copyOf(options);
    }

    /// {@return a publication of nothing so far, of all operations}
    public static Publication of(String name) {
        return new Publication(
                name,
                false,
                List.of(),
                List.of(),
                EnumSet.allOf(Operation.class),
                false,
                List.of());
    }

    /// {@return a publication of every table}
    public static Publication ofAllTables(String name) {
        return new Publication(
                name, true, List.of(), List.of(), EnumSet.allOf(Operation.class), false, List.of());
    }

    /// {@return with all tables of a schema}
    public Publication schema(String schema) {
        return new Publication(
                name,
                allTables,
                Words.with(schemas, schema),
                tables,
                operations,
                viaPartitionRoot,
                options);
    }

    /// {@return with a whole table}
    public Publication table(Table<?> table) {
        return with(new Part(table, List.of(), null));
    }

    /// {@return with some columns of a table}
    public Publication columns(Table<?> table, Column<?>... columns) {
        return with(new Part(table, List.of(columns), null));
    }

    /// {@return with some rows of a table}
    public Publication rows(Table<?> table, Condition where) {
        return with(new Part(table, List.of(), where));
    }

    /// {@return with a part of a table}
    public Publication with(Part part) {
        return new Publication(
                name,
                allTables,
                schemas,
                Words.with(tables, part),
                operations,
                viaPartitionRoot,
                options);
    }

    /// {@return publishing only these operations}
    public Publication operations(Operation... newOperations) {
        return new Publication(
                name,
                allTables,
                schemas,
                tables,
                new LinkedHashSet<>(Arrays.asList(newOperations)),
                viaPartitionRoot,
                options);
    }

    /// {@return with changes in partitions under the name of the whole table}
    public Publication asPartitionRoot() {
        return new Publication(name, allTables, schemas, tables, operations, true, options);
    }

    /// {@return with stored generated columns; from Postgres 18 on}
    public Publication withGeneratedColumns() {
        return new Publication(
                name,
                allTables,
                schemas,
                tables,
                operations,
                viaPartitionRoot,
                Words.with(options, "publish_generated_columns=stored"));
    }

    @Override
    public List<String> problems(Schema schema) {
        List<String> problems = new ArrayList<>();
        if (allTables && !(schemas.isEmpty() && tables.isEmpty())) {
            problems.add(describe() + " is for all tables and names some besides");
        }
        Set<Table<?>> seen = new LinkedHashSet<>();
        for (Part part : tables) {
            Table<?> table = part.table();
            if (!schema.tables().contains(table)) {
                problems.add(
                        "%s publishes table %s, which is not in the definition"
                                .formatted(describe(), table));
            }
            if (!seen.add(table)) {
                problems.add("%s publishes table %s twice".formatted(describe(), table));
            }
            for (Column<?> column : part.columns()) {
                if (column.table() != table) {
                    problems.add(
                            "%s publishes %s as a column of table %s"
                                    .formatted(describe(), column, table));
                }
            }
            if (!part.columns().isEmpty()
                    && table.primaryKey() != null
                    && !part.columns().containsAll(table.primaryKey().columns())
                    && (operations.contains(Operation.UPDATE)
                            || operations.contains(Operation.DELETE))) {
                problems.add(
                        "%s leaves out the primary key of table %s: updates and deletes of it would fail"
                                .formatted(describe(), table));
            }
            Condition where = part.where();
            if (where != null) {
                try {
                    Ddl.of(where);
                } catch (IllegalArgumentException e) {
                    problems.add(
                            "%s, rows of table %s: %s"
                                    .formatted(describe(), table, e.getMessage()));
                }
            }
        }
        return problems;
    }

    @Override
    public String describe() {
        return "publication " + name;
    }

    @Override
    public String identity() {
        return "publication " + name;
    }
}
