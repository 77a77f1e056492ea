package dev.leat.schema;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The type of a column in Postgres.
///
/// [#sql()] is how it is written in DDL. [TextFormat] knows the text of its values.
public sealed interface SqlType {

    /// {@return the type as Postgres accepts it after a column name or `::`}
    String sql();

    /// {@return the type to which a parameter is cast: without length, scale or precision, because
    /// an explicit cast would cut silently what an assignment refuses}
    default String castSql() {
        return sql();
    }

    /// {@return the raw class of the values: `List` for an array}
    Class<?> javaType();

    /// {@return the type on which a domain is based, as deep as it takes; any other type itself}
    default SqlType base() {
        return this instanceof Domain domain ? domain.of().base() : this;
    }

    /// {@return the type of an array's innermost elements; any other type itself}
    default SqlType scalarType() {
        return this instanceof Array array ? array.scalar() : this;
    }

    /// {@return whether values of the type are ordered as text}
    default boolean isText() {
        return false;
    }

    /// {@return whether the type is numeric}
    default boolean isNumber() {
        return false;
    }

    record Text() implements SqlType {
        @Override
        public String sql() {
            return "text";
        }

        @Override
        public boolean isText() {
            return true;
        }

        @Override
        public Class<?> javaType() {
            return String.class;
        }
    }

    /// @param length the greatest number of characters, 1 to 10485760; `null` for any
    record Varchar(@Nullable Integer length) implements SqlType {
        public Varchar {
            Parameters.check("varchar", "length", length, 1, 10_485_760);
        }

        @Override
        public String sql() {
            return "varchar" + Parameters.of(length);
        }

        @Override
        public String castSql() {
            return "text";
        }

        @Override
        public boolean isText() {
            return true;
        }

        @Override
        public Class<?> javaType() {
            return String.class;
        }
    }

    /// Text that Postgres pads with spaces, which do not count in comparisons.
    ///
    /// @param length the number of characters, 1 to 10485760
    record Char(int length) implements SqlType {
        public Char {
            Parameters.check("char", "length", length, 1, 10_485_760);
        }

        @Override
        public String sql() {
            return "char" + Parameters.of(length);
        }

        @Override
        public String castSql() {
            return "bpchar";
        }

        @Override
        public boolean isText() {
            return true;
        }

        @Override
        public Class<?> javaType() {
            return String.class;
        }
    }

    record Bool() implements SqlType {
        @Override
        public String sql() {
            return "boolean";
        }

        @Override
        public Class<?> javaType() {
            return Boolean.class;
        }
    }

    record Smallint() implements SqlType {
        @Override
        public String sql() {
            return "smallint";
        }

        @Override
        public boolean isNumber() {
            return true;
        }

        @Override
        public Class<?> javaType() {
            return Short.class;
        }
    }

    record Int() implements SqlType {
        @Override
        public String sql() {
            return "integer";
        }

        @Override
        public boolean isNumber() {
            return true;
        }

        @Override
        public Class<?> javaType() {
            return Integer.class;
        }
    }

    record Bigint() implements SqlType {
        @Override
        public String sql() {
            return "bigint";
        }

        @Override
        public boolean isNumber() {
            return true;
        }

        @Override
        public Class<?> javaType() {
            return Long.class;
        }
    }

    /// @param precision the number of digits, 1 to 1000; `null` for any number
    /// @param scale the digits after the point; `null` together with `precision`
    record Numeric(@Nullable Integer precision, @Nullable Integer scale) implements SqlType {
        public Numeric {
            if ((precision == null) != (scale == null)) {
                throw new IllegalArgumentException("numeric has both precision and scale or none");
            }
            Parameters.check("numeric", "precision", precision, 1, 1000);
            Parameters.check("numeric", "scale", scale, -1000, 1000);
        }

        @Override
        public String sql() {
            return precision == null ? "numeric" : "numeric(" + precision + "," + scale + ")";
        }

        @Override
        public String castSql() {
            return "numeric";
        }

        @Override
        public boolean isNumber() {
            return true;
        }

        @Override
        public Class<?> javaType() {
            return java.math.BigDecimal.class;
        }
    }

    record Real() implements SqlType {
        @Override
        public String sql() {
            return "real";
        }

        @Override
        public boolean isNumber() {
            return true;
        }

        @Override
        public Class<?> javaType() {
            return Float.class;
        }
    }

    record DoublePrecision() implements SqlType {
        @Override
        public String sql() {
            return "double precision";
        }

        @Override
        public boolean isNumber() {
            return true;
        }

        @Override
        public Class<?> javaType() {
            return Double.class;
        }
    }

    record Uuid() implements SqlType {
        @Override
        public String sql() {
            return "uuid";
        }

        @Override
        public Class<?> javaType() {
            return java.util.UUID.class;
        }
    }

    record Date() implements SqlType {
        @Override
        public String sql() {
            return "date";
        }

        @Override
        public Class<?> javaType() {
            return java.time.LocalDate.class;
        }
    }

    /// A time of day without a zone.
    ///
    /// @param precision the digits of the second's fraction, 0 to 6; `null` for 6
    record Time(@Nullable Integer precision) implements SqlType {
        public Time {
            Parameters.check("time", "precision", precision, 0, 6);
        }

        public Time() {
            this(null);
        }

        @Override
        public String sql() {
            return "time" + Parameters.of(precision);
        }

        @Override
        public String castSql() {
            return "time";
        }

        @Override
        public Class<?> javaType() {
            return java.time.LocalTime.class;
        }
    }

    /// A time of day with an offset from UTC.
    ///
    /// @param precision the digits of the second's fraction, 0 to 6; `null` for 6
    record Timetz(@Nullable Integer precision) implements SqlType {
        public Timetz {
            Parameters.check("timetz", "precision", precision, 0, 6);
        }

        public Timetz() {
            this(null);
        }

        @Override
        public String sql() {
            return "timetz" + Parameters.of(precision);
        }

        @Override
        public String castSql() {
            return "timetz";
        }

        @Override
        public Class<?> javaType() {
            return java.time.OffsetTime.class;
        }
    }

    /// Date and time without a zone.
    ///
    /// @param precision the digits of the second's fraction, 0 to 6; `null` for 6
    record Timestamp(@Nullable Integer precision) implements SqlType {
        public Timestamp {
            Parameters.check("timestamp", "precision", precision, 0, 6);
        }

        public Timestamp() {
            this(null);
        }

        @Override
        public String sql() {
            return "timestamp" + Parameters.of(precision);
        }

        @Override
        public String castSql() {
            return "timestamp";
        }

        @Override
        public Class<?> javaType() {
            return java.time.LocalDateTime.class;
        }
    }

    /// A moment.
    ///
    /// @param precision the digits of the second's fraction, 0 to 6; `null` for 6
    record Timestamptz(@Nullable Integer precision) implements SqlType {
        public Timestamptz {
            Parameters.check("timestamptz", "precision", precision, 0, 6);
        }

        public Timestamptz() {
            this(null);
        }

        @Override
        public String sql() {
            return "timestamptz" + Parameters.of(precision);
        }

        @Override
        public String castSql() {
            return "timestamptz";
        }

        @Override
        public Class<?> javaType() {
            return java.time.Instant.class;
        }
    }

    /// A span of time.
    ///
    /// @param fields which units it keeps; `null` for all
    /// @param precision the digits of the second's fraction, 0 to 6; `null` for 6
    record Interval(@Nullable IntervalFields fields, @Nullable Integer precision)
            implements SqlType {
        public Interval {
            Parameters.check("interval", "precision", precision, 0, 6);
            if (precision != null && fields != null && !fields.hasSeconds()) {
                throw new IllegalArgumentException(
                        "interval %s has no seconds and so no precision".formatted(fields.sql()));
            }
        }

        public Interval() {
            this(null, null);
        }

        @Override
        public String sql() {
            return "interval"
                    + (fields == null ? "" : " " + fields.sql())
                    + Parameters.of(precision);
        }

        @Override
        public String castSql() {
            return "interval";
        }

        @Override
        public Class<?> javaType() {
            return dev.leat.schema.value.Interval.class;
        }
    }

    record Json() implements SqlType {
        @Override
        public String sql() {
            return "json";
        }

        @Override
        public Class<?> javaType() {
            return String.class;
        }
    }

    record Jsonb() implements SqlType {
        @Override
        public String sql() {
            return "jsonb";
        }

        @Override
        public Class<?> javaType() {
            return String.class;
        }
    }

    /// @param length the number of bits
    record Bit(int length) implements SqlType {
        public Bit {
            Parameters.check("bit", "length", length, 1, 83_886_080);
        }

        @Override
        public String sql() {
            return "bit" + Parameters.of(length);
        }

        @Override
        public String castSql() {
            // `bit` alone would be one bit.
            return "varbit";
        }

        @Override
        public Class<?> javaType() {
            return dev.leat.schema.value.BitString.class;
        }
    }

    /// @param length the greatest number of bits; `null` for any
    record Varbit(@Nullable Integer length) implements SqlType {
        public Varbit {
            Parameters.check("varbit", "length", length, 1, 83_886_080);
        }

        @Override
        public String sql() {
            return "varbit" + Parameters.of(length);
        }

        @Override
        public String castSql() {
            return "varbit";
        }

        @Override
        public Class<?> javaType() {
            return dev.leat.schema.value.BitString.class;
        }
    }

    /// A type without parameters.
    record Plain(PlainType type) implements SqlType {
        public Plain {
            Objects.requireNonNull(type, "type");
        }

        @Override
        public String sql() {
            return type.sql();
        }

        @Override
        public String castSql() {
            // The text of an amount means the same in every locale only by way of a number.
            return type == PlainType.MONEY ? "numeric::money" : type.sql();
        }

        @Override
        public boolean isText() {
            return type == PlainType.CITEXT;
        }

        @Override
        public Class<?> javaType() {
            return type.javaType();
        }
    }

    /// A type of the extension pgvector.
    ///
    /// @param dimensions the number of elements, 1 to 16000 (1000000000 if sparse); `null` for any
    record Vector(VectorKind kind, @Nullable Integer dimensions) implements SqlType {
        public Vector {
            Objects.requireNonNull(kind, "kind");
            Parameters.check(
                    kind.sql(),
                    "number of dimensions",
                    dimensions,
                    1,
                    kind == VectorKind.SPARSEVEC ? 1_000_000_000 : 16_000);
        }

        @Override
        public String sql() {
            return kind.sql() + Parameters.of(dimensions);
        }

        @Override
        public String castSql() {
            return kind.sql();
        }

        @Override
        public Class<?> javaType() {
            return kind == VectorKind.SPARSEVEC
                    ? dev.leat.schema.value.SparseVector.class
                    : dev.leat.schema.value.Vector.class;
        }
    }

    /// What a vector keeps of its elements.
    enum VectorKind {
        /// Numbers of four bytes.
        VECTOR,
        /// Numbers of two bytes.
        HALFVEC,
        /// What is not zero.
        SPARSEVEC;

        /// {@return the name of the type}
        public String sql() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A type of the extension PostGIS. Values are text: read as EWKB in hexadecimal, written as
    /// that or as EWKT (`SRID=4326;POINT(1 2)`).
    ///
    /// @param kind `POINT`, `MULTIPOLYGONZ`, …; `null` for any
    /// @param srid the number of the reference system; `null` for any
    /// @param geography whether it is `geography` and not `geometry`
    record Geometry(@Nullable String kind, @Nullable Integer srid, boolean geography)
            implements SqlType {
        public Geometry {
            if (kind != null && !kind.matches("[A-Za-z]+")) {
                throw new IllegalArgumentException("not a kind of geometry: " + kind);
            }
        }

        @Override
        public String sql() {
            if (kind == null && srid == null) {
                return castSql();
            }
            return castSql()
                    + "("
                    + (kind == null ? "geometry" : kind)
                    + (srid == null ? "" : "," + srid)
                    + ")";
        }

        @Override
        public String castSql() {
            return geography ? "geography" : "geometry";
        }

        @Override
        public Class<?> javaType() {
            return String.class;
        }
    }

    /// A type made by `CREATE TYPE … AS ENUM`.
    record Enumeration(EnumType<?> type) implements SqlType {
        public Enumeration {
            Objects.requireNonNull(type, "type");
        }

        @Override
        public String sql() {
            return type.qualifiedSql();
        }

        @Override
        public Class<?> javaType() {
            return type.javaType();
        }
    }

    /// A type made by `CREATE DOMAIN`; its values are those of the type it is based on.
    record Domain(String schema, String name, SqlType of) implements SqlType {
        public Domain {
            Objects.requireNonNull(schema, "schema");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(of, "of");
        }

        @Override
        public String sql() {
            return Identifier.qualified(schema, name);
        }

        @Override
        public boolean isText() {
            return of.isText();
        }

        @Override
        public boolean isNumber() {
            return of.isNumber();
        }

        @Override
        public Class<?> javaType() {
            return of.javaType();
        }
    }

    /// A type made by `CREATE TYPE … AS (…)`; its values are records with one component for each
    /// attribute, in their order.
    record Composite(
            String schema, String name, Class<? extends Record> javaType, List<SqlType> attributes)
            implements SqlType {
        public Composite {
            Objects.requireNonNull(schema, "schema");
            Objects.requireNonNull(name, "name");
            attributes = List.copyOf(attributes);
            int components = javaType.getRecordComponents().length;
            if (components != attributes.size()) {
                throw new IllegalArgumentException(
                        "composite type \"%s\" has %d attributes, its record %s %d components"
                                .formatted(
                                        name, attributes.size(), javaType.getName(), components));
            }
        }

        @Override
        public String sql() {
            return Identifier.qualified(schema, name);
        }
    }

    /// A type that is only known by its name; values are text.
    record Named(String schema, String name) implements SqlType {
        public Named {
            Objects.requireNonNull(schema, "schema");
            Objects.requireNonNull(name, "name");
        }

        @Override
        public String sql() {
            return Identifier.qualified(schema, name);
        }

        @Override
        public Class<?> javaType() {
            return String.class;
        }
    }

    /// A type as SQL; values are text.
    record Custom(String sql) implements SqlType {
        public Custom {
            if (sql.isBlank()) {
                throw new IllegalArgumentException("the type's SQL is empty");
            }
        }

        @Override
        public Class<?> javaType() {
            return String.class;
        }
    }

    /// An array; an array of arrays is a Postgres array of two dimensions.
    record Array(SqlType element) implements SqlType {
        public Array {
            Objects.requireNonNull(element, "element");
        }

        @Override
        public String sql() {
            return element.sql() + "[]";
        }

        @Override
        public String castSql() {
            SqlType scalar = scalar();
            boolean isMoney = scalar instanceof Plain plain && plain.type() == PlainType.MONEY;
            return isMoney ? sql() : element.castSql() + "[]";
        }

        @Override
        public Class<?> javaType() {
            return List.class;
        }

        /// {@return the type of the innermost elements}
        public SqlType scalar() {
            return element instanceof Array inner ? inner.scalar() : element;
        }
    }

    /// Numbers in parentheses behind a type's name.
    final class Parameters {
        private Parameters() {}

        static String of(@Nullable Integer parameter) {
            return parameter == null ? "" : "(" + parameter + ")";
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
}
