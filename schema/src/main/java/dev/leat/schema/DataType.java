package dev.leat.schema;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A type of Postgres with the Java type that goes with it: what casts and functions take.
///
/// @param javaType the raw class of the values: `List` for an array
/// @param codec how values of the application's own type are kept; `null` where they are of the
///   type's
public record DataType<T>(SqlType type, Class<?> javaType, @Nullable Converter<?, T> codec) {
    public static final DataType<String> TEXT = of(new SqlType.Text(), String.class);
    public static final DataType<Boolean> BOOLEAN = of(new SqlType.Bool(), Boolean.class);
    public static final DataType<Short> SMALLINT = of(new SqlType.Smallint(), Short.class);
    public static final DataType<Integer> INTEGER = of(new SqlType.Int(), Integer.class);
    public static final DataType<Long> BIGINT = of(new SqlType.Bigint(), Long.class);
    public static final DataType<BigDecimal> NUMERIC =
            of(new SqlType.Numeric(null, null), BigDecimal.class);
    public static final DataType<Float> REAL = of(new SqlType.Real(), Float.class);
    public static final DataType<Double> DOUBLE_PRECISION =
            of(new SqlType.DoublePrecision(), Double.class);
    public static final DataType<UUID> UUID = of(new SqlType.Uuid(), UUID.class);
    public static final DataType<LocalDate> DATE = of(new SqlType.Date(), LocalDate.class);
    public static final DataType<LocalDateTime> TIMESTAMP =
            of(new SqlType.Timestamp(), LocalDateTime.class);
    public static final DataType<Instant> TIMESTAMPTZ =
            of(new SqlType.Timestamptz(), Instant.class);

    /// JSON as text.
    public static final DataType<String> JSON = of(new SqlType.Json(), String.class);

    /// JSON in the form that Postgres keeps, as text.
    public static final DataType<String> JSONB = of(new SqlType.Jsonb(), String.class);

    public DataType {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(javaType, "javaType");
    }

    /// {@return a type and the class of its values}
    public static <T> DataType<T> of(SqlType type, Class<T> javaType) {
        return new DataType<>(type, javaType, null);
    }

    /// {@return `jsonb`, read and written as a Java type}
    public static <T> DataType<T> jsonb(JsonCodec<T> codec) {
        return new DataType<>(new SqlType.Jsonb(), codec.javaType(), codec);
    }

    /// {@return an enum type}
    public static <E extends Enum<E>> DataType<E> enumeration(EnumType<E> type) {
        return of(new SqlType.Enumeration(type), type.javaType());
    }

    /// {@return the type of arrays of this type}
    public DataType<List<T>> array() {
        Converter<?, T> element = codec;
        return new DataType<>(
                new SqlType.Array(type),
                List.class,
                element == null ? null : new ListConverter<>(element));
    }

    /// {@return the same type, its values being converted to the application's own}
    public <U> DataType<U> convert(Converter<T, U> converter) {
        Converter<?, T> first = codec;
        return new DataType<>(
                type, converter.javaType(), first == null ? converter : first.andThen(converter));
    }

    /// {@return the type that goes with a Java value}
    ///
    /// @throws IllegalArgumentException if there is none: cast the value's text instead
    public static SqlType typeOf(Object value) {
        return switch (value) {
            case String v -> TEXT.type();
            case Boolean v -> BOOLEAN.type();
            case Short v -> SMALLINT.type();
            case Integer v -> INTEGER.type();
            case Long v -> BIGINT.type();
            case BigDecimal v -> NUMERIC.type();
            case Float v -> REAL.type();
            case Double v -> DOUBLE_PRECISION.type();
            case UUID v -> UUID.type();
            case LocalDate v -> DATE.type();
            case LocalDateTime v -> TIMESTAMP.type();
            case Instant v -> TIMESTAMPTZ.type();
            default ->
                    throw new IllegalArgumentException(
                            "no Postgres type goes with %s; say which: value(type, value)"
                                    .formatted(value.getClass().getName()));
        };
    }
}
