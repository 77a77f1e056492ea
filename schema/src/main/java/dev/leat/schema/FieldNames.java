package dev.leat.schema;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names of the fields that hold a table's columns and relations.
final class FieldNames {
    private final Map<String, String> byColumn = new HashMap<>();
    private final Map<Relation<?>, String> byRelation = new IdentityHashMap<>();
    private final Map<String, java.lang.reflect.Type> relationTypes = new HashMap<>();

    private FieldNames() {}

    static FieldNames read(
            RowSource<?> table,
            List<Column<?>> columns,
            List<Relation<?>> relations,
            List<String> problems) {
        FieldNames names = new FieldNames();
        for (Class<?> type = table.getClass();
                type != null && type != RowSource.class;
                type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    names.read(table, field, columns, problems);
                }
            }
        }
        for (Relation<?> relation : relations) {
            if (!names.byRelation.containsKey(relation)) {
                problems.add(
                        "table %s has a relation that no field holds; declare it as a public final field"
                                .formatted(table));
            }
        }
        return names;
    }

    private void read(
            RowSource<?> table, Field field, List<Column<?>> columns, List<String> problems) {
        boolean column = Column.class.isAssignableFrom(field.getType());
        boolean relation = Relation.class.isAssignableFrom(field.getType());
        if (!column && !relation) {
            return;
        }
        Object value;
        try {
            field.trySetAccessible();
            value = field.get(table);
        } catch (IllegalAccessException e) {
            problems.add(
                    "field %s of %s cannot be read; make the class and the field public"
                            .formatted(field.getName(), table.getClass().getName()));
            return;
        }
        if (value instanceof Column<?> held && held.table() == table) {
            if (columns.stream().noneMatch(current -> current == held)) {
                problems.add(
                        "%s was modified outside its declaration: the field %s holds an earlier version. Move the modifier into the field's initializer"
                                .formatted(held, field.getName()));
            }
            byColumn.put(held.name(), field.getName());
        } else if (value instanceof Relation<?> held && held.source() == table) {
            byRelation.put(held, field.getName());
            relationTypes.put(field.getName(), field.getGenericType());
        }
    }

    String of(Column<?> column) {
        return byColumn.getOrDefault(column.name(), camelCase(column.name()));
    }

    String of(Relation<?> relation) {
        return byRelation.getOrDefault(relation, "<unnamed>");
    }

    java.lang.reflect.@Nullable Type genericType(Relation<?> relation) {
        return relationTypes.get(of(relation));
    }

    /// {@return `authorId` for `author_id`}
    static String camelCase(String snake) {
        StringBuilder out = new StringBuilder(snake.length());
        boolean upper = false;
        for (int i = 0; i < snake.length(); i++) {
            char c = snake.charAt(i);
            if (c == '_') {
                upper = out.length() > 0;
            } else {
                out.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return out.toString();
    }
}
