package dev.leat.schema;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/// The name of a column: the one that was given, or that of the field that holds the column.
///
/// All versions of a column share it, so that a version that a condition has kept since before the
/// field was assigned knows its name as well.
final class ColumnName {
    /// What a declaration without a name gives for one.
    static final String OF_FIELD = "\0";

    private volatile @Nullable String name;

    ColumnName(String name) {
        this.name = name.equals(OF_FIELD) ? null : name;
    }

    /// {@return the name, or `null` while no field holds the column}
    @Nullable String find(RowSource<?> source) {
        String found = name;
        if (found == null) {
            found = ofField(source);
            name = found;
        }
        return found;
    }

    private @Nullable String ofField(RowSource<?> source) {
        Naming naming = source.getClass().getAnnotation(Naming.class);
        ColumnCase columnCase = naming == null ? ColumnCase.SNAKE_CASE : naming.columns();
        for (Class<?> type = source.getClass();
                type != null && type != RowSource.class;
                type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())
                        && Column.class.isAssignableFrom(field.getType())
                        && holds(source, field)) {
                    return columnCase.of(field.getName());
                }
            }
        }
        return null;
    }

    private boolean holds(RowSource<?> source, Field field) {
        try {
            field.trySetAccessible();
            return field.get(source) instanceof Column<?> column
                    && column.table() == source
                    && column.spec().nameHolder() == this;
        } catch (IllegalAccessException e) {
            return false;
        }
    }
}
