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
    default String sql() {
        return TypeNames.sql(this);
    }

    /// {@return the type to which a parameter is cast: without length, scale or precision, because
    /// an explicit cast would cut silently what an assignment refuses}
    default String castSql() {
        return TypeNames.castSql(this);
    }

    /// {@return the raw class of the values: `List` for an array}
    default Class<?> javaType() {
        return TypeNames.javaType(this);
    }

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
        return TypeNames.isText(this);
    }

    /// {@return whether the type is numeric}
    default boolean isNumber() {
        return TypeNames.isNumber(this);
    }

    record Text() implements SqlType {}

    /// @param length the greatest number of characters, 1 to 10485760; `null` for any
    record Varchar(@Nullable Integer length) implements SqlType {
        public Varchar {
            TypeNames.check("varchar", "length", length, 1, 10_485_760);
        }
    }

    /// Text that Postgres pads with spaces, which do not count in comparisons.
    ///
    /// @param length the number of characters, 1 to 10485760
    record Char(int length) implements SqlType {
        public Char {
            TypeNames.check("char", "length", length, 1, 10_485_760);
        }
    }

    record Bool() implements SqlType {}

    record Smallint() implements SqlType {}

    record Int() implements SqlType {}

    record Bigint() implements SqlType {}

    /// @param precision the number of digits, 1 to 1000; `null` for any number
    /// @param scale the digits after the point; `null` together with `precision`
    record Numeric(@Nullable Integer precision, @Nullable Integer scale) implements SqlType {
        public Numeric {
            if ((precision == null) != (scale == null)) {
                throw new IllegalArgumentException("numeric has both precision and scale or none");
            }
            TypeNames.check("numeric", "precision", precision, 1, 1000);
            TypeNames.check("numeric", "scale", scale, -1000, 1000);
        }
    }

    record Real() implements SqlType {}

    record DoublePrecision() implements SqlType {}

    record Uuid() implements SqlType {}

    record Date() implements SqlType {}

    /// A time of day without a zone.
    ///
    /// @param precision the digits of the second's fraction, 0 to 6; `null` for 6
    record Time(@Nullable Integer precision) implements SqlType {
        public Time {
            TypeNames.check("time", "precision", precision, 0, 6);
        }

        public Time() {
            this(null);
        }
    }

    /// A time of day with an offset from UTC.
    ///
    /// @param precision the digits of the second's fraction, 0 to 6; `null` for 6
    record Timetz(@Nullable Integer precision) implements SqlType {
        public Timetz {
            TypeNames.check("timetz", "precision", precision, 0, 6);
        }

        public Timetz() {
            this(null);
        }
    }

    /// Date and time without a zone.
    ///
    /// @param precision the digits of the second's fraction, 0 to 6; `null` for 6
    record Timestamp(@Nullable Integer precision) implements SqlType {
        public Timestamp {
            TypeNames.check("timestamp", "precision", precision, 0, 6);
        }

        public Timestamp() {
            this(null);
        }
    }

    /// A moment.
    ///
    /// @param precision the digits of the second's fraction, 0 to 6; `null` for 6
    record Timestamptz(@Nullable Integer precision) implements SqlType {
        public Timestamptz {
            TypeNames.check("timestamptz", "precision", precision, 0, 6);
        }

        public Timestamptz() {
            this(null);
        }
    }

    /// A span of time.
    ///
    /// @param fields which units it keeps; `null` for all
    /// @param precision the digits of the second's fraction, 0 to 6; `null` for 6
    record Interval(@Nullable IntervalFields fields, @Nullable Integer precision)
            implements SqlType {
        public Interval {
            TypeNames.check("interval", "precision", precision, 0, 6);
            if (precision != null && fields != null && !fields.hasSeconds()) {
                throw new IllegalArgumentException(
                        "interval %s has no seconds and so no precision".formatted(fields.sql()));
            }
        }

        public Interval() {
            this(null, null);
        }
    }

    record Json() implements SqlType {}

    record Jsonb() implements SqlType {}

    /// @param length the number of bits
    record Bit(int length) implements SqlType {
        public Bit {
            TypeNames.check("bit", "length", length, 1, 83_886_080);
        }
    }

    /// @param length the greatest number of bits; `null` for any
    record Varbit(@Nullable Integer length) implements SqlType {
        public Varbit {
            TypeNames.check("varbit", "length", length, 1, 83_886_080);
        }
    }

    /// A type without parameters.
    record Plain(PlainType type) implements SqlType {
        public Plain {
            Objects.requireNonNull(type, "type");
        }
    }

    /// A type of the extension pgvector.
    ///
    /// @param dimensions the number of elements, 1 to 16000 (1000000000 if sparse); `null` for any
    record Vector(VectorKind kind, @Nullable Integer dimensions) implements SqlType {
        public Vector {
            Objects.requireNonNull(kind, "kind");
            TypeNames.check(
                    kind.sql(),
                    "number of dimensions",
                    dimensions,
                    1,
                    kind == VectorKind.SPARSEVEC ? 1_000_000_000 : 16_000);
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
    }

    /// A type made by `CREATE TYPE … AS ENUM`.
    record Enumeration(EnumType<?> type) implements SqlType {
        public Enumeration {
            Objects.requireNonNull(type, "type");
        }
    }

    /// A type made by `CREATE DOMAIN`; its values are those of the type it is based on.
    record Domain(String schema, String name, SqlType of) implements SqlType {
        public Domain {
            Objects.requireNonNull(schema, "schema");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(of, "of");
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
    }

    /// A type that is only known by its name; values are text.
    record Named(String schema, String name) implements SqlType {
        public Named {
            Objects.requireNonNull(schema, "schema");
            Objects.requireNonNull(name, "name");
        }
    }

    /// A type as SQL; values are text.
    record Custom(String sql) implements SqlType {
        public Custom {
            if (sql.isBlank()) {
                throw new IllegalArgumentException("the type's SQL is empty");
            }
        }
    }

    /// An array; an array of arrays is a Postgres array of two dimensions.
    record Array(SqlType element) implements SqlType {
        public Array {
            Objects.requireNonNull(element, "element");
        }

        /// {@return the type of the innermost elements}
        public SqlType scalar() {
            return element instanceof Array inner ? inner.scalar() : element;
        }
    }
}
