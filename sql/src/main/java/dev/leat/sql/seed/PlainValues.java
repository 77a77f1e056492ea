package dev.leat.sql.seed;

import dev.leat.schema.Column;
import dev.leat.schema.PlainType;
import java.time.LocalDate;
import java.util.random.RandomGenerator;

/// Random values of the types without parameters, as text.
final class PlainValues {
    private PlainValues() {}

    /// @throws IllegalArgumentException if there is no usual generator for the type
    static void check(Column<?> column, PlainType type) {
        switch (type) {
            case XML, TSQUERY, JSONPATH, PG_LSN, LQUERY, LTXTQUERY, OID ->
                    throw DefaultGenerator.unknown(column);
            default -> {}
        }
    }

    static String text(PlainType type, RandomGenerator random) {
        int a = random.nextInt(100);
        int b = a + 1 + random.nextInt(100);
        // Short, so that an exclusion constraint has room for many.
        LocalDate day = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(360));
        LocalDate later = day.plusDays(random.nextInt(1, 15));
        int low = random.nextInt(1000);
        int high = low + random.nextInt(1, 20);
        return switch (type) {
            case BYTEA -> "\\x%08x".formatted(random.nextInt());
            case INET -> "192.0.2." + a;
            case CIDR -> "198.51.100.0/24";
            case MACADDR -> "02:00:00:00:00:%02x".formatted(a);
            case MACADDR8 -> "02:00:00:00:00:00:00:%02x".formatted(a);
            case POINT -> "(%d,%d)".formatted(a, b);
            case LINE -> "{%d,%d,1}".formatted(a + 1, b);
            case LSEG -> "[(%1$d,%1$d),(%2$d,%2$d)]".formatted(a, b);
            case BOX -> "(%2$d,%2$d),(%1$d,%1$d)".formatted(a, b);
            case PATH -> "[(%1$d,%1$d),(%2$d,%2$d)]".formatted(a, b);
            case POLYGON -> "((%1$d,%1$d),(%2$d,%1$d),(%2$d,%2$d))".formatted(a, b);
            case CIRCLE -> "<(%d,%d),%d>".formatted(a, b, a + 1);
            case MONEY -> "$%d.%02d".formatted(b, a % 100);
            case TSVECTOR -> "'%s':1".formatted(Words.pick(Words.PLAIN, random));
            case INT4RANGE, INT8RANGE -> "[%d,%d)".formatted(low, high);
            case NUMRANGE -> "[%d.5,%d.5)".formatted(low, high);
            case DATERANGE -> "[%s,%s)".formatted(day, later);
            case TSRANGE -> "[\"%s 00:00:00\",\"%s 00:00:00\")".formatted(day, later);
            case TSTZRANGE -> "[\"%s 00:00:00+00\",\"%s 00:00:00+00\")".formatted(day, later);
            case INT4MULTIRANGE, INT8MULTIRANGE -> "{[%d,%d)}".formatted(low, high);
            case NUMMULTIRANGE -> "{[%d.5,%d.5)}".formatted(low, high);
            case DATEMULTIRANGE -> "{[%s,%s)}".formatted(day, later);
            case TSMULTIRANGE -> "{[\"%s 00:00:00\",\"%s 00:00:00\")}".formatted(day, later);
            case TSTZMULTIRANGE ->
                    "{[\"%s 00:00:00+00\",\"%s 00:00:00+00\")}".formatted(day, later);
            case CITEXT -> Words.pick(Words.PLAIN, random);
            case HSTORE -> "\"%s\"=>\"%d\"".formatted(Words.pick(Words.PLAIN, random), a);
            case LTREE -> Words.pick(Words.PLAIN, random) + "." + Words.pick(Words.PLAIN, random);
            case XML, TSQUERY, JSONPATH, PG_LSN, LQUERY, LTXTQUERY, OID ->
                    throw new IllegalStateException("refused before: " + type);
        };
    }
}
