package dev.leat.schema;

import dev.leat.schema.value.BitString;
import dev.leat.schema.value.Box;
import dev.leat.schema.value.Bytes;
import dev.leat.schema.value.Cidr;
import dev.leat.schema.value.Circle;
import dev.leat.schema.value.Inet;
import dev.leat.schema.value.Interval;
import dev.leat.schema.value.Line;
import dev.leat.schema.value.LineSegment;
import dev.leat.schema.value.MacAddress;
import dev.leat.schema.value.Multirange;
import dev.leat.schema.value.Path;
import dev.leat.schema.value.Point;
import dev.leat.schema.value.Polygon;
import dev.leat.schema.value.Range;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/// Values of every type, edge cases among them, as the server gives them back.
final class RandomValues {
    private static final String ODD = "a'\"\\,{}()[]<>=; \n\t%_äß😀NULL|0";

    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    Object of(SqlType type) {
        return switch (type) {
            case SqlType.Text t -> text();
            case SqlType.Varchar t -> text();
            case SqlType.Char t -> "%-4s".formatted(random.nextInt(1000));
            case SqlType.Bool t -> random.nextBoolean();
            case SqlType.Smallint t -> (short) random.nextInt();
            case SqlType.Int t -> random.nextInt();
            case SqlType.Bigint t -> random.nextLong();
            case SqlType.Numeric t -> numeric();
            case SqlType.Real t -> real();
            case SqlType.DoublePrecision t -> real8();
            case SqlType.Uuid t -> new UUID(random.nextLong(), random.nextLong());
            case SqlType.Date t -> date();
            case SqlType.Time t -> time();
            case SqlType.Timetz t -> offsetTime();
            case SqlType.Timestamp t -> timestamp();
            case SqlType.Timestamptz t -> instant();
            case SqlType.Interval t -> interval();
            case SqlType.Json t -> "{\"a\" : [1,  \"%s\"]}".formatted(random.nextInt());
            case SqlType.Jsonb t -> "{\"a\": [1, \"%s\"]}".formatted(random.nextInt());
            case SqlType.Bit t -> BitString.of(random.nextLong(), t.length());
            case SqlType.Varbit t -> BitString.of(random.nextLong(), random.nextInt(1, 64));
            case SqlType.Plain t -> plain(t.type());
            case SqlType.Enumeration t ->
                    t.type()
                            .javaType()
                            .getEnumConstants()[random.nextInt(t.type().labels().size())];
            case SqlType.Domain t -> of(t.of());
            case SqlType.Array t -> array(t);
            case SqlType.Composite t -> throw new IllegalArgumentException("made by the test");
            case SqlType.Vector t -> throw new IllegalArgumentException("of an extension");
            case SqlType.Geometry t -> throw new IllegalArgumentException("of an extension");
            case SqlType.Named t -> throw new IllegalArgumentException("made by the test");
            case SqlType.Custom t -> throw new IllegalArgumentException("made by the test");
        };
    }

    private Object plain(PlainType type) {
        return switch (type) {
            case BYTEA -> Bytes.of(bytes(random.nextInt(20)));
            case INET -> inet();
            case CIDR -> cidr();
            case MACADDR -> new MacAddress(Bytes.of(bytes(6)));
            case MACADDR8 -> new MacAddress(Bytes.of(bytes(8)));
            case POINT -> point();
            case LINE -> new Line(number() + 1e-3, number(), number());
            case LSEG -> new LineSegment(point(), point());
            case BOX -> new Box(point(), point());
            case PATH -> new Path(points(), random.nextBoolean());
            case POLYGON -> new Polygon(points());
            case CIRCLE -> new Circle(point(), Math.abs(number()));
            case MONEY -> BigDecimal.valueOf(random.nextLong(-1L << 50, 1L << 50), 2);
            case XML -> "<a b=\"%d\">&amp;</a>".formatted(random.nextInt());
            case TSVECTOR -> "'a%d':1 'b':2,3".formatted(random.nextInt(100));
            case TSQUERY -> "'a%d' & !'b'".formatted(random.nextInt(100));
            case JSONPATH -> "$.\"a\"[%d]".formatted(random.nextInt(100));
            case OID -> random.nextLong(1L << 32);
            case PG_LSN -> "%X/%X".formatted(random.nextInt(1 << 30), random.nextInt(1 << 30));
            case INT4RANGE -> range(() -> random.nextInt(-1000, 1000));
            case INT8RANGE -> range(() -> random.nextLong(-1000, 1000));
            case NUMRANGE -> range(this::numeric);
            case DATERANGE -> range(this::date);
            case TSRANGE -> range(this::timestamp);
            case TSTZRANGE -> range(this::instant);
            case INT4MULTIRANGE -> multirange(() -> random.nextInt(-20, 20));
            case INT8MULTIRANGE -> multirange(() -> random.nextLong(-20, 20));
            case NUMMULTIRANGE -> multirange(() -> BigDecimal.valueOf(random.nextInt(-20, 20)));
            case DATEMULTIRANGE -> multirange(this::date);
            case TSMULTIRANGE -> multirange(this::timestamp);
            case TSTZMULTIRANGE -> multirange(this::instant);
            case CITEXT -> text();
            case HSTORE -> hstore();
            case LTREE -> "top.a%d.b".formatted(random.nextInt(100));
            case LQUERY -> "top.*{1,%d}".formatted(random.nextInt(2, 100));
            case LTXTQUERY -> "top & a%d".formatted(random.nextInt(100));
        };
    }

    String text() {
        StringBuilder out = new StringBuilder();
        int length = random.nextInt(12);
        int[] characters = ODD.codePoints().toArray();
        for (int i = 0; i < length; i++) {
            out.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return random.nextInt(10) == 0 ? "NULL" : out.toString();
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private BigDecimal numeric() {
        return new BigDecimal(new BigInteger(random.nextInt(1, 90), random), random.nextInt(20))
                .multiply(BigDecimal.valueOf(random.nextBoolean() ? 1 : -1));
    }

    private float real() {
        return switch (random.nextInt(6)) {
            case 0 -> Float.NaN;
            case 1 -> Float.NEGATIVE_INFINITY;
            case 2 -> Float.MIN_NORMAL;
            default -> (float) random.nextGaussian() * 1e10f;
        };
    }

    private double real8() {
        return switch (random.nextInt(6)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> Double.MAX_VALUE;
            default -> random.nextGaussian() * 1e100;
        };
    }

    private double number() {
        return random.nextInt(5) == 0 ? random.nextInt(100) : random.nextGaussian() * 1e5;
    }

    private LocalDate date() {
        return random.nextInt(6) == 0
                ? LocalDate.of(random.nextInt(-4000, 1), 3, 1)
                : LocalDate.of(random.nextInt(1, 20000), 1, 1).plusDays(random.nextInt(365));
    }

    private LocalTime time() {
        long micros = random.nextLong(86_400_000_000L);
        return LocalTime.ofNanoOfDay(
                random.nextBoolean() ? micros * 1000 : micros / 1_000_000 * 1_000_000_000);
    }

    private OffsetTime offsetTime() {
        return time().atOffset(ZoneOffset.ofTotalSeconds(random.nextInt(-50_000, 50_000)));
    }

    private LocalDateTime timestamp() {
        return date().atTime(time());
    }

    private Instant instant() {
        return timestamp().toInstant(ZoneOffset.UTC);
    }

    private Interval interval() {
        return new Interval(
                some(random.nextInt(-5000, 5000)),
                some(random.nextInt(-5000, 5000)),
                random.nextBoolean() ? 0 : random.nextLong(-1L << 50, 1L << 50));
    }

    private int some(int number) {
        return random.nextBoolean() ? 0 : number;
    }

    private Inet inet() {
        Bytes address = address();
        return new Inet(
                address,
                random.nextBoolean() ? address.size() * 8 : random.nextInt(address.size() * 8 + 1));
    }

    private Bytes address() {
        byte[] address = bytes(random.nextBoolean() ? 4 : 16);
        for (int i = 0; i < address.length; i += 2) {
            if (random.nextInt(3) == 0) {
                address[i] = 0;
                address[i + 1] = 0;
            }
        }
        return Bytes.of(address);
    }

    private Cidr cidr() {
        byte[] address = address().toByteArray();
        int prefix = random.nextInt(address.length * 8 + 1);
        for (int bit = prefix; bit < address.length * 8; bit++) {
            address[bit / 8] &= (byte) ~(1 << (7 - bit % 8));
        }
        return new Cidr(Bytes.of(address), prefix);
    }

    private Point point() {
        return new Point(number(), number());
    }

    private List<Point> points() {
        List<Point> points = new ArrayList<>();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            points.add(point());
        }
        return points;
    }

    private <T extends Comparable<? super T>> Range<T> range(Supplier<T> value) {
        T a = value.get();
        T b = value.get();
        T low = a.compareTo(b) <= 0 ? a : b;
        T high = a.compareTo(b) <= 0 ? b : a;
        return switch (random.nextInt(9)) {
            case 0 -> Range.empty();
            case 1 -> Range.all();
            case 2 -> Range.atLeast(a);
            case 3 -> Range.greaterThan(a);
            case 4 -> Range.atMost(a);
            case 5 -> Range.lessThan(a);
            case 6 -> Range.closed(low, high);
            case 7 -> low.equals(high) ? Range.closed(low, high) : Range.openClosed(low, high);
            default -> Range.closedOpen(low, high);
        };
    }

    private <T extends Comparable<? super T>> Multirange<T> multirange(Supplier<T> value) {
        List<Range<T>> ranges = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            ranges.add(range(value));
        }
        return new Multirange<>(ranges);
    }

    private Map<String, String> hstore() {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(text(), random.nextInt(4) == 0 ? null : text());
        }
        return map;
    }

    private List<?> array(SqlType.Array type) {
        int length = random.nextInt(4);
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            if (type.element() instanceof SqlType.Array inner) {
                // The rows of an array are equally long; those of an empty one do not exist.
                List<Object> row = new ArrayList<>();
                row.add(of(inner.element()));
                row.add(null);
                values.add(row);
            } else {
                values.add(random.nextInt(5) == 0 ? null : of(type.element()));
            }
        }
        return values;
    }
}
