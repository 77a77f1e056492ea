package dev.leat.migrate.entity;

import java.util.List;
import java.util.Objects;

/// One object of a database, described completely and without reference to others but by name.
///
/// Names are as Postgres stores them: not quoted, at most 63 bytes. Texts of SQL are as they were
/// declared, or as the server prints them with an empty search path; snapshots of the same origin
/// can be compared as values.
public sealed interface Entity permits Entity.OfSchema, Entity.OfTable, Entity.OfDatabase {

    /// {@return what the entity is, as the key of the snapshot and the word of messages}
    Kind kind();

    /// {@return the parts of the name that is unique among entities of the kind}
    List<String> address();

    /// {@return the name that is unique among entities of the kind: `schema.table.column` and the
    /// like}
    default String path() {
        return String.join(".", address());
    }

    /// {@return what tells the entity from every other of its snapshot}
    default Key key() {
        return new Key(kind(), address());
    }

    /// What tells an entity from every other of its snapshot.
    ///
    /// @param address the parts of the name that is unique among entities of the kind
    record Key(Kind kind, List<String> address) {
        public Key {
            Objects.requireNonNull(kind, "kind");
            address = List.copyOf(address);
        }

        /// {@return the parts of the address with points between them}
        public String path() {
            return String.join(".", address);
        }

        @Override
        public String toString() {
            return kind.word() + " " + path();
        }
    }

    /// What belongs to no schema.
    sealed interface OfDatabase extends Entity
            permits SchemaEntity,
                    ExtensionEntity,
                    RoleEntity,
                    PublicationEntity,
                    EventTriggerEntity,
                    PrivilegeEntity,
                    DefaultPrivilegeEntity,
                    CommentEntity,
                    SqlObjectEntity {}

    /// What has a name of its own in a schema.
    sealed interface OfSchema extends Entity
            permits EnumEntity,
                    DomainEntity,
                    CompositeTypeEntity,
                    RangeTypeEntity,
                    CollationEntity,
                    SequenceEntity,
                    FunctionEntity,
                    StatisticsEntity,
                    ViewEntity,
                    MaterializedViewEntity {
        /// {@return the schema's name}
        String schema();

        /// {@return the name within the schema}
        String name();

        @Override
        default List<String> address() {
            return List.of(schema(), name());
        }
    }

    /// What is a table or belongs to one. Triggers, rules and indexes may belong to a view too.
    sealed interface OfTable extends Entity
            permits TableEntity, ColumnEntity, PublishedTableEntity, Named {
        /// {@return the table, or view}
        TableName table();
    }

    /// What has a name of its own within its table: it can be renamed without being made anew.
    sealed interface Named extends OfTable
            permits Constraint, IndexEntity, TriggerEntity, PolicyEntity, RuleEntity {
        /// {@return the name within the table}
        String name();

        @Override
        default List<String> address() {
            return List.of(table().schema(), table().name(), name());
        }
    }

    /// What `ALTER TABLE … ADD CONSTRAINT` makes.
    sealed interface Constraint extends Named
            permits PrimaryKeyEntity,
                    UniqueEntity,
                    CheckEntity,
                    ExclusionEntity,
                    ForeignKeyEntity {}

    /// The kinds, in the order in which a snapshot lists them.
    enum Kind {
        ROLE("role", RoleEntity.class),
        SCHEMA("schema", SchemaEntity.class),
        EXTENSION("extension", ExtensionEntity.class),
        COLLATION("collation", CollationEntity.class),
        ENUM("enum", EnumEntity.class),
        DOMAIN("domain", DomainEntity.class),
        COMPOSITE_TYPE("composite type", CompositeTypeEntity.class),
        RANGE_TYPE("range type", RangeTypeEntity.class),
        SEQUENCE("sequence", SequenceEntity.class),
        FUNCTION("function", FunctionEntity.class),
        TABLE("table", TableEntity.class),
        COLUMN("column", ColumnEntity.class),
        PRIMARY_KEY("primary key", PrimaryKeyEntity.class),
        UNIQUE("unique constraint", UniqueEntity.class),
        CHECK("check constraint", CheckEntity.class),
        EXCLUSION("exclusion constraint", ExclusionEntity.class),
        FOREIGN_KEY("foreign key", ForeignKeyEntity.class),
        INDEX("index", IndexEntity.class),
        STATISTICS("statistics", StatisticsEntity.class),
        VIEW("view", ViewEntity.class),
        MATERIALIZED_VIEW("materialized view", MaterializedViewEntity.class),
        RULE("rule", RuleEntity.class),
        TRIGGER("trigger", TriggerEntity.class),
        POLICY("policy", PolicyEntity.class),
        EVENT_TRIGGER("event trigger", EventTriggerEntity.class),
        SQL_OBJECT("SQL object", SqlObjectEntity.class),
        PUBLICATION("publication", PublicationEntity.class),
        PUBLISHED_TABLE("published table", PublishedTableEntity.class),
        PRIVILEGE("privilege", PrivilegeEntity.class),
        DEFAULT_PRIVILEGE("default privilege", DefaultPrivilegeEntity.class),
        COMMENT("comment", CommentEntity.class);

        private final String word;
        private final Class<? extends Entity> type;

        Kind(String word, Class<? extends Entity> type) {
            this.word = word;
            this.type = type;
        }

        /// {@return how a message calls it}
        public String word() {
            return word;
        }

        /// {@return the record of such an entity}
        public Class<? extends Entity> type() {
            return type;
        }
    }
}
