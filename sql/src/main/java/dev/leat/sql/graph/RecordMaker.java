package dev.leat.sql.graph;

import dev.leat.sql.result.MappingException;
import dev.leat.sql.result.Widening;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Calls a record's constructor with values of a row.
final class RecordMaker {
    private final Class<?> type;
    private final MethodHandle constructor;
    private final RecordComponent[] components;
    private final Part[] parts;
    private final boolean canBeMissing;

    /// How one component gets its value: from a slot, or as a value object out of several.
    private interface Source {
        @Nullable Object from(@Nullable Object[] values);
    }

    /// One component's value.
    ///
    /// @param slot which value of the row; -1 for a value object
    /// @param direct whether it is taken as it is
    record Part(int slot, boolean direct, boolean nullable, Source source) {
        Part(int slot, Widening widening, boolean nullable) {
            this(
                    slot,
                    widening == Widening.NONE,
                    nullable,
                    values -> {
                        Object value = values[slot];
                        return value == null ? null : widening.apply(value);
                    });
        }

        /// @param missing gives what stands for a null
        Part(int slot, Widening widening, Supplier<?> missing) {
            this(
                    slot,
                    false,
                    false,
                    values -> {
                        Object value = values[slot];
                        return value == null ? missing.get() : widening.apply(value);
                    });
        }

        static Part of(RecordMaker valueObject) {
            return new Part(
                    -1,
                    false,
                    valueObject.canBeMissing,
                    values -> valueObject.isMissing(values) ? null : valueObject.make(values));
        }
    }

    private RecordMaker(
            Class<?> type,
            MethodHandle constructor,
            RecordComponent[] components,
            List<Part> parts) {
        this.type = type;
        this.constructor = constructor;
        this.components = components;
        this.parts = parts.toArray(Part[]::new);
        this.canBeMissing = !parts.isEmpty() && parts.stream().allMatch(Part::nullable);
    }

    /// {@return the maker of a record, which has a part for each component}
    ///
    /// @throws MappingException if its constructor cannot be called
    static RecordMaker of(Class<?> type, List<Part> parts) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components)
                        .map(RecordComponent::getType)
                        .toArray(length -> new Class<?>[length]);
        try {
            Constructor<?> found = type.getDeclaredConstructor(types);
            found.trySetAccessible();
            MethodHandle constructor =
                    MethodHandles.lookup()
                            .unreflectConstructor(found)
                            .asType(MethodType.genericMethodType(types.length))
                            .asSpreader(Object[].class, types.length);
            return new RecordMaker(type, constructor, components, parts);
        } catch (NoSuchMethodException e) {
            throw new MappingException(type.getName() + " has no canonical constructor");
        } catch (IllegalAccessException e) {
            throw new MappingException(
                    type.getName()
                            + " cannot be made: open its package to dev.leat.sql or make it public");
        }
    }

    /// {@return what makes the record of the row's values, the quickest way}
    ///
    /// @param slots how many values a row has
    Level.Assembly assembly(int slots) {
        boolean direct = slots == parts.length;
        for (int i = 0; i < parts.length && direct; i++) {
            direct = parts[i].direct() && parts[i].slot() == i;
        }
        return direct ? this::makeOf : this::make;
    }

    private boolean isMissing(@Nullable Object[] values) {
        if (!canBeMissing) {
            return false;
        }
        for (Part part : parts) {
            if (part.source().from(values) != null) {
                return false;
            }
        }
        return true;
    }

    /// {@return the record}
    ///
    /// @throws RuntimeException what its constructor throws
    Object make(@Nullable Object[] values) {
        @Nullable Object[] arguments = new @Nullable Object[parts.length];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = parts[i].source().from(values);
        }
        return makeOf(arguments);
    }

    private Object makeOf(@Nullable Object[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] == null && components[i].getType().isPrimitive()) {
                throw new MappingException(
                        "component %s of %s is %s, but a row has no value for it; is the column nullable in the database?"
                                .formatted(
                                        components[i].getName(),
                                        type.getName(),
                                        components[i].getType()));
            }
        }
        try {
            return (Object) constructor.invokeExact(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new MappingException("the constructor of " + type.getName() + " failed: " + e);
        }
    }
}
