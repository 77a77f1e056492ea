package dev.leat.schema;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Everything that a column's modifiers can say.
record ColumnSpec(
        String name,
        SqlType type,
        Class<?> javaType,
        @Nullable JsonCodec<?> codec,
        boolean nullable,
        boolean primaryKey,
        boolean unique,
        @Nullable ColumnDefault defaultClause,
        @Nullable Reference reference,
        @Nullable String renamedFrom) {

    /// A foreign key of one column, declared at the column.
    record Reference(
            Supplier<? extends Column<?>> target,
            ReferentialAction onDelete,
            ReferentialAction onUpdate) {}

    ColumnSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(javaType, "javaType");
    }

    static ColumnSpec of(String name, SqlType type, Class<?> javaType) {
        return new ColumnSpec(name, type, javaType, null, false, false, false, null, null, null);
    }

    ColumnSpec withType(SqlType newType, Class<?> newJavaType) {
        return new ColumnSpec(
                name,
                newType,
                newJavaType,
                codec,
                nullable,
                primaryKey,
                unique,
                defaultClause,
                reference,
                renamedFrom);
    }

    ColumnSpec withCodec(JsonCodec<?> newCodec) {
        return new ColumnSpec(
                name,
                type,
                newCodec.javaType(),
                newCodec,
                nullable,
                primaryKey,
                unique,
                defaultClause,
                reference,
                renamedFrom);
    }

    ColumnSpec withNullable() {
        return new ColumnSpec(
                name,
                type,
                javaType,
                codec,
                true,
                primaryKey,
                unique,
                defaultClause,
                reference,
                renamedFrom);
    }

    ColumnSpec withPrimaryKey() {
        return new ColumnSpec(
                name,
                type,
                javaType,
                codec,
                nullable,
                true,
                unique,
                defaultClause,
                reference,
                renamedFrom);
    }

    ColumnSpec withUnique() {
        return new ColumnSpec(
                name,
                type,
                javaType,
                codec,
                nullable,
                primaryKey,
                true,
                defaultClause,
                reference,
                renamedFrom);
    }

    ColumnSpec withDefault(ColumnDefault newDefault) {
        return new ColumnSpec(
                name,
                type,
                javaType,
                codec,
                nullable,
                primaryKey,
                unique,
                newDefault,
                reference,
                renamedFrom);
    }

    ColumnSpec withReference(Reference newReference) {
        return new ColumnSpec(
                name,
                type,
                javaType,
                codec,
                nullable,
                primaryKey,
                unique,
                defaultClause,
                newReference,
                renamedFrom);
    }

    ColumnSpec withRenamedFrom(String oldName) {
        return new ColumnSpec(
                name,
                type,
                javaType,
                codec,
                nullable,
                primaryKey,
                unique,
                defaultClause,
                reference,
                oldName);
    }
}
