package dev.leat.sql.wire;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How values of a type look in the protocol, and so how they are compared there.
public enum WireKind {
    INTEGER,
    BIGINT,
    NUMERIC,
    REAL,
    DOUBLE,
    BOOLEAN,
    TEXT,
    UUID,
    /// Another type that is shown as its text: enums, inet, …
    AS_TEXT,
    DATE,
    TIMESTAMP,
    TIMESTAMPTZ,
    TIME,
    TIMETZ,
    JSON,
    ARRAY;

    private static final Set<String> SHOWN_AS_TEXT =
            Set.of("inet", "cidr", "macaddr", "macaddr8", "pg_lsn", "bpchar", "char", "name");

    /// {@return the kind of a type by its `pg_type.typname`, or `null` if the protocol has no such
    /// values}
    ///
    /// @param isEnum whether it is an enum type
    static @Nullable WireKind of(String typeName, boolean isEnum) {
        return switch (typeName) {
            case "int2", "int4" -> INTEGER;
            case "int8" -> BIGINT;
            case "numeric" -> NUMERIC;
            case "float4" -> REAL;
            case "float8" -> DOUBLE;
            case "bool" -> BOOLEAN;
            case "text", "varchar" -> TEXT;
            case "uuid" -> UUID;
            case "date" -> DATE;
            case "timestamp" -> TIMESTAMP;
            case "timestamptz" -> TIMESTAMPTZ;
            case "time" -> TIME;
            case "timetz" -> TIMETZ;
            case "json", "jsonb" -> JSON;
            default -> isEnum || SHOWN_AS_TEXT.contains(typeName) ? AS_TEXT : null;
        };
    }

    boolean isNumber() {
        return switch (this) {
            case INTEGER, BIGINT, NUMERIC, REAL, DOUBLE -> true;
            case BOOLEAN, TEXT, UUID, AS_TEXT, DATE, TIMESTAMP, TIMESTAMPTZ, TIME, TIMETZ -> false;
            case JSON, ARRAY -> false;
        };
    }
}
