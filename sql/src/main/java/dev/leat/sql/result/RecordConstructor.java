package dev.leat.sql.result;

import dev.leat.schema.Column;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes records of named values: a component takes the value of its name.
public final class RecordConstructor<V> {
    private final Class<V> type;
    private final MethodHandle constructor;
    private final Component[] components;
    private final boolean inOrder;

    /// A value that components can take.
    ///
    /// @param names by which components know it
    /// @param javaType the class of the value
    /// @param nullable whether it may be null
    /// @param label as errors call it
    /// @param reader gives it
    public record Part(
            List<String> names,
            Class<?> javaType,
            boolean nullable,
            String label,
            RowPlan.Reader reader) {
        public Part {
            names = List.copyOf(names);
            Objects.requireNonNull(javaType, "javaType");
            Objects.requireNonNull(reader, "reader");
        }
    }

    private record Component(
            RecordComponent component,
            boolean primitive,
            Widening widening,
            RowPlan.Reader reader) {

        @Nullable Object value(@Nullable Object[] values) {
            Object value = reader.read(values);
            if (value == null) {
                checkMissing();
                return null;
            }
            return widening.apply(value);
        }

        void checkMissing() {
            if (primitive) {
                throw new MappingException(
                        "component %s of %s is %s, but a row has no value for it; an outer join may have left it out"
                                .formatted(
                                        component.getName(),
                                        component.getDeclaringRecord().getName(),
                                        component.getType()));
            }
        }
    }

    private RecordConstructor(Class<V> type, MethodHandle constructor, List<Component> components) {
        this.type = type;
        this.constructor = constructor;
        this.components = components.toArray(Component[]::new);
        this.inOrder =
                RowPlan.Slot.inOrder(components.stream().map(Component::reader).toList())
                        && components.stream().allMatch(each -> each.widening() == Widening.NONE);
    }

    /// {@return a column's value, known by the name of its field and that in Postgres}
    public static Part part(Column<?> column, RowPlan.Reader reader) {
        return new Part(
                List.of(column.javaName(), column.name()),
                column.javaType(),
                column.isNullable(),
                column.toString(),
                reader);
    }

    /// {@return whether the record has a component of the type}
    static boolean hasComponent(Class<?> record, Class<?> type) {
        return !names(record, type).isEmpty();
    }

    /// {@return the names of the record's components of a type}
    static List<String> names(Class<?> record, Class<?> type) {
        RecordComponent[] components = record.getRecordComponents();
        return components == null
                ? List.of()
                : Arrays.stream(components)
                        .filter(component -> component.getType() == type)
                        .map(RecordComponent::getName)
                        .toList();
    }

    /// {@return the constructor of a record out of the parts; parts that no component takes are
    /// left out}
    ///
    /// @throws MappingException if the type is not a record, a component finds no part, or one that
    ///   does not fit
    public static <V> RecordConstructor<V> of(Class<V> type, List<Part> parts) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new MappingException(type.getName() + " is not a record");
        }
        List<Component> found = new ArrayList<>();
        for (RecordComponent component : components) {
            found.add(component(type, component, parts));
        }
        Class<?>[] types =
                Arrays.stream(components)
                        .map(RecordComponent::getType)
                        .toArray(length -> new Class<?>[length]);
        try {
            Constructor<V> constructor = type.getDeclaredConstructor(types);
            constructor.trySetAccessible();
            MethodHandle handle =
                    MethodHandles.lookup()
                            .unreflectConstructor(constructor)
                            .asType(MethodType.genericMethodType(types.length))
                            .asSpreader(Object[].class, types.length);
            return new RecordConstructor<>(type, handle, found);
        } catch (NoSuchMethodException e) {
            throw new MappingException(type.getName() + " has no canonical constructor");
        } catch (IllegalAccessException e) {
            throw new MappingException(
                    type.getName()
                            + " cannot be made: open its package to dev.leat.sql or make it public");
        }
    }

    private static Component component(Class<?> type, RecordComponent component, List<Part> parts) {
        for (Part part : parts) {
            if (part.names().contains(component.getName())) {
                return fitting(type, component, part);
            }
        }
        throw new MappingException(
                "component %s of %s is none of the columns that are selected (%s)"
                        .formatted(
                                component.getName(),
                                type.getName(),
                                parts.stream()
                                        .map(part -> part.names().getFirst())
                                        .collect(Collectors.joining(", "))));
    }

    private static Component fitting(Class<?> type, RecordComponent component, Part part) {
        Class<?> wanted = component.getType();
        if (wanted.isPrimitive() && part.nullable()) {
            throw new MappingException(
                    "component %s of %s is %s, but %s is nullable"
                            .formatted(component.getName(), type.getName(), wanted, part.label()));
        }
        Widening widening = Widening.between(part.javaType(), wanted);
        if (widening == null) {
            throw new MappingException(
                    "component %s of %s is %s, but %s holds %s"
                            .formatted(
                                    component.getName(),
                                    type.getName(),
                                    wanted.getName(),
                                    part.label(),
                                    part.javaType().getName()));
        }
        return new Component(component, wanted.isPrimitive(), widening, part.reader());
    }

    /// {@return the record of a row}
    ///
    /// @throws RuntimeException what the record's constructor throws
    public V make(@Nullable Object[] values) {
        @Nullable Object[] arguments =
                inOrder && values.length == components.length ? checked(values) : taken(values);
        try {
            return type.cast((Object) constructor.invokeExact(arguments));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new MappingException("the constructor of " + type.getName() + " failed: " + e);
        }
    }

    /// The row's values are the arguments.
    private @Nullable Object[] checked(@Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                components[i].checkMissing();
            }
        }
        return values;
    }

    private @Nullable Object[] taken(@Nullable Object[] values) {
        @Nullable Object[] arguments = new @Nullable Object[components.length];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = components[i].value(values);
        }
        return arguments;
    }
}
