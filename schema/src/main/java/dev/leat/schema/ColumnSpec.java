package dev.leat.schema;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Everything that a column's modifiers can say. Nobody changes one: [#with(Consumer)] changes a
/// copy before anyone else sees it.
final class ColumnSpec {
    private final ColumnName name;
    SqlType type;
    Class<?> javaType;
    @Nullable Converter<?, ?> codec;
    boolean nullable;
    boolean synced = true;
    @Nullable String renamedFrom;

    boolean primaryKey;
    @Nullable String primaryKeyName;
    boolean unique;
    @Nullable String uniqueName;
    @Nullable Reference reference;
    List<Check> checks = List.of();

    /// Numbered from a sequence whose name follows from the column's: see [Column#defaultClause()].
    boolean serial;

    @Nullable ColumnDefault defaultClause;
    @Nullable Generation generation;
    @Nullable Derivation derivation;
    @Nullable Supplier<?> onInsert;
    @Nullable Supplier<?> onUpdate;

    @Nullable String collation;
    @Nullable String comment;
    @Nullable ColumnStorage storage;
    @Nullable String compression;

    /// A foreign key of one column, declared at the column.
    record Reference(Supplier<? extends Column<?>> target, List<ForeignKeyOption> options) {
        Reference {
            options = List.copyOf(options);
        }
    }

    /// A check declared at the column.
    ///
    /// @param name `null` for the usual one
    record Check(@Nullable String name, Condition condition) {}

    private ColumnSpec(ColumnName name, SqlType type, Class<?> javaType) {
        this.name = Objects.requireNonNull(name, "name");
        this.type = Objects.requireNonNull(type, "type");
        this.javaType = Objects.requireNonNull(javaType, "javaType");
    }

    static ColumnSpec of(String name, SqlType type, Class<?> javaType) {
        Objects.requireNonNull(name, "name");
        return new ColumnSpec(new ColumnName(name), type, javaType);
    }

    ColumnSpec with(Consumer<ColumnSpec> change) {
        ColumnSpec copy = new ColumnSpec(name, type, javaType);
        copy.codec = codec;
        copy.nullable = nullable;
        copy.synced = synced;
        copy.renamedFrom = renamedFrom;
        copy.primaryKey = primaryKey;
        copy.primaryKeyName = primaryKeyName;
        copy.unique = unique;
        copy.uniqueName = uniqueName;
        copy.reference = reference;
        copy.checks = checks;
        copy.serial = serial;
        copy.defaultClause = defaultClause;
        copy.generation = generation;
        copy.derivation = derivation;
        copy.onInsert = onInsert;
        copy.onUpdate = onUpdate;
        copy.collation = collation;
        copy.comment = comment;
        copy.storage = storage;
        copy.compression = compression;
        change.accept(copy);
        return copy;
    }

    ColumnSpec withCodec(Converter<?, ?> newCodec) {
        return with(copy -> {
            copy.javaType = newCodec.javaType();
            copy.codec = newCodec;
        });
    }

    ColumnSpec withDefault(ColumnDefault newDefault) {
        return with(copy -> copy.defaultClause = newDefault);
    }

    ColumnName nameHolder() {
        return name;
    }

    SqlType type() {
        return type;
    }

    Class<?> javaType() {
        return javaType;
    }

    @Nullable Converter<?, ?> codec() {
        return codec;
    }

    boolean nullable() {
        return nullable;
    }

    boolean primaryKey() {
        return primaryKey;
    }

    boolean unique() {
        return unique;
    }

    @Nullable Reference reference() {
        return reference;
    }

    @Nullable String renamedFrom() {
        return renamedFrom;
    }
}
