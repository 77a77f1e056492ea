package dev.leat.schema;

import dev.leat.schema.value.CompositeText;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Records as values of composite types: a component for each attribute, in their order.
final class CompositeValues {
    private CompositeValues() {}

    static String print(SqlType.Composite type, Object value) {
        List<@Nullable String> fields = new ArrayList<>();
        RecordComponent[] components = type.javaType().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            Object field = read(components[i].getAccessor(), value);
            fields.add(field == null ? null : TextFormat.print(type.attributes().get(i), field));
        }
        return CompositeText.print(fields);
    }

    private static @Nullable Object read(Method accessor, Object value) {
        try {
            accessor.trySetAccessible();
            return accessor.invoke(value);
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new IllegalArgumentException(
                    "%s() of %s cannot be read; make the record public"
                            .formatted(accessor.getName(), value.getClass().getName()),
                    e);
        }
    }

    static Object parse(SqlType.Composite type, String text) {
        List<@Nullable String> fields = CompositeText.parse(text);
        if (fields.size() != type.attributes().size()) {
            throw new IllegalArgumentException(
                    "a value of %s has %d attributes, not %d"
                            .formatted(type.sql(), fields.size(), type.attributes().size()));
        }
        @Nullable Object[] values = new @Nullable Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            String field = fields.get(i);
            values[i] = field == null ? null : TextFormat.parse(type.attributes().get(i), field);
        }
        return make(type.javaType(), values);
    }

    private static Object make(Class<? extends Record> type, @Nullable Object[] values) {
        Class<?>[] parameters =
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(length -> new Class<?>[length]);
        try {
            Constructor<? extends Record> constructor = type.getDeclaredConstructor(parameters);
            constructor.trySetAccessible();
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "record %s refuses what the database holds".formatted(type.getName()), e);
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
            throw new IllegalArgumentException(
                    "record %s cannot be made; make it public".formatted(type.getName()), e);
        }
    }
}
