package dev.leat.migrate.plan;

import dev.leat.migrate.plan.Step.Risk;
import java.util.List;
import java.util.Set;

/// How values of one type become values of another, arrays aside.
///
/// Postgres's own casts decide. Where it converts in an assignment, nothing needs to be said; an
/// assignment also refuses what is too long, where a cast that is written would cut it off without
/// a word.
///
/// @param risk what may happen to the values
/// @param way which expression converts
record Conversion(Risk risk, Way way) {
    private static final List<String> INTEGERS = List.of("smallint", "integer", "bigint");
    private static final Set<String> NUMBERS =
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");
    private static final Set<String> CLOCKS =
            Set.of("time", "timetz", "timestamp", "timestamptz", "interval");
    private static final Set<String> SHAPES =
            Set.of("box", "circle", "line", "lseg", "path", "point", "polygon");

    /// Which expression converts.
    enum Way {
        /// None: an assignment does.
        BY_ITSELF,
        /// A cast that must be written.
        CAST,
        /// Through the clock of UTC: else the session's zone would count, another one on every
        /// machine.
        AT_UTC,
        /// Through the text that every type has.
        TEXT,
        /// `to_json` or `to_jsonb`.
        JSON,
        /// The bytes of the text: a cast would take backslashes in it for escapes.
        BYTES
    }

    static Conversion of(TypeName before, TypeName after) {
        if (before.base().equals(after.base())) {
            return new Conversion(parameters(before, after), Way.BY_ITSELF);
        }
        if (after.is("text", "varchar", "character", "name", "\"char\"")) {
            return new Conversion(toText(before, after), Way.BY_ITSELF);
        }
        if (after.is("json", "jsonb")) {
            return before.is("json", "jsonb")
                    ? new Conversion(Risk.SLOW, Way.BY_ITSELF)
                    : isText(before)
                            ? new Conversion(Risk.MAY_FAIL, Way.CAST)
                            : new Conversion(Risk.SLOW, Way.JSON);
        }
        if (isText(before) && isCitext(after)) {
            return new Conversion(Risk.SLOW, Way.CAST);
        }
        if (isText(before) && after.is("bytea")) {
            return new Conversion(Risk.SLOW, Way.BYTES);
        }
        if (isText(before)) {
            return new Conversion(isRounded(after) ? Risk.DESTROYS : Risk.MAY_FAIL, Way.CAST);
        }
        if (NUMBERS.contains(before.base()) && NUMBERS.contains(after.base())) {
            return new Conversion(numbers(before, after), Way.BY_ITSELF);
        }
        if (before.is("date", "timestamp", "timestamptz", "time", "timetz", "interval")
                && after.is("date", "timestamp", "timestamptz", "time", "timetz", "interval")) {
            return moments(before, after);
        }
        if (SHAPES.contains(before.base()) && SHAPES.contains(after.base())) {
            return shapes(before.base() + " " + after.base());
        }
        return byName(before, after);
    }

    private static Conversion byName(TypeName before, TypeName after) {
        return switch (before.base() + " " + after.base()) {
            case "cidr inet" -> new Conversion(Risk.SAFE, Way.BY_ITSELF);
            case "inet cidr" -> new Conversion(Risk.DESTROYS, Way.BY_ITSELF);
            case "macaddr macaddr8" -> new Conversion(Risk.SLOW, Way.BY_ITSELF);
            case "macaddr8 macaddr" -> new Conversion(Risk.MAY_FAIL, Way.BY_ITSELF);
            case "boolean integer" -> new Conversion(Risk.SLOW, Way.CAST);
            case "integer boolean" -> new Conversion(Risk.DESTROYS, Way.CAST);
            case "integer money" -> new Conversion(Risk.SLOW, Way.BY_ITSELF);
            case "bigint money" -> new Conversion(Risk.MAY_FAIL, Way.BY_ITSELF);
            case "numeric money" -> new Conversion(Risk.DESTROYS, Way.BY_ITSELF);
            case "money numeric" ->
                    new Conversion(
                            after.scale() < 2
                                    ? Risk.DESTROYS
                                    : after.wholeDigits() >= 17 ? Risk.SLOW : Risk.MAY_FAIL,
                            Way.BY_ITSELF);
            case "oid bigint" -> new Conversion(Risk.SLOW, Way.BY_ITSELF);
            case "smallint oid", "bigint oid" -> new Conversion(Risk.MAY_FAIL, Way.BY_ITSELF);
            case "bit varbit" ->
                    new Conversion(
                            after.length() >= before.length() ? Risk.SLOW : Risk.MAY_FAIL,
                            Way.BY_ITSELF);
            case "varbit bit" -> new Conversion(Risk.MAY_FAIL, Way.BY_ITSELF);
            // The number's bits, not its digits. What does not fit is cut off, sign and all.
            case "integer bit" -> new Conversion(holds(after, 32), Way.CAST);
            case "bigint bit" -> new Conversion(holds(after, 64), Way.CAST);
            case "bit integer" -> new Conversion(fits(before, 32), Way.CAST);
            case "bit bigint" -> new Conversion(fits(before, 64), Way.CAST);
            case "int4range int4multirange",
                    "int8range int8multirange",
                    "numrange nummultirange",
                    "daterange datemultirange",
                    "tsrange tsmultirange",
                    "tstzrange tstzmultirange" ->
                    new Conversion(Risk.SLOW, Way.CAST);
            // Most other pairs have no cast at all; every type has a text.
            default -> new Conversion(isRounded(after) ? Risk.DESTROYS : Risk.MAY_FAIL, Way.TEXT);
        };
    }

    private static Risk holds(TypeName bits, int width) {
        return bits.length() >= width ? Risk.SLOW : Risk.DESTROYS;
    }

    private static Risk fits(TypeName bits, int width) {
        return bits.length() <= width ? Risk.SLOW : Risk.MAY_FAIL;
    }

    private static Conversion shapes(String pair) {
        return switch (pair) {
            case "point box", "box polygon", "polygon path" -> new Conversion(Risk.SLOW, Way.CAST);
            case "path polygon" -> new Conversion(Risk.MAY_FAIL, Way.CAST);
            case "box circle",
                    "box lseg",
                    "box point",
                    "circle box",
                    "circle point",
                    "circle polygon",
                    "lseg point",
                    "polygon box",
                    "polygon circle",
                    "polygon point" ->
                    new Conversion(Risk.DESTROYS, Way.CAST);
            default -> new Conversion(Risk.MAY_FAIL, Way.TEXT);
        };
    }

    private static Conversion moments(TypeName before, TypeName after) {
        boolean loses =
                switch (before.base() + " " + after.base()) {
                    case "timestamp date",
                            "timestamptz date",
                            "timestamp time",
                            "timestamptz time",
                            "timestamptz timetz",
                            "timetz time",
                            "interval time" ->
                            true;
                    default -> CLOCKS.contains(before.base()) && after.scale() < before.scale();
                };
        Risk risk = loses ? Risk.DESTROYS : Risk.SLOW;
        boolean zone =
                before.is("timestamptz") && !after.is("timetz")
                        || before.is("date", "timestamp") && after.is("timestamptz");
        if (zone && !after.is("interval", "timetz")) {
            return new Conversion(risk, Way.AT_UTC);
        }
        return switch (before.base() + " " + after.base()) {
            case "date timestamp",
                    "timestamp date",
                    "timestamp time",
                    "timestamptz timetz",
                    "time interval",
                    "time timetz",
                    "timetz time",
                    "interval time" ->
                    new Conversion(risk, Way.BY_ITSELF);
            default -> new Conversion(Risk.MAY_FAIL, Way.TEXT);
        };
    }

    /// The same type with other parameters.
    private static Risk parameters(TypeName before, TypeName after) {
        return switch (after.base()) {
            case "varchar", "varbit" ->
                    after.length() >= before.length() ? Risk.SAFE : Risk.MAY_FAIL;
            case "character" -> after.length() > before.length() ? Risk.SLOW : Risk.MAY_FAIL;
            case "bit" -> Risk.MAY_FAIL;
            case "numeric" -> numerics(before, after);
            case "interval" ->
                    after.scale() < before.scale()
                                    || !after.fields().isEmpty()
                                            && !after.fields().equals(before.fields())
                            ? Risk.DESTROYS
                            : Risk.SAFE;
            case "time", "timetz", "timestamp", "timestamptz" ->
                    after.scale() < before.scale() ? Risk.DESTROYS : Risk.SAFE;
            default -> before.parameters().equals(after.parameters()) ? Risk.SLOW : Risk.MAY_FAIL;
        };
    }

    private static Risk numerics(TypeName before, TypeName after) {
        if (after.parameters().isEmpty()) {
            return Risk.SAFE;
        }
        if (after.scale() < before.scale()) {
            return Risk.DESTROYS;
        }
        if (after.wholeDigits() < before.wholeDigits()) {
            return Risk.MAY_FAIL;
        }
        return after.scale() == before.scale() ? Risk.SAFE : Risk.SLOW;
    }

    private static Risk toText(TypeName before, TypeName after) {
        if (after.is("name", "\"char\"")) {
            return Risk.DESTROYS;
        }
        boolean same = before.is("text", "varchar") && after.is("text", "varchar");
        if (after.length() == TypeName.UNLIMITED) {
            return same ? Risk.SAFE : Risk.SLOW;
        }
        boolean fits = before.is("varchar", "character") && before.length() <= after.length();
        return fits ? same ? Risk.SAFE : Risk.SLOW : Risk.MAY_FAIL;
    }

    private static Risk numbers(TypeName before, TypeName after) {
        if (INTEGERS.contains(before.base())) {
            if (INTEGERS.contains(after.base())) {
                return INTEGERS.indexOf(after.base()) > INTEGERS.indexOf(before.base())
                        ? Risk.SLOW
                        : Risk.MAY_FAIL;
            }
            if (after.is("numeric")) {
                return after.wholeDigits() >= before.wholeDigits() ? Risk.SLOW : Risk.MAY_FAIL;
            }
            boolean exact =
                    before.is("smallint") || before.is("integer") && after.is("double precision");
            return exact ? Risk.SLOW : Risk.DESTROYS;
        }
        return before.is("real") && after.is("double precision") ? Risk.SLOW : Risk.DESTROYS;
    }

    private static boolean isRounded(TypeName type) {
        return type.is("money")
                || type.is("numeric") && !type.parameters().isEmpty()
                || type.is("interval") && !type.fields().isEmpty()
                || CLOCKS.contains(type.base()) && type.scale() < 6;
    }

    private static boolean isText(TypeName type) {
        return type.is("text", "varchar", "character", "name", "\"char\"") || isCitext(type);
    }

    private static boolean isCitext(TypeName type) {
        return type.base().equals("citext") || type.base().endsWith(".citext");
    }
}
