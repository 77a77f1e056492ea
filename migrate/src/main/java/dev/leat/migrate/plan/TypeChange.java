package dev.leat.migrate.plan;

import dev.leat.migrate.plan.Step.Risk;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a change of a column's type costs.
///
/// @param risk what may happen
/// @param using the conversion, with `%s` for the column; `null` where Postgres converts by itself
record TypeChange(Risk risk, @Nullable String using) {
    private static final Pattern PARAMETERS =
            Pattern.compile("^([a-z ]+)\\((\\d+)(?:,(-?\\d+))?\\)$");
    private static final List<String> INTEGERS = List.of("smallint", "integer", "bigint");
    private static final Set<String> MOMENTS = Set.of("date", "timestamp", "timestamptz");

    /// Only the order of the texts changes: indexes are built again.
    static final TypeChange OF_COLLATION = new TypeChange(Risk.SLOW, null);

    static TypeChange of(String before, String after) {
        TypeName old = TypeName.of(before);
        TypeName now = TypeName.of(after);
        Conversion conversion = elements(old.element(), now.element());
        if (old.array() && !now.array()) {
            // The text of an array is its literal.
            return new TypeChange(
                    isText(now.element()) ? Risk.SLOW : Risk.MAY_FAIL,
                    now.element().equals("text") ? null : "%s::text::" + after);
        }
        if (now.array() && !old.array()) {
            String element = after.substring(0, after.length() - 2);
            String converted = conversion.using(element, "");
            return new TypeChange(
                    conversion.risk == Risk.SAFE ? Risk.SLOW : conversion.risk,
                    "CASE WHEN %s IS NULL THEN NULL ELSE ARRAY["
                            + (converted == null ? "%s::" + element : converted)
                            + "] END");
        }
        if (!old.array()) {
            return new TypeChange(conversion.risk, conversion.using(after, ""));
        }
        Risk risk = conversion.risk == Risk.SAFE ? Risk.SLOW : conversion.risk;
        return new TypeChange(
                risk,
                conversion.way == Way.BY_ITSELF ? "%s::" + after : conversion.using(after, "[]"));
    }

    private enum Way {
        BY_ITSELF,
        CAST,
        AT_UTC,
        TEXT
    }

    private record Conversion(Risk risk, Way way) {
        @Nullable String using(String after, String brackets) {
            return switch (way) {
                case BY_ITSELF -> null;
                case CAST -> "%s::" + after;
                // Without a zone the session's would count, another one on every machine.
                case AT_UTC ->
                        brackets.isEmpty() ? "(%s AT TIME ZONE 'UTC')::" + after : "%s::" + after;
                case TEXT -> "%s::text" + brackets + "::" + after;
            };
        }
    }

    private static Conversion elements(String before, String after) {
        if (isText(before) && isText(after)) {
            // Assignment refuses what is too long; a cast would cut it off without a word.
            return new Conversion(
                    length(after) >= length(before) ? Risk.SAFE : Risk.MAY_FAIL, Way.BY_ITSELF);
        }
        if (isText(after)) {
            return new Conversion(
                    length(after) == Integer.MAX_VALUE ? Risk.SLOW : Risk.MAY_FAIL, Way.BY_ITSELF);
        }
        if (isNumber(before) && isNumber(after)) {
            return new Conversion(numbers(before, after), Way.BY_ITSELF);
        }
        if (MOMENTS.contains(before) && MOMENTS.contains(after)) {
            boolean zone = before.equals("timestamptz") || after.equals("timestamptz");
            return new Conversion(
                    after.equals("date") ? Risk.DESTROYS : Risk.SLOW,
                    zone ? Way.AT_UTC : Way.BY_ITSELF);
        }
        if (before.startsWith("json") && after.startsWith("json")) {
            return new Conversion(Risk.SLOW, Way.CAST);
        }
        if (isText(before)
                || before.equals("boolean") && after.equals("integer")
                || before.equals("integer") && after.equals("boolean")) {
            return new Conversion(Risk.MAY_FAIL, Way.CAST);
        }
        // Most other pairs have no cast at all; every type has a text.
        return new Conversion(Risk.MAY_FAIL, Way.TEXT);
    }

    private static Risk numbers(String before, String after) {
        if (INTEGERS.contains(before) && INTEGERS.contains(after)) {
            return INTEGERS.indexOf(after) > INTEGERS.indexOf(before) ? Risk.SLOW : Risk.MAY_FAIL;
        }
        if (INTEGERS.contains(before) && isNumeric(after)) {
            return after.equals("numeric") ? Risk.SLOW : Risk.MAY_FAIL;
        }
        if (INTEGERS.contains(before)) {
            boolean exact =
                    before.equals("smallint")
                            || before.equals("integer") && after.equals("double precision");
            return exact ? Risk.SLOW : Risk.DESTROYS;
        }
        if (isNumeric(before) && isNumeric(after)) {
            if (after.equals("numeric")) {
                return Risk.SAFE;
            }
            return scale(after) >= scale(before) ? Risk.MAY_FAIL : Risk.DESTROYS;
        }
        return before.equals("real") && after.equals("double precision")
                ? Risk.SLOW
                : Risk.DESTROYS;
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

    private static boolean isText(String type) {
        return type.equals("text") || type.equals("varchar") || type.startsWith("varchar(");
    }

    private static boolean isNumber(String type) {
        return INTEGERS.contains(type)
                || isNumeric(type)
                || type.equals("real")
                || type.equals("double precision");
    }

    private static boolean isNumeric(String type) {
        return type.equals("numeric") || type.startsWith("numeric(");
    }

    private static int length(String type) {
        Matcher matcher = PARAMETERS.matcher(type);
        return matcher.matches() ? Integer.parseInt(matcher.group(2)) : Integer.MAX_VALUE;
    }

    private static int scale(String type) {
        Matcher matcher = PARAMETERS.matcher(type);
        return matcher.matches() && matcher.group(3) != null
                ? Integer.parseInt(matcher.group(3))
                : Integer.MAX_VALUE;
    }
}
