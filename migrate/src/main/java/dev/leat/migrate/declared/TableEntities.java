package dev.leat.migrate.declared;

import dev.leat.migrate.entity.CheckEntity;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.CommentEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.ExclusionEntity;
import dev.leat.migrate.entity.ForeignKeyEntity;
import dev.leat.migrate.entity.PrimaryKeyEntity;
import dev.leat.migrate.entity.SequenceEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.entity.UniqueEntity;
import dev.leat.schema.CheckConstraint;
import dev.leat.schema.Column;
import dev.leat.schema.ColumnDefault;
import dev.leat.schema.ColumnStorage;
import dev.leat.schema.ExclusionConstraint;
import dev.leat.schema.ForeignKey;
import dev.leat.schema.Generation;
import dev.leat.schema.Index;
import dev.leat.schema.KeyOptions;
import dev.leat.schema.PrimaryKey;
import dev.leat.schema.SqlType;
import dev.leat.schema.Table;
import dev.leat.schema.TableOptions;
import dev.leat.schema.UniqueKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table with its columns, keys and indexes.
final class TableEntities {
    private TableEntities() {}

    static void add(EntityList out, Table<?> table) {
        TableName name = EntityList.nameOf(table);
        out.add(table.schema(), PartitionEntities.tableOf(table));
        for (Column<?> column : table.columns()) {
            if (!isInherited(table, column)) {
                addColumn(out, name, column);
            }
        }
        PrimaryKey primaryKey = table.primaryKey();
        if (primaryKey != null) {
            KeyOptions options = primaryKey.options();
            out.add(
                    new PrimaryKeyEntity(
                            name,
                            primaryKey.name(),
                            EntityList.names(primaryKey.columns()),
                            EntityList.names(options.include()),
                            EntityList.sql(options.deferrability()),
                            options.withoutOverlaps(),
                            EntityList.storage(options.storage())));
        }
        for (UniqueKey unique : table.uniqueKeys()) {
            KeyOptions options = unique.options();
            out.add(
                    new UniqueEntity(
                            name,
                            unique.name(),
                            EntityList.names(unique.columns()),
                            options.nullsNotDistinct(),
                            EntityList.names(options.include()),
                            EntityList.sql(options.deferrability()),
                            options.withoutOverlaps(),
                            EntityList.storage(options.storage())));
        }
        for (CheckConstraint check : table.checks()) {
            out.add(
                    new CheckEntity(
                            name,
                            check.name(),
                            check.sql(),
                            check.noInherit(),
                            check.notValid(),
                            check.notEnforced()));
        }
        for (ExclusionConstraint exclusion : table.exclusions()) {
            out.add(
                    new ExclusionEntity(
                            name,
                            exclusion.name(),
                            exclusion.definitionSql(),
                            EntityList.sql(exclusion.deferrability())));
        }
        for (ForeignKey key : table.foreignKeys()) {
            addForeignKey(out, name, key);
        }
        for (Index index : table.indexes()) {
            IndexEntities.add(out, table, index);
        }
        String comment = table.options().comment();
        if (comment != null) {
            out.add(
                    new CommentEntity(
                            Entity.Kind.TABLE, List.of(name.schema(), name.name()), comment));
        }
        PartEntities.add(out, table);
        PartitionEntities.addPartitions(out, table);
    }

    /// A column that is exactly the parent's is made with the parent, as in a live database.
    private static boolean isInherited(Table<?> table, Column<?> column) {
        for (Table<?> parent : table.options().inherits()) {
            Column<?> above = parent.findColumn(column.name());
            if (above != null
                    && columnOf(EntityList.nameOf(table), above)
                            .equals(columnOf(EntityList.nameOf(table), column))) {
                return true;
            }
        }
        return false;
    }

    private static void addColumn(EntityList out, TableName table, Column<?> column) {
        out.add(columnOf(table, column));
        if (column.defaultClause() instanceof ColumnDefault.Serial serial) {
            out.add(sequenceOf(table, column, serial));
        }
        String comment = column.comment();
        if (comment != null) {
            out.add(
                    new CommentEntity(
                            Entity.Kind.COLUMN,
                            List.of(table.schema(), table.name(), column.name()),
                            comment));
        }
    }

    private static ColumnEntity columnOf(TableName table, Column<?> column) {
        ColumnDefault clause = column.defaultClause();
        boolean identity = clause instanceof ColumnDefault.Identity;
        String clauseSql = clause == null ? null : clause.sql(column.type());
        Generation generation = column.generation();
        ColumnStorage storage = column.storage();
        return new ColumnEntity(
                table,
                column.name(),
                column.type().sql(),
                enumPath(column.type()),
                column.isNullable(),
                identity ? null : clauseSql,
                identity ? clauseSql : null,
                generation == null ? null : generation.sql(),
                generation != null && generation.virtual(),
                column.collation(),
                storage == null ? null : storage.name(),
                column.compression());
    }

    private static SequenceEntity sequenceOf(
            TableName table, Column<?> column, ColumnDefault.Serial serial) {
        long max =
                column.type() instanceof SqlType.Smallint
                        ? Short.MAX_VALUE
                        : column.type() instanceof SqlType.Int ? Integer.MAX_VALUE : Long.MAX_VALUE;
        return new SequenceEntity(
                serial.schema(),
                serial.sequence(),
                column.type().sql(),
                1,
                1,
                1,
                max,
                1,
                false,
                table,
                column.name());
    }

    private static void addForeignKey(EntityList out, TableName table, ForeignKey key) {
        out.add(
                new ForeignKeyEntity(
                        table,
                        key.name(),
                        EntityList.names(key.columns()),
                        EntityList.nameOf(key.target()),
                        EntityList.names(key.targetColumns()),
                        key.onDelete().sql(),
                        key.onUpdate().sql(),
                        EntityList.names(key.onDeleteColumns()),
                        key.matchFull(),
                        EntityList.sql(key.deferrability()),
                        key.notValid(),
                        key.notEnforced(),
                        key.period()));
    }

    private static @Nullable String enumPath(SqlType type) {
        return type.scalarType() instanceof SqlType.Enumeration enumeration
                ? enumeration.type().schema() + "." + enumeration.type().name()
                : null;
    }

    /// {@return a table as it is declared, without the way in which it is partitioned}
    static TableEntity plain(Table<?> table) {
        TableOptions options = table.options();
        return new TableEntity(
                EntityList.nameOf(table),
                options.unlogged(),
                null,
                null,
                null,
                options.inherits().stream().map(EntityList::nameOf).toList(),
                EntityList.storage(options.storage()),
                options.accessMethod(),
                options.tablespace(),
                table.hasRowSecurity(),
                table.isRowSecurityForced(),
                options.replicaIdentity().sql());
    }
}
