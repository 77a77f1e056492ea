package dev.leat.migrate.snapshot;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One object of a database, described completely and without reference to others but by name.
///
/// Names are as Postgres stores them: not quoted, at most 63 bytes.
public sealed interface Entity {

    /// {@return what the entity is, as the key of the snapshot and the word of messages}
    Kind kind();

    /// {@return the name that is unique among entities of the kind: `schema.table.column` and the
    /// like}
    String path();

    /// The kinds, in the order in which a snapshot lists them.
    enum Kind {
        SCHEMA("schema"),
        ENUM("enum"),
        TABLE("table"),
        COLUMN("column"),
        PRIMARY_KEY("primary key"),
        UNIQUE("unique constraint"),
        FOREIGN_KEY("foreign key"),
        INDEX("index"),
        PUBLICATION("publication"),
        PUBLISHED_TABLE("published table");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// {@return how a message calls it}
        public String word() {
            return word;
        }
    }

    /// What belongs to a table.
    sealed interface OfTable extends Entity {
        TableName table();
    }

    /// The name of a table.
    record TableName(String schema, String name) {
        public TableName {
            Objects.requireNonNull(schema, "schema");
            Objects.requireNonNull(name, "name");
        }

        @Override
        public String toString() {
            return schema + "." + name;
        }
    }

    record SchemaEntity(String name) implements Entity {
        @Override
        public Kind kind() {
            return Kind.SCHEMA;
        }

        @Override
        public String path() {
            return name;
        }
    }

    record EnumEntity(String schema, String name, List<String> labels) implements Entity {
        public EnumEntity {
            labels = List.copyOf(labels);
        }

        @Override
        public Kind kind() {
            return Kind.ENUM;
        }

        @Override
        public String path() {
            return schema + "." + name;
        }
    }

    record TableEntity(TableName table) implements OfTable {
        @Override
        public Kind kind() {
            return Kind.TABLE;
        }

        @Override
        public String path() {
            return table.toString();
        }
    }

    /// @param type as DDL writes it
    /// @param enumPath the path of the enum type behind it, array or not; `null` for other types
    /// @param defaultSql the expression after DEFAULT; `null` for none
    /// @param identity the `GENERATED … AS IDENTITY` clause; `null` for none
    record ColumnEntity(
            TableName table,
            String name,
            String type,
            @Nullable String enumPath,
            boolean nullable,
            @Nullable String defaultSql,
            @Nullable String identity)
            implements OfTable {
        public ColumnEntity {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(type, "type");
        }

        @Override
        public Kind kind() {
            return Kind.COLUMN;
        }

        @Override
        public String path() {
            return table + "." + name;
        }
    }

    /// What has a name of its own within its table and covers columns: it can be renamed without
    /// being made anew.
    sealed interface Named extends OfTable {
        String name();

        @Override
        default String path() {
            return table() + "." + name();
        }
    }

    record PrimaryKeyEntity(TableName table, String name, List<String> columns) implements Named {
        public PrimaryKeyEntity {
            columns = List.copyOf(columns);
        }

        @Override
        public Kind kind() {
            return Kind.PRIMARY_KEY;
        }
    }

    record UniqueEntity(TableName table, String name, List<String> columns) implements Named {
        public UniqueEntity {
            columns = List.copyOf(columns);
        }

        @Override
        public Kind kind() {
            return Kind.UNIQUE;
        }
    }

    /// @param onDelete the SQL keywords of the action
    /// @param onUpdate the SQL keywords of the action
    record ForeignKeyEntity(
            TableName table,
            String name,
            List<String> columns,
            TableName target,
            List<String> targetColumns,
            String onDelete,
            String onUpdate)
            implements Named {
        public ForeignKeyEntity {
            columns = List.copyOf(columns);
            targetColumns = List.copyOf(targetColumns);
        }

        @Override
        public Kind kind() {
            return Kind.FOREIGN_KEY;
        }
    }

    /// @param where the predicate of a partial index; `null` for all rows
    record IndexEntity(
            TableName table,
            String name,
            boolean unique,
            String method,
            List<Part> parts,
            @Nullable String where)
            implements Named {
        public IndexEntity {
            parts = List.copyOf(parts);
        }

        /// One column of an index.
        ///
        /// @param nullsFirst `null` for the place that Postgres gives by default
        public record Part(String column, boolean descending, @Nullable Boolean nullsFirst) {
            public Part {
                Objects.requireNonNull(column, "column");
            }
        }

        @Override
        public Kind kind() {
            return Kind.INDEX;
        }
    }

    record PublicationEntity(String name) implements Entity {
        @Override
        public Kind kind() {
            return Kind.PUBLICATION;
        }

        @Override
        public String path() {
            return name;
        }
    }

    record PublishedTableEntity(String publication, TableName table) implements OfTable {
        @Override
        public Kind kind() {
            return Kind.PUBLISHED_TABLE;
        }

        @Override
        public String path() {
            return publication + ":" + table;
        }
    }
}
