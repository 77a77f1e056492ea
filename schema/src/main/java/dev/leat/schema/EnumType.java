package dev.leat.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// A Java enum as a Postgres enum type.
///
/// ```java
/// static final EnumType<Status> STATUS = EnumType.of("status", Status.class);
/// ```
///
/// Labels are the constants' names in lower case unless a function says otherwise. Their order is
/// the order of the constants, which is also the order in which Postgres sorts them.
///
/// Two enum types are equal when schema, name and labels are.
public final class EnumType<E extends Enum<E>> implements DatabaseObject {
    private final String schema;
    private final String name;
    private final Class<E> javaType;
    private final Map<E, String> labels;
    private final Map<String, E> constants = new LinkedHashMap<>();

    private EnumType(String schema, String name, Class<E> javaType, Map<E, String> labels) {
        this.schema = Objects.requireNonNull(schema, "schema");
        this.name = Objects.requireNonNull(name, "name");
        this.javaType = Objects.requireNonNull(javaType, "javaType");
        this.labels = labels;
        labels.forEach((constant, label) -> {
            E other = constants.putIfAbsent(label, constant);
            if (other != null) {
                throw new IllegalArgumentException(
                        "enum type \"%s\": %s and %s have the same label \"%s\""
                                .formatted(name, other, constant, label));
            }
        });
    }

    /// {@return the enum type `name` in schema `public`, labels being the constants in lower case}
    public static <E extends Enum<E>> EnumType<E> of(String name, Class<E> javaType) {
        return of(name, javaType, constant -> constant.name().toLowerCase(Locale.ROOT));
    }

    /// {@return the enum type `name` in schema `public` with the given labels}
    public static <E extends Enum<E>> EnumType<E> of(
            String name, Class<E> javaType, Function<? super E, String> label) {
        Map<E, String> labels = new LinkedHashMap<>();
        for (E constant : javaType.getEnumConstants()) {
            labels.put(constant, Objects.requireNonNull(label.apply(constant), "label"));
        }
        return new EnumType<>("public", name, javaType, labels);
    }

    /// {@return the same type in another Postgres schema}
    public EnumType<E> inSchema(String newSchema) {
        return new EnumType<>(newSchema, name, javaType, labels);
    }

    /// {@return the Postgres schema, usually `public`}
    public String schema() {
        return schema;
    }

    /// {@return the name in Postgres, without schema}
    public String name() {
        return name;
    }

    /// {@return the Java enum}
    public Class<E> javaType() {
        return javaType;
    }

    /// {@return the labels in the order of the type}
    public List<String> labels() {
        return List.copyOf(constants.keySet());
    }

    /// {@return the label of a constant}
    ///
    /// @throws IllegalArgumentException if it is not a constant of this enum
    public String label(Object constant) {
        String label = javaType.isInstance(constant) ? labels.get(javaType.cast(constant)) : null;
        if (label == null) {
            throw new IllegalArgumentException(
                    "not a constant of %s: %s".formatted(javaType.getName(), constant));
        }
        return label;
    }

    /// {@return the constant of a label}
    ///
    /// @throws IllegalArgumentException if the label is unknown: the database has a newer type
    public E constant(String label) {
        E constant = constants.get(label);
        if (constant == null) {
            throw new IllegalArgumentException(
                    "enum type \"%s\" has a label that %s does not know: \"%s\". Add the constant or migrate the data."
                            .formatted(name, javaType.getName(), label));
        }
        return constant;
    }

    /// {@return the quoted name, with its schema unless that is `public`}
    public String qualifiedSql() {
        return Identifier.qualified(schema, name);
    }

    @Override
    public String describe() {
        return "enum type " + qualifiedSql();
    }

    @Override
    public String identity() {
        return "type " + schema + "." + name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EnumType<?> that
                && schema.equals(that.schema)
                && name.equals(that.name)
                && labels().equals(that.labels());
    }

    @Override
    public int hashCode() {
        return Objects.hash(schema, name, labels());
    }

    @Override
    public String toString() {
        return qualifiedSql() + labels();
    }
}
