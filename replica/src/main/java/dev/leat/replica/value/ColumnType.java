package dev.leat.replica.value;

import dev.leat.ivm.source.Row;
import dev.leat.ivm.source.TableSpec.ValueType;

/// How the text of a column becomes a value of a row, and of which kind that value is.
public sealed interface ColumnType {

    /// {@return the kind of the values}
    ValueType valueType();

    /// {@return the value of a text that Postgres printed for a value other than null}
    ///
    /// @param problems hears of elements of an array that have no value and became null one by one
    /// @throws UnreadableValue if the protocol has no value for it
    Object parse(String text, ElementProblems problems) throws UnreadableValue;

    /// A type whose value is one number, string, boolean or document.
    enum Scalar implements ColumnType {
        BOOLEAN(ValueType.BOOLEAN),
        /// `smallint`, `integer`, `oid`: always within a double.
        INTEGER(ValueType.NUMBER),
        /// `bigint`: beyond ±(2^53-1) a double cannot tell neighbours apart.
        BIGINT(ValueType.NUMBER),
        /// `real`, `double precision`, `numeric`.
        FLOAT(ValueType.NUMBER),
        /// Milliseconds since 1970 in UTC, with microseconds as fraction; without a zone it is
        /// taken as UTC.
        TIMESTAMP(ValueType.NUMBER),
        /// Milliseconds since 1970 at midnight in UTC.
        DATE(ValueType.NUMBER),
        /// Milliseconds since midnight; a zone is taken off.
        TIME(ValueType.NUMBER),
        /// What is delivered as Postgres prints it.
        TEXT(ValueType.STRING),
        JSON(ValueType.JSON);

        private static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

        private final ValueType valueType;

        Scalar(ValueType valueType) {
            this.valueType = valueType;
        }

        @Override
        public ValueType valueType() {
            return valueType;
        }

        @Override
        public Object parse(String text, ElementProblems problems) throws UnreadableValue {
            return parse(text);
        }

        /// {@return the value of a text that Postgres printed}
        ///
        /// @throws UnreadableValue if the protocol has no value for it
        public Object parse(String text) throws UnreadableValue {
            return switch (this) {
                case BOOLEAN -> parseBoolean(text);
                case INTEGER, BIGINT -> parseInteger(text);
                case FLOAT -> parseFloat(text);
                case TIMESTAMP -> DateTimeText.timestamp(text);
                case DATE -> DateTimeText.date(text);
                case TIME -> DateTimeText.time(text);
                case TEXT -> text;
                case JSON -> new Row.Json(text);
            };
        }

        private static Boolean parseBoolean(String text) throws UnreadableValue {
            return switch (text) {
                case "t", "true" -> Boolean.TRUE;
                case "f", "false" -> Boolean.FALSE;
                default -> throw new UnreadableValue("it is not a boolean");
            };
        }

        private static Double parseInteger(String text) throws UnreadableValue {
            long value;
            try {
                value = Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw new UnreadableValue("it is not an integer");
            }
            if (value > MAX_SAFE_INTEGER || value < -MAX_SAFE_INTEGER) {
                throw new UnreadableValue(
                        "it is beyond 2^53-1, the largest integer that clients can hold");
            }
            return (double) value;
        }

        private static Double parseFloat(String text) throws UnreadableValue {
            double value;
            try {
                value = Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw new UnreadableValue("it is not a number");
            }
            if (Double.isNaN(value)) {
                throw new UnreadableValue("it is NaN");
            }
            if (Double.isInfinite(value)) {
                throw new UnreadableValue("it is infinite or too large for a double");
            }
            return value;
        }
    }

    /// An array of any number of dimensions, delivered as a JSON array.
    ///
    /// @param element what it is made of
    record ArrayOf(Scalar element) implements ColumnType {
        @Override
        public ValueType valueType() {
            return ValueType.JSON;
        }

        @Override
        public Object parse(String text, ElementProblems problems) throws UnreadableValue {
            return ArrayText.toJson(text, element, problems);
        }
    }

    /// Hears of the elements of an array that became null.
    interface ElementProblems {
        void report(String reason);
    }
}
