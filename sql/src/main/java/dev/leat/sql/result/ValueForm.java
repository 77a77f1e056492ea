package dev.leat.sql.result;

import dev.leat.schema.PlainType;
import dev.leat.schema.SqlType;
import dev.leat.schema.TextFormat;
import dev.leat.schema.value.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How values of a type travel: in the types that the driver and Postgres's binary format know
/// exactly, or printed as text.
enum ValueForm {
    BOOL(16) {
        @Override
        @Nullable Object read(SqlType type, ResultSet result, int column) throws SQLException {
            boolean value = result.getBoolean(column);
            return !value && result.wasNull() ? null : value;
        }

        @Override
        Object read(SqlType type, ByteBuffer data, int at, int length) {
            return data.get(at) != 0;
        }
    },
    INT2(21) {
        @Override
        @Nullable Object read(SqlType type, ResultSet result, int column) throws SQLException {
            short value = result.getShort(column);
            return value == 0 && result.wasNull() ? null : value;
        }

        @Override
        Object read(SqlType type, ByteBuffer data, int at, int length) {
            return data.getShort(at);
        }
    },
    INT4(23) {
        @Override
        @Nullable Object read(SqlType type, ResultSet result, int column) throws SQLException {
            int value = result.getInt(column);
            return value == 0 && result.wasNull() ? null : value;
        }

        @Override
        Object read(SqlType type, ByteBuffer data, int at, int length) {
            return data.getInt(at);
        }
    },
    INT8(20) {
        @Override
        @Nullable Object read(SqlType type, ResultSet result, int column) throws SQLException {
            long value = result.getLong(column);
            return value == 0 && result.wasNull() ? null : value;
        }

        @Override
        Object read(SqlType type, ByteBuffer data, int at, int length) {
            return data.getLong(at);
        }
    },
    FLOAT4(700) {
        @Override
        @Nullable Object read(SqlType type, ResultSet result, int column) throws SQLException {
            float value = result.getFloat(column);
            return value == 0 && result.wasNull() ? null : value;
        }

        @Override
        Object read(SqlType type, ByteBuffer data, int at, int length) {
            return data.getFloat(at);
        }
    },
    FLOAT8(701) {
        @Override
        @Nullable Object read(SqlType type, ResultSet result, int column) throws SQLException {
            double value = result.getDouble(column);
            return value == 0 && result.wasNull() ? null : value;
        }

        @Override
        Object read(SqlType type, ByteBuffer data, int at, int length) {
            return data.getDouble(at);
        }
    },
    UUID(2950) {
        @Override
        @Nullable Object read(SqlType type, ResultSet result, int column) throws SQLException {
            return result.getObject(column, java.util.UUID.class);
        }

        @Override
        Object read(SqlType type, ByteBuffer data, int at, int length) {
            return new UUID(data.getLong(at), data.getLong(at + 8));
        }
    },
    DATE(1082) {
        @Override
        @Nullable Object read(SqlType type, ResultSet result, int column) throws SQLException {
            LocalDate value = result.getObject(column, LocalDate.class);
            if (LocalDate.MAX.equals(value) || LocalDate.MIN.equals(value)) {
                throw infinite();
            }
            return value;
        }

        @Override
        Object read(SqlType type, ByteBuffer data, int at, int length) {
            int days = data.getInt(at);
            if (days == Integer.MAX_VALUE || days == Integer.MIN_VALUE) {
                throw infinite();
            }
            return LocalDate.ofEpochDay(days + EPOCH_DAYS);
        }
    },
    TIMESTAMP(1114) {
        @Override
        @Nullable Object read(SqlType type, ResultSet result, int column) throws SQLException {
            LocalDateTime value = result.getObject(column, LocalDateTime.class);
            if (LocalDateTime.MAX.equals(value) || LocalDateTime.MIN.equals(value)) {
                throw infinite();
            }
            return value;
        }

        @Override
        Object read(SqlType type, ByteBuffer data, int at, int length) {
            long micros = finite(data.getLong(at));
            return LocalDateTime.ofEpochSecond(seconds(micros), nanos(micros), ZoneOffset.UTC);
        }
    },
    TIMESTAMPTZ(1184) {
        @Override
        @Nullable Object read(SqlType type, ResultSet result, int column) throws SQLException {
            OffsetDateTime value = result.getObject(column, OffsetDateTime.class);
            if (OffsetDateTime.MAX.equals(value) || OffsetDateTime.MIN.equals(value)) {
                throw infinite();
            }
            return value == null ? null : value.toInstant();
        }

        @Override
        Object read(SqlType type, ByteBuffer data, int at, int length) {
            long micros = finite(data.getLong(at));
            return Instant.ofEpochSecond(seconds(micros), nanos(micros));
        }
    },
    BYTES(17) {
        @Override
        @Nullable Object read(SqlType type, ResultSet result, int column) throws SQLException {
            byte[] value = result.getBytes(column);
            return value == null ? null : Bytes.of(value);
        }

        @Override
        Object read(SqlType type, ByteBuffer data, int at, int length) {
            byte[] value = new byte[length];
            data.get(at, value);
            return Bytes.of(value);
        }
    },
    /// Text, and types whose binary format is the text that Postgres prints and Java keeps.
    TEXT(0) {
        @Override
        @Nullable Object read(SqlType type, ResultSet result, int column) throws SQLException {
            return result.getString(column);
        }

        @Override
        Object read(SqlType type, ByteBuffer data, int at, int length) {
            return new String(data.array(), at, length, StandardCharsets.UTF_8);
        }
    },
    /// Enums, whose binary format is the label.
    LABEL(0) {
        @Override
        @Nullable Object read(SqlType type, ResultSet result, int column) throws SQLException {
            String value = result.getString(column);
            return value == null ? null : TextFormat.parse(type, value);
        }

        @Override
        Object read(SqlType type, ByteBuffer data, int at, int length) {
            return TextFormat.parse(
                    type, new String(data.array(), at, length, StandardCharsets.UTF_8));
        }
    },
    /// As [#TEXT], behind a byte that tells the version of the format.
    JSONB(3802) {
        @Override
        @Nullable Object read(SqlType type, ResultSet result, int column) throws SQLException {
            return result.getString(column);
        }

        @Override
        Object read(SqlType type, ByteBuffer data, int at, int length) {
            return new String(data.array(), at + 1, length - 1, StandardCharsets.UTF_8);
        }
    },
    /// Everything else: the statement casts it to text.
    PRINTED(25) {
        @Override
        @Nullable Object read(SqlType type, ResultSet result, int column) throws SQLException {
            String value = result.getString(column);
            return value == null ? null : TextFormat.parse(type, value);
        }

        @Override
        Object read(SqlType type, ByteBuffer data, int at, int length) {
            return TextFormat.parse(
                    type, new String(data.array(), at, length, StandardCharsets.UTF_8));
        }
    };

    /// 2000-01-01, from which Postgres counts.
    private static final long EPOCH_DAYS = 10_957;

    private static final long EPOCH_SECONDS = EPOCH_DAYS * 86_400;

    private final int oid;

    /// @param oid the type's number in Postgres; 0 if several types have the form
    ValueForm(int oid) {
        this.oid = oid;
    }

    /// {@return the form of a type's values}
    static ValueForm of(SqlType type) {
        return switch (type) {
            case SqlType.Bool t -> BOOL;
            case SqlType.Smallint t -> INT2;
            case SqlType.Int t -> INT4;
            case SqlType.Bigint t -> INT8;
            case SqlType.Real t -> FLOAT4;
            case SqlType.DoublePrecision t -> FLOAT8;
            case SqlType.Uuid t -> UUID;
            case SqlType.Date t -> DATE;
            case SqlType.Timestamp t -> TIMESTAMP;
            case SqlType.Timestamptz t -> TIMESTAMPTZ;
            case SqlType.Text t -> TEXT;
            case SqlType.Varchar t -> TEXT;
            case SqlType.Char t -> TEXT;
            case SqlType.Json t -> TEXT;
            case SqlType.Enumeration t -> LABEL;
            case SqlType.Jsonb t -> JSONB;
            case SqlType.Plain t -> t.type() == PlainType.BYTEA ? BYTES : PRINTED;
            case SqlType.Numeric t -> PRINTED;
            case SqlType.Time t -> PRINTED;
            case SqlType.Timetz t -> PRINTED;
            case SqlType.Interval t -> PRINTED;
            case SqlType.Bit t -> PRINTED;
            case SqlType.Varbit t -> PRINTED;
            case SqlType.Vector t -> PRINTED;
            case SqlType.Geometry t -> PRINTED;
            case SqlType.Domain t -> PRINTED;
            case SqlType.Composite t -> PRINTED;
            case SqlType.Named t -> PRINTED;
            case SqlType.Custom t -> PRINTED;
            case SqlType.Array t -> PRINTED;
        };
    }

    /// {@return the name of the type in Postgres that a value has when it is written so that it can
    /// stand in one column of a result with values of other columns of the form}
    ///
    /// @param type which is written in this form
    String shared(SqlType type) {
        return switch (this) {
            case BOOL,
                    INT2,
                    INT4,
                    INT8,
                    FLOAT4,
                    FLOAT8,
                    UUID,
                    DATE,
                    TIMESTAMP,
                    TIMESTAMPTZ,
                    JSONB ->
                    name().toLowerCase(Locale.ROOT);
            case BYTES -> "bytea";
            // As text it would lose the blanks at its end.
            case TEXT -> type instanceof SqlType.Char ? "bpchar" : "text";
            case LABEL, PRINTED -> "text";
        };
    }

    /// {@return whether the driver converts what comes back to the form, should it be of a similar
    /// type}
    boolean isConverted() {
        return switch (this) {
            case BOOL, INT2, INT4, INT8, FLOAT4, FLOAT8, TEXT, LABEL, PRINTED -> true;
            case UUID, DATE, TIMESTAMP, TIMESTAMPTZ, BYTES, JSONB -> false;
        };
    }

    /// {@return the value in a column of the row that the result stands on}
    abstract @Nullable Object read(SqlType type, ResultSet result, int column) throws SQLException;

    abstract Object read(SqlType type, ByteBuffer data, int at, int length);

    /// {@return the value of a field in the binary format}
    ///
    /// @throws IllegalArgumentException if the field is of another type than the column says
    final Object read(SqlType type, int found, ByteBuffer data, int at, int length) {
        if (oid != 0 && found != oid) {
            throw new IllegalArgumentException(
                    "in Postgres it is of another type (number %d); compare the schema with the database"
                            .formatted(found));
        }
        return read(type, data, at, length);
    }

    private static long finite(long micros) {
        if (micros == Long.MAX_VALUE || micros == Long.MIN_VALUE) {
            throw infinite();
        }
        return micros;
    }

    private static long seconds(long micros) {
        return Math.floorDiv(micros, 1_000_000L) + EPOCH_SECONDS;
    }

    private static int nanos(long micros) {
        return (int) Math.floorMod(micros, 1_000_000L) * 1000;
    }

    private static IllegalArgumentException infinite() {
        return new IllegalArgumentException("it is infinite");
    }
}
