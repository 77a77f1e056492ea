package dev.leat.sql.wire;

import dev.leat.schema.Identifier;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A column as far as queries of the wire need to know it.
///
/// @param element the kind of an array's elements; `null` for anything else
public record WireColumn(String name, WireKind kind, @Nullable WireKind element) {
    public WireColumn {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
    }

    /// {@return the column, or `null` if the protocol has no values of its type}
    ///
    /// @param typeName as in `pg_type.typname`; for an array that of its elements
    public static @Nullable WireColumn of(
            String name, String typeName, boolean isEnum, boolean isArray) {
        WireKind kind = WireKind.of(typeName, isEnum);
        if (kind == null) {
            return null;
        }
        return isArray
                ? new WireColumn(name, WireKind.ARRAY, kind)
                : new WireColumn(name, kind, null);
    }

    /// {@return the column of a table under this alias}
    String at(String alias) {
        return alias + "." + Identifier.quote(name);
    }

    /// {@return the expression by which the protocol orders the column}
    String sortable(String alias) {
        return switch (kind) {
            case TEXT -> at(alias) + " COLLATE \"C\"";
            case AS_TEXT, JSON, ARRAY -> text(alias) + " COLLATE \"C\"";
            case TIMETZ -> "mod(extract(epoch from " + at(alias) + ") + 86400, 86400)";
            case INTEGER, BIGINT, NUMERIC, REAL, DOUBLE -> at(alias);
            case BOOLEAN, UUID, DATE, TIMESTAMP, TIMESTAMPTZ, TIME -> at(alias);
        };
    }

    /// {@return the expression of the text that the replication stream carries. A cast to text may
    /// differ from it: it strips `char(n)` and gives every `inet` a mask}
    String text(String alias) {
        return kind == WireKind.AS_TEXT
                ? "(to_json(" + at(alias) + ") #>> '{}')"
                : at(alias) + "::text";
    }

    /// {@return the expression of the value that the protocol shows}
    String shown(String alias) {
        return kind == WireKind.ARRAY ? shownArray(at(alias)) : shown(kind, at(alias));
    }

    private static String shown(WireKind kind, String value) {
        return switch (kind) {
            case INTEGER, BOOLEAN -> value;
            case BIGINT ->
                    "CASE WHEN %1$s BETWEEN -9007199254740991 AND 9007199254740991 THEN %1$s END"
                            .formatted(value);
            case NUMERIC, REAL, DOUBLE ->
                    "CASE WHEN %1$s::text NOT IN ('NaN', 'Infinity', '-Infinity') THEN %1$s END"
                            .formatted(value);
            case TEXT, UUID -> value + "::text";
            case AS_TEXT -> "to_json(" + value + ")";
            case DATE, TIMESTAMP, TIMESTAMPTZ ->
                    "CASE WHEN isfinite(%1$s) THEN extract(epoch from %1$s) * 1000 END"
                            .formatted(value);
            case TIME -> "extract(epoch from " + value + ") * 1000";
            case TIMETZ -> "mod(extract(epoch from " + value + ") + 86400, 86400) * 1000";
            case JSON -> value + "::json";
            case ARRAY -> "to_json(" + value + ")";
        };
    }

    private String shownArray(String value) {
        WireKind of = element == null ? WireKind.TEXT : element;
        return switch (of) {
            case INTEGER, BOOLEAN, TEXT, UUID, AS_TEXT, JSON, ARRAY -> "to_json(" + value + ")";
            case BIGINT, NUMERIC, REAL, DOUBLE, DATE, TIMESTAMP, TIMESTAMPTZ, TIME, TIMETZ ->
                    "CASE WHEN %1$s IS NOT NULL THEN coalesce((SELECT json_agg(%2$s ORDER BY u.o) FROM unnest(%1$s) WITH ORDINALITY u(e, o)), '[]'::json) END"
                            .formatted(value, shown(of, "u.e"));
        };
    }
}
