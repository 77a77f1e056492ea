package dev.leat.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A Java enum kept as text: `text("status").convert(EnumLabels.of(Status.class))`, or shorter
/// `text("status", Status.class)`.
///
/// Unlike an [EnumType], Postgres knows nothing of it: labels come and go without a migration,
/// their order is that of text, and only [Column#checkLabels()] keeps others out.
public final class EnumLabels<E extends Enum<E>> implements Converter<String, E> {
    private final Class<E> javaType;
    private final Map<E, String> labels = new LinkedHashMap<>();
    private final Map<String, E> constants = new LinkedHashMap<>();

    private EnumLabels(Class<E> javaType, Function<? super E, String> label) {
        this.javaType = javaType;
        for (E constant : javaType.getEnumConstants()) {
            String text = Objects.requireNonNull(label.apply(constant), "label");
            labels.put(constant, text);
            E other = constants.putIfAbsent(text, constant);
            if (other != null) {
                throw new IllegalArgumentException(
                        "%s and %s of %s have the same label \"%s\""
                                .formatted(other, constant, javaType.getName(), text));
            }
        }
    }

    /// {@return the constants' names in lower case}
    public static <E extends Enum<E>> EnumLabels<E> of(Class<E> javaType) {
        return of(javaType, constant -> constant.name().toLowerCase(Locale.ROOT));
    }

    /// {@return the constants with the given labels}
    public static <E extends Enum<E>> EnumLabels<E> of(
            Class<E> javaType, Function<? super E, String> label) {
        return new EnumLabels<>(javaType, label);
    }

    /// {@return the labels in the order of the constants}
    public List<String> labels() {
        return List.copyOf(labels.values());
    }

    @Override
    public Class<E> javaType() {
        return javaType;
    }

    @Override
    public String toDatabase(E value) {
        return Objects.requireNonNull(labels.get(value), "label");
    }

    @Override
    public E fromDatabase(String stored) {
        E constant = constants.get(stored);
        if (constant == null) {
            throw new IllegalArgumentException(
                    "%s has no constant for a label that the database holds; add it, or correct the rows and say checkLabels()"
                            .formatted(javaType.getName()));
        }
        return constant;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EnumLabels<?> that && labels.equals(that.labels);
    }

    @Override
    public int hashCode() {
        return labels.hashCode();
    }
}
