package dev.leat.sql;

import dev.leat.query.Query;
import dev.leat.query.RelatedQuery;
import dev.leat.schema.Column;
import dev.leat.sql.result.MappingException;
import dev.leat.sql.result.Widening;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes records of rows: a component takes the column or relation of its name.
///
/// A column is known by its field's name or its name in Postgres. A relation is a `List` of
/// records; where there is at most one row, a record that may be null, or an `Optional`.
final class RecordMapper<V> {
    private final Constructor<V> constructor;
    private final List<Part> parts;

    /// One component: how its value comes out of a row.
    private interface Part {
        @Nullable Object from(RowTree row);
    }

    private RecordMapper(Constructor<V> constructor, List<Part> parts) {
        this.constructor = constructor;
        this.parts = parts;
    }

    /// {@return the mapper of the query's rows to a record type}
    ///
    /// @throws MappingException if the record asks for what the query does not give
    static <V> RecordMapper<V> of(Class<V> type, Query<?> query) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new MappingException(type.getName() + " is not a record");
        }
        List<Part> parts = new ArrayList<>();
        for (RecordComponent component : components) {
            parts.add(part(type, component, query));
        }
        Class<?>[] types =
                Arrays.stream(components)
                        .map(RecordComponent::getType)
                        .toArray(length -> new Class<?>[length]);
        try {
            Constructor<V> constructor = type.getDeclaredConstructor(types);
            constructor.trySetAccessible();
            return new RecordMapper<>(constructor, parts);
        } catch (NoSuchMethodException e) {
            throw new MappingException(type.getName() + " has no canonical constructor");
        }
    }

    V map(RowTree row) {
        @Nullable Object[] arguments = new @Nullable Object[parts.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = parts.get(i).from(row);
        }
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new MappingException(
                    "the constructor of " + constructor.getDeclaringClass().getName() + " failed");
        } catch (InstantiationException | IllegalAccessException e) {
            throw new MappingException(
                    constructor.getDeclaringClass().getName()
                            + " cannot be made: open its package to dev.leat.sql or make it public");
        }
    }

    private static Part part(Class<?> type, RecordComponent component, Query<?> query) {
        String name = component.getName();
        List<Column<?>> columns = query.table().columns();
        for (int i = 0; i < columns.size(); i++) {
            Column<?> column = columns.get(i);
            if (name.equals(column.javaName()) || name.equals(column.name())) {
                return value(type, component, column, i);
            }
        }
        for (int i = 0; i < query.related().size(); i++) {
            RelatedQuery related = query.related().get(i);
            if (name.equals(related.relation().name())) {
                return relation(type, component, related, i);
            }
        }
        throw new MappingException(
                "component %s of %s is neither a column of %s (%s) nor a relation that the query asks for (%s)"
                        .formatted(
                                name,
                                type.getName(),
                                query.table(),
                                names(columns.stream().map(Column::javaName)),
                                names(
                                        query.related().stream()
                                                .map(related -> related.relation().name()))));
    }

    private static String names(Stream<String> names) {
        return names.collect(Collectors.joining(", "));
    }

    private static Part value(
            Class<?> type, RecordComponent component, Column<?> column, int index) {
        Class<?> wanted = component.getType();
        if (wanted.isPrimitive() && column.isNullable()) {
            throw new MappingException(
                    "component %s of %s is %s, but %s is nullable"
                            .formatted(component.getName(), type.getName(), wanted, column));
        }
        Widening widening = Widening.between(column.javaType(), wanted);
        if (widening == null) {
            throw new MappingException(
                    "component %s of %s is %s, but %s holds %s"
                            .formatted(
                                    component.getName(),
                                    type.getName(),
                                    wanted.getName(),
                                    column,
                                    column.javaType().getName()));
        }
        return row -> {
            Object value = row.values().get(index);
            return value == null ? null : widening.apply(value);
        };
    }

    private static Part relation(
            Class<?> type, RecordComponent component, RelatedQuery related, int index) {
        Class<?> raw = component.getType();
        if (raw == List.class) {
            RecordMapper<?> mapper = of(argument(type, component), related.query());
            return row -> row.related().get(index).stream().<Object>map(mapper::map).toList();
        }
        if (!related.isOne()) {
            throw new MappingException(
                    "component %s of %s must be a List: %s may lead to several rows"
                            .formatted(component.getName(), type.getName(), related.relation()));
        }
        if (raw == Optional.class) {
            RecordMapper<?> mapper = of(argument(type, component), related.query());
            return row -> row.related().get(index).stream().findFirst().map(mapper::map);
        }
        RecordMapper<?> mapper = of(raw, related.query());
        return row ->
                row.related().get(index).isEmpty()
                        ? null
                        : mapper.map(row.related().get(index).getFirst());
    }

    private static Class<?> argument(Class<?> type, RecordComponent component) {
        Type generic = component.getGenericType();
        if (generic instanceof ParameterizedType parameterized
                && parameterized.getActualTypeArguments()[0] instanceof Class<?> element) {
            return element;
        }
        throw new MappingException(
                "component %s of %s must say its element type, a record"
                        .formatted(component.getName(), type.getName()));
    }
}
