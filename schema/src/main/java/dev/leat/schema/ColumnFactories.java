package dev.leat.schema;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The words that declare a column, one for each type: what tables and views have in common when
/// they are written down.
abstract class ColumnFactories {
    abstract <T extends @Nullable Object> Column<T> add(ColumnSpec spec);

    /// Text of any length.
    protected final Column<String> text(String columnName) {
        return column(columnName, new SqlType.Text(), String.class);
    }

    /// Text of at most `length` characters.
    protected final Column<String> varchar(String columnName, int length) {
        return column(columnName, new SqlType.Varchar(length), String.class);
    }

    /// True or false.
    protected final Column<Boolean> bool(String columnName) {
        return column(columnName, new SqlType.Bool(), Boolean.class);
    }

    /// A whole number of two bytes.
    protected final Column<Short> smallint(String columnName) {
        return column(columnName, new SqlType.Smallint(), Short.class);
    }

    /// A whole number of four bytes.
    protected final Column<Integer> integer(String columnName) {
        return column(columnName, new SqlType.Int(), Integer.class);
    }

    /// Eight bytes. Clients hold numbers as doubles: beyond ±(2^53-1) they see null.
    protected final Column<Long> bigint(String columnName) {
        return column(columnName, new SqlType.Bigint(), Long.class);
    }

    /// A decimal number of any size.
    protected final Column<BigDecimal> numeric(String columnName) {
        return column(columnName, new SqlType.Numeric(null, null), BigDecimal.class);
    }

    /// A decimal number of at most `precision` digits, `scale` of them after the point.
    protected final Column<BigDecimal> numeric(String columnName, int precision, int scale) {
        return column(columnName, new SqlType.Numeric(precision, scale), BigDecimal.class);
    }

    /// A binary number of four bytes, about 6 digits.
    protected final Column<Float> real(String columnName) {
        return column(columnName, new SqlType.Real(), Float.class);
    }

    /// A binary number of eight bytes, about 15 digits.
    protected final Column<Double> doublePrecision(String columnName) {
        return column(columnName, new SqlType.DoublePrecision(), Double.class);
    }

    /// A UUID; clients see it as text in lower case.
    protected final Column<UUID> uuid(String columnName) {
        return column(columnName, new SqlType.Uuid(), UUID.class);
    }

    /// A day, without a time of day.
    protected final Column<LocalDate> date(String columnName) {
        return column(columnName, new SqlType.Date(), LocalDate.class);
    }

    /// Date and time without a zone, to the microsecond.
    protected final Column<LocalDateTime> timestamp(String columnName) {
        return column(columnName, new SqlType.Timestamp(), LocalDateTime.class);
    }

    /// A moment, to the microsecond.
    protected final Column<Instant> timestamptz(String columnName) {
        return column(columnName, new SqlType.Timestamptz(), Instant.class);
    }

    /// JSON as the text that was written.
    protected final Column<String> json(String columnName) {
        return column(columnName, new SqlType.Json(), String.class);
    }

    /// JSON, read and written as a Java type.
    protected final <T> Column<T> json(String columnName, JsonCodec<T> codec) {
        return add(
                ColumnSpec.of(columnName, new SqlType.Json(), codec.javaType()).withCodec(codec));
    }

    /// JSON in the form that Postgres keeps, as text.
    protected final Column<String> jsonb(String columnName) {
        return column(columnName, new SqlType.Jsonb(), String.class);
    }

    /// JSON in the form that Postgres keeps, read and written as a Java type.
    protected final <T> Column<T> jsonb(String columnName, JsonCodec<T> codec) {
        return add(
                ColumnSpec.of(columnName, new SqlType.Jsonb(), codec.javaType()).withCodec(codec));
    }

    /// A column of an enum type.
    protected final <E extends Enum<E>> Column<E> enumeration(
            String columnName, EnumType<E> enumType) {
        return column(columnName, new SqlType.Enumeration(enumType), enumType.javaType());
    }

    private <T> Column<T> column(String columnName, SqlType type, Class<T> javaType) {
        return add(ColumnSpec.of(columnName, type, javaType));
    }
}
