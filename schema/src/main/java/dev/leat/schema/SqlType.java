package dev.leat.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The type of a column in Postgres.
///
/// [#sql()] is how it is written in DDL and in casts.
public sealed interface SqlType {

    /// {@return the type as Postgres accepts it after a column name or `::`}
    String sql();

    /// {@return whether values of the type are ordered as text}
    default boolean isText() {
        return this instanceof Text || this instanceof Varchar;
    }

    /// {@return whether the type is numeric}
    default boolean isNumber() {
        return switch (this) {
            case Smallint t -> true;
            case Int t -> true;
            case Bigint t -> true;
            case Numeric t -> true;
            case Real t -> true;
            case DoublePrecision t -> true;
            case Text t -> false;
            case Varchar t -> false;
            case Bool t -> false;
            case Uuid t -> false;
            case Date t -> false;
            case Timestamp t -> false;
            case Timestamptz t -> false;
            case Json t -> false;
            case Jsonb t -> false;
            case Enumeration t -> false;
            case Array t -> false;
        };
    }

    record Text() implements SqlType {
        @Override
        public String sql() {
            return "text";
        }
    }

    /// @param length the greatest number of characters, 1 to 10485760
    record Varchar(int length) implements SqlType {
        public Varchar {
            if (length < 1 || length > 10_485_760) {
                throw new IllegalArgumentException(
                        "varchar(" + length + "): the length is between 1 and 10485760");
            }
        }

        @Override
        public String sql() {
            return "varchar(" + length + ")";
        }
    }

    record Bool() implements SqlType {
        @Override
        public String sql() {
            return "boolean";
        }
    }

    record Smallint() implements SqlType {
        @Override
        public String sql() {
            return "smallint";
        }
    }

    record Int() implements SqlType {
        @Override
        public String sql() {
            return "integer";
        }
    }

    record Bigint() implements SqlType {
        @Override
        public String sql() {
            return "bigint";
        }
    }

    /// @param precision the number of digits, 1 to 1000; `null` for any number
    /// @param scale the digits after the point; `null` together with `precision`
    record Numeric(@Nullable Integer precision, @Nullable Integer scale) implements SqlType {
        public Numeric {
            if ((precision == null) != (scale == null)) {
                throw new IllegalArgumentException("numeric has both precision and scale or none");
            }
            if (precision != null && (precision < 1 || precision > 1000)) {
                throw new IllegalArgumentException(
                        "numeric(" + precision + "): the precision is between 1 and 1000");
            }
            if (scale != null && (scale < -1000 || scale > 1000)) {
                throw new IllegalArgumentException(
                        "numeric scale " + scale + " is not between -1000 and 1000");
            }
        }

        @Override
        public String sql() {
            return precision == null ? "numeric" : "numeric(" + precision + "," + scale + ")";
        }
    }

    record Real() implements SqlType {
        @Override
        public String sql() {
            return "real";
        }
    }

    record DoublePrecision() implements SqlType {
        @Override
        public String sql() {
            return "double precision";
        }
    }

    record Uuid() implements SqlType {
        @Override
        public String sql() {
            return "uuid";
        }
    }

    record Date() implements SqlType {
        @Override
        public String sql() {
            return "date";
        }
    }

    /// Date and time without a zone.
    record Timestamp() implements SqlType {
        @Override
        public String sql() {
            return "timestamp";
        }
    }

    /// A moment.
    record Timestamptz() implements SqlType {
        @Override
        public String sql() {
            return "timestamptz";
        }
    }

    record Json() implements SqlType {
        @Override
        public String sql() {
            return "json";
        }
    }

    record Jsonb() implements SqlType {
        @Override
        public String sql() {
            return "jsonb";
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

        /// {@return the type of the innermost elements}
        public SqlType scalar() {
            return element instanceof Array inner ? inner.scalar() : element;
        }
    }
}
