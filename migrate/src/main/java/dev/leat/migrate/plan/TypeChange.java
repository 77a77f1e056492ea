package dev.leat.migrate.plan;

import dev.leat.migrate.plan.Step.Risk;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a change of a column's type costs.
///
/// @param risk what may happen
/// @param assignable whether Postgres converts by itself; otherwise the step says how
record TypeChange(Risk risk, boolean assignable) {
    private static final Pattern PARAMETERS =
            Pattern.compile("^([a-z ]+)\\((\\d+)(?:,(-?\\d+))?\\)$");
    private static final List<String> INTEGERS = List.of("smallint", "integer", "bigint");

    static TypeChange of(String before, String after) {
        if (isText(before) && isText(after)) {
            // Assignment refuses what is too long; a cast would cut it off without a word.
            return new TypeChange(
                    length(after) >= length(before) ? Risk.SAFE : Risk.MAY_FAIL, true);
        }
        if (INTEGERS.contains(before) && INTEGERS.contains(after)) {
            boolean wider = INTEGERS.indexOf(after) > INTEGERS.indexOf(before);
            return new TypeChange(wider ? Risk.SLOW : Risk.MAY_FAIL, true);
        }
        if (INTEGERS.contains(before) && isNumeric(after)) {
            return new TypeChange(after.equals("numeric") ? Risk.SLOW : Risk.MAY_FAIL, true);
        }
        if (isNumeric(before) && isNumeric(after)) {
            return new TypeChange(
                    scale(after) >= scale(before) ? Risk.MAY_FAIL : Risk.DESTROYS, true);
        }
        if (before.equals("real") && after.equals("double precision")) {
            return new TypeChange(Risk.SLOW, true);
        }
        if (isApproximateOrNumeric(before)
                && (INTEGERS.contains(after) || isApproximateOrNumeric(after))) {
            return new TypeChange(Risk.DESTROYS, true);
        }
        if (before.startsWith("timestamp") && after.equals("date")) {
            return new TypeChange(Risk.DESTROYS, true);
        }
        if (before.equals("json") && after.equals("jsonb")
                || before.equals("jsonb") && after.equals("json")) {
            return new TypeChange(Risk.SLOW, false);
        }
        if (isText(after)) {
            return new TypeChange(
                    length(after) == Integer.MAX_VALUE ? Risk.SLOW : Risk.MAY_FAIL, true);
        }
        return new TypeChange(Risk.MAY_FAIL, false);
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
        return type.equals("text") || type.startsWith("varchar");
    }

    private static boolean isNumeric(String type) {
        return type.equals("numeric") || type.startsWith("numeric(");
    }

    private static boolean isApproximateOrNumeric(String type) {
        return isNumeric(type) || type.equals("real") || type.equals("double precision");
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
