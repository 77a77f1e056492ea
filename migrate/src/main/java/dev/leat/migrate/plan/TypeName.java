package dev.leat.migrate.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a column type, taken apart, without the spellings that mean the same.
///
/// @param base the type, or that of the elements, without parameters: `varchar`
/// @param parameters the numbers in parentheses: length, or precision and scale
/// @param fields what an interval is cut to: `year to month`; empty for all
/// @param array whether it is an array; Postgres does not tell arrays of more dimensions apart
record TypeName(String base, List<Integer> parameters, String fields, boolean array) {
    static final int UNLIMITED = Integer.MAX_VALUE;

    private static final Map<String, String> ALIASES =
            Map.ofEntries(
                    Map.entry("character varying", "varchar"),
                    Map.entry("char", "character"),
                    Map.entry("bpchar", "character"),
                    Map.entry("bit varying", "varbit"),
                    Map.entry("timestamp with time zone", "timestamptz"),
                    Map.entry("timestamp without time zone", "timestamp"),
                    Map.entry("time with time zone", "timetz"),
                    Map.entry("time without time zone", "time"),
                    Map.entry("bool", "boolean"),
                    Map.entry("int", "integer"),
                    Map.entry("int2", "smallint"),
                    Map.entry("int4", "integer"),
                    Map.entry("int8", "bigint"),
                    Map.entry("float4", "real"),
                    Map.entry("float8", "double precision"),
                    Map.entry("decimal", "numeric"));

    /// `timestamp(3) with time zone` has its parameters in the middle.
    private static final Pattern PARAMETERS =
            Pattern.compile("^([^(]*)\\(\\s*(-?\\d+)\\s*(?:,\\s*(-?\\d+)\\s*)?\\)(.*)$");

    TypeName {
        parameters = List.copyOf(parameters);
    }

    static TypeName of(String written) {
        String name = written.strip();
        boolean array = false;
        while (name.endsWith("[]")) {
            array = true;
            name = name.substring(0, name.length() - 2).stripTrailing();
        }
        List<Integer> parameters = new ArrayList<>();
        Matcher matcher = PARAMETERS.matcher(name);
        if (matcher.matches()) {
            parameters.add(Integer.valueOf(matcher.group(2)));
            if (matcher.group(3) != null) {
                parameters.add(Integer.valueOf(matcher.group(3)));
            }
            name = matcher.group(1).stripTrailing() + matcher.group(4);
        }
        String fields = "";
        if (name.startsWith("interval ")) {
            fields = name.substring("interval ".length());
            name = "interval";
        }
        String base = ALIASES.getOrDefault(name, name);
        boolean one = (base.equals("character") || base.equals("bit")) && parameters.isEmpty();
        if (one && !written.startsWith("bpchar")) {
            parameters.add(1);
        }
        return new TypeName(base, parameters, fields, array);
    }

    /// {@return the type of the elements}
    TypeName element() {
        return new TypeName(base, parameters, fields, false);
    }

    boolean is(String... bases) {
        return List.of(bases).contains(base);
    }

    /// {@return the greatest length of a text or of bits}
    int length() {
        return parameters.isEmpty() ? UNLIMITED : parameters.getFirst();
    }

    /// {@return the digits of the fraction of a number or of a second}
    int scale() {
        if (is("numeric")) {
            return parameters.isEmpty() ? UNLIMITED : parameters.size() > 1 ? parameters.get(1) : 0;
        }
        return parameters.isEmpty() ? 6 : parameters.getFirst();
    }

    /// {@return the digits in front of the point}
    int wholeDigits() {
        return switch (base) {
            case "smallint" -> 5;
            case "integer" -> 10;
            case "bigint" -> 19;
            case "numeric" -> parameters.isEmpty() ? UNLIMITED : parameters.getFirst() - scale();
            default -> UNLIMITED;
        };
    }

    /// {@return the element type as a cast writes it that cuts nothing: the column's own length is
    /// checked when the value is assigned, and refuses what is too long}
    String castTarget(String written) {
        String element = written;
        while (element.endsWith("[]")) {
            element = element.substring(0, element.length() - 2);
        }
        return switch (base) {
            case "varchar" -> "varchar";
            case "character" -> "bpchar";
            case "bit", "varbit" -> "varbit";
            default -> element;
        };
    }
}
