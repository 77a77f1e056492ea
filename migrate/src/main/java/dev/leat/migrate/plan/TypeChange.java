package dev.leat.migrate.plan;

import dev.leat.migrate.plan.Step.Risk;
import org.jspecify.annotations.Nullable;

/// What a change of a column's type costs.
///
/// @param risk what may happen
/// @param using the conversion, with `%s` for the column; `null` where Postgres converts by itself
record TypeChange(Risk risk, @Nullable String using) {
    /// Only the order of the texts changes: indexes are built again.
    static final TypeChange OF_COLLATION = new TypeChange(Risk.SLOW, null);

    static TypeChange of(String before, String after) {
        TypeName old = TypeName.of(before);
        TypeName now = TypeName.of(after);
        Conversion conversion = Conversion.of(old.element(), now.element());
        String target = now.castTarget(after);
        TypeChange ofVectors = VectorChange.of(old, now, target);
        if (ofVectors != null) {
            return ofVectors;
        }
        if (old.array() && !now.array()) {
            return fromArray(now, target);
        }
        if (now.array() && !old.array()) {
            return toArray(old, now, conversion, target);
        }
        if (!old.array()) {
            return new TypeChange(conversion.risk(), using(conversion.way(), target, old, now));
        }
        Risk risk = conversion.risk() == Risk.SAFE ? Risk.SLOW : conversion.risk();
        return new TypeChange(
                risk,
                switch (conversion.way()) {
                    case BY_ITSELF -> null;
                    case CAST, AT_UTC, BYTES -> "%s::" + target + "[]";
                    case TEXT, JSON -> "%s::text[]::" + target + "[]";
                });
    }

    private static @Nullable String using(
            Conversion.Way way, String target, TypeName old, TypeName now) {
        return switch (way) {
            case BY_ITSELF -> null;
            // A number's bits are counted from the right: the length says which ones are meant.
            case CAST ->
                    now.is("bit") && old.is("integer", "bigint")
                            ? "%s::bit(" + now.length() + ")"
                            : "%s::" + target;
            case AT_UTC -> "(" + atUtc(old) + ")::" + target;
            case TEXT -> "%s::text::" + target;
            case JSON -> "to_" + now.base() + "(%s)";
            case BYTES -> "convert_to(%s, 'UTF8')";
        };
    }

    /// A date alone would be taken for midnight in the session's zone first.
    private static String atUtc(TypeName old) {
        return old.is("date") ? "%s::timestamp AT TIME ZONE 'UTC'" : "%s AT TIME ZONE 'UTC'";
    }

    /// The text of an array is its literal.
    private static TypeChange fromArray(TypeName now, String target) {
        if (now.is("json", "jsonb")) {
            return new TypeChange(Risk.SLOW, "to_" + now.base() + "(%s)");
        }
        if (now.is("text", "varchar", "character")) {
            return new TypeChange(
                    now.length() == TypeName.UNLIMITED ? Risk.SLOW : Risk.MAY_FAIL, null);
        }
        return new TypeChange(Risk.MAY_FAIL, "%s::text::" + target);
    }

    /// A value becomes the only element; what has elements of its own is read as such.
    private static TypeChange toArray(
            TypeName old, TypeName now, Conversion conversion, String target) {
        boolean structured = old.is("json", "jsonb", "tsvector", "tsquery", "hstore", "xml");
        if (structured && !old.base().equals(now.base())) {
            return new TypeChange(Risk.MAY_FAIL, "%s::text::" + target + "[]");
        }
        String value =
                switch (conversion.way()) {
                    case BY_ITSELF, CAST -> "%s";
                    case AT_UTC -> atUtc(old);
                    case TEXT -> "%s::text";
                    case JSON -> "to_" + now.base() + "(%s)";
                    case BYTES -> "convert_to(%s, 'UTF8')";
                };
        return new TypeChange(
                conversion.risk() == Risk.SAFE ? Risk.SLOW : conversion.risk(),
                "CASE WHEN %s IS NULL THEN NULL ELSE ARRAY[" + value + "]::" + target + "[] END");
    }

    String note(String before, String after) {
        return switch (risk) {
            case SAFE -> "";
            case SLOW ->
                    "rewrites the table from "
                            + before
                            + " to "
                            + after
                            + " under an exclusive lock";
            case MAY_FAIL ->
                    "rewrites the table under an exclusive lock and fails if a value does not fit "
                            + after;
            case DESTROYS -> "rounds or cuts values: " + after + " holds less than " + before;
        };
    }
}
