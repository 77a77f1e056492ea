package dev.leat.schema;

import java.util.Objects;
import java.util.function.Consumer;
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
        return with(copy -> {
            copy.type = newType;
            copy.javaType = newJavaType;
        });
    }

    ColumnSpec withCodec(JsonCodec<?> newCodec) {
        return with(copy -> {
            copy.javaType = newCodec.javaType();
            copy.codec = newCodec;
        });
    }

    ColumnSpec withNullable() {
        return with(copy -> copy.nullable = true);
    }

    ColumnSpec withPrimaryKey() {
        return with(copy -> copy.primaryKey = true);
    }

    ColumnSpec withUnique() {
        return with(copy -> copy.unique = true);
    }

    ColumnSpec withDefault(ColumnDefault newDefault) {
        return with(copy -> copy.defaultClause = newDefault);
    }

    ColumnSpec withReference(Reference newReference) {
        return with(copy -> copy.reference = newReference);
    }

    ColumnSpec withRenamedFrom(String oldName) {
        return with(copy -> copy.renamedFrom = oldName);
    }

    private ColumnSpec with(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return new ColumnSpec(
                name,
                copy.type,
                copy.javaType,
                copy.codec,
                copy.nullable,
                copy.primaryKey,
                copy.unique,
                copy.defaultClause,
                copy.reference,
                copy.renamedFrom);
    }

    /// What may differ in a changed specification: everything but the name.
    private static final class Copy {
        private SqlType type;
        private Class<?> javaType;
        private @Nullable JsonCodec<?> codec;
        private boolean nullable;
        private boolean primaryKey;
        private boolean unique;
        private @Nullable ColumnDefault defaultClause;
        private @Nullable Reference reference;
        private @Nullable String renamedFrom;

        Copy(ColumnSpec spec) {
            type = spec.type;
            javaType = spec.javaType;
            codec = spec.codec;
            nullable = spec.nullable;
            primaryKey = spec.primaryKey;
            unique = spec.unique;
            defaultClause = spec.defaultClause;
            reference = spec.reference;
            renamedFrom = spec.renamedFrom;
        }
    }
}
