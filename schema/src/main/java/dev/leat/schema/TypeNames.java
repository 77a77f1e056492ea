package dev.leat.schema;

import dev.leat.schema.value.BitString;
import dev.leat.schema.value.Interval;
import dev.leat.schema.value.SparseVector;
import dev.leat.schema.value.Vector;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How types are called in SQL and in Java.
final class TypeNames {
    private TypeNames() {}

    static String sql(SqlType type) {
        return switch (type) {
            case SqlType.Text t -> "text";
            case SqlType.Varchar t -> "varchar" + parameter(t.length());
            case SqlType.Char t -> "char" + parameter(t.length());
            case SqlType.Bool t -> "boolean";
            case SqlType.Smallint t -> "smallint";
            case SqlType.Int t -> "integer";
            case SqlType.Bigint t -> "bigint";
            case SqlType.Numeric t when t.precision() == null -> "numeric";
            case SqlType.Numeric t -> "numeric(" + t.precision() + "," + t.scale() + ")";
            case SqlType.Real t -> "real";
            case SqlType.DoublePrecision t -> "double precision";
            case SqlType.Uuid t -> "uuid";
            case SqlType.Date t -> "date";
            case SqlType.Time t -> "time" + parameter(t.precision());
            case SqlType.Timetz t -> "timetz" + parameter(t.precision());
            case SqlType.Timestamp t -> "timestamp" + parameter(t.precision());
            case SqlType.Timestamptz t -> "timestamptz" + parameter(t.precision());
            case SqlType.Interval t -> interval(t.fields()) + parameter(t.precision());
            case SqlType.Json t -> "json";
            case SqlType.Jsonb t -> "jsonb";
            case SqlType.Bit t -> "bit" + parameter(t.length());
            case SqlType.Varbit t -> "varbit" + parameter(t.length());
            case SqlType.Plain t -> t.type().sql();
            case SqlType.Vector t -> t.kind().sql() + parameter(t.dimensions());
            case SqlType.Geometry t -> geometry(t);
            case SqlType.Enumeration t -> t.type().qualifiedSql();
            case SqlType.Domain t -> Identifier.qualified(t.schema(), t.name());
            case SqlType.Composite t -> Identifier.qualified(t.schema(), t.name());
            case SqlType.Named t -> Identifier.qualified(t.schema(), t.name());
            case SqlType.Custom t -> t.sql();
            case SqlType.Array t -> sql(t.element()) + "[]";
        };
    }

    private static String parameter(@Nullable Integer parameter) {
        return parameter == null ? "" : "(" + parameter + ")";
    }

    private static String interval(@Nullable IntervalFields fields) {
        return fields == null ? "interval" : "interval " + fields.sql();
    }

    private static String geometry(SqlType.Geometry type) {
        String kind = type.kind() == null ? "geometry" : type.kind();
        if (type.srid() != null) {
            return castSql(type) + "(" + kind + "," + type.srid() + ")";
        }
        return type.kind() == null ? castSql(type) : castSql(type) + "(" + kind + ")";
    }

    static String castSql(SqlType type) {
        return switch (type) {
            case SqlType.Varchar t -> "text";
            case SqlType.Char t -> "bpchar";
            case SqlType.Numeric t -> "numeric";
            case SqlType.Time t -> "time";
            case SqlType.Timetz t -> "timetz";
            case SqlType.Timestamp t -> "timestamp";
            case SqlType.Timestamptz t -> "timestamptz";
            case SqlType.Interval t -> "interval";
            // `bit` alone would be one bit.
            case SqlType.Bit t -> "varbit";
            case SqlType.Varbit t -> "varbit";
            case SqlType.Vector t -> t.kind().sql();
            case SqlType.Geometry t -> t.geography() ? "geography" : "geometry";
            // The text of an amount means the same in every locale only by way of a number.
            case SqlType.Plain t -> isMoney(t) ? "numeric::money" : t.type().sql();
            case SqlType.Array t -> isMoney(t.scalar()) ? sql(t) : castSql(t.element()) + "[]";
            case SqlType.Text t -> sql(t);
            case SqlType.Bool t -> sql(t);
            case SqlType.Smallint t -> sql(t);
            case SqlType.Int t -> sql(t);
            case SqlType.Bigint t -> sql(t);
            case SqlType.Real t -> sql(t);
            case SqlType.DoublePrecision t -> sql(t);
            case SqlType.Uuid t -> sql(t);
            case SqlType.Date t -> sql(t);
            case SqlType.Json t -> sql(t);
            case SqlType.Jsonb t -> sql(t);
            case SqlType.Enumeration t -> sql(t);
            case SqlType.Domain t -> sql(t);
            case SqlType.Composite t -> sql(t);
            case SqlType.Named t -> sql(t);
            case SqlType.Custom t -> sql(t);
        };
    }

    private static boolean isMoney(SqlType type) {
        return type instanceof SqlType.Plain plain && plain.type() == PlainType.MONEY;
    }

    static Class<?> javaType(SqlType type) {
        return switch (type) {
            case SqlType.Text t -> String.class;
            case SqlType.Varchar t -> String.class;
            case SqlType.Char t -> String.class;
            case SqlType.Json t -> String.class;
            case SqlType.Jsonb t -> String.class;
            case SqlType.Geometry t -> String.class;
            case SqlType.Named t -> String.class;
            case SqlType.Custom t -> String.class;
            case SqlType.Bool t -> Boolean.class;
            case SqlType.Smallint t -> Short.class;
            case SqlType.Int t -> Integer.class;
            case SqlType.Bigint t -> Long.class;
            case SqlType.Numeric t -> BigDecimal.class;
            case SqlType.Real t -> Float.class;
            case SqlType.DoublePrecision t -> Double.class;
            case SqlType.Uuid t -> UUID.class;
            case SqlType.Date t -> LocalDate.class;
            case SqlType.Time t -> LocalTime.class;
            case SqlType.Timetz t -> OffsetTime.class;
            case SqlType.Timestamp t -> LocalDateTime.class;
            case SqlType.Timestamptz t -> Instant.class;
            case SqlType.Interval t -> Interval.class;
            case SqlType.Bit t -> BitString.class;
            case SqlType.Varbit t -> BitString.class;
            case SqlType.Plain t -> t.type().javaType();
            case SqlType.Vector t ->
                    t.kind() == SqlType.VectorKind.SPARSEVEC ? SparseVector.class : Vector.class;
            case SqlType.Enumeration t -> t.type().javaType();
            case SqlType.Domain t -> javaType(t.of());
            case SqlType.Composite t -> t.javaType();
            case SqlType.Array t -> List.class;
        };
    }

    static boolean isText(SqlType type) {
        SqlType base = type.base();
        return base instanceof SqlType.Text
                || base instanceof SqlType.Varchar
                || base instanceof SqlType.Char
                || (base instanceof SqlType.Plain plain && plain.type() == PlainType.CITEXT);
    }

    static boolean isNumber(SqlType type) {
        SqlType base = type.base();
        return base instanceof SqlType.Smallint
                || base instanceof SqlType.Int
                || base instanceof SqlType.Bigint
                || base instanceof SqlType.Numeric
                || base instanceof SqlType.Real
                || base instanceof SqlType.DoublePrecision;
    }

    static void check(
            String type, String what, @Nullable Integer parameter, int least, int greatest) {
        if (parameter != null && (parameter < least || parameter > greatest)) {
            throw new IllegalArgumentException(
                    "%s(%d): the %s is between %d and %d"
                            .formatted(type, parameter, what, least, greatest));
        }
    }
}
