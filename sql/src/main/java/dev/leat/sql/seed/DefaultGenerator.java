package dev.leat.sql.seed;

import dev.leat.schema.Column;
import dev.leat.schema.Converter;
import dev.leat.schema.SqlType;
import dev.leat.schema.TextFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Chooses a generator by a column's checks, its name and its type.
final class DefaultGenerator {
    private static final long YEAR = 365L * 24 * 3600;

    private static final int NULL_EVERY = 10;

    private DefaultGenerator() {}

    /// {@return what makes values for the column}
    ///
    /// @throws IllegalArgumentException if nothing is known about the type
    static Generator<? extends @Nullable Object> of(Column<?> column) {
        Bounds bounds = Bounds.of(column);
        List<?> choices = bounds.choices();
        Generator<?> plain =
                choices != null
                        ? (random, row) -> Words.pick(choices, random)
                        : converted(column, stored(column, bounds));
        return column.isNullable()
                ? (random, row) ->
                        random.nextInt(NULL_EVERY) == 0 ? null : plain.generate(random, row)
                : plain;
    }

    @SuppressWarnings("unchecked") // the converter was given together with the type
    private static Generator<Object> converted(Column<?> column, Generator<Object> stored) {
        Converter<?, ?> converter = column.codec();
        if (converter == null) {
            return stored;
        }
        return (random, row) ->
                ((Converter<Object, Object>) converter).fromDatabase(stored.generate(random, row));
    }

    private static Generator<Object> stored(Column<?> column, Bounds bounds) {
        return of(column, column.type().base(), bounds);
    }

    private static Generator<Object> of(Column<?> column, SqlType type, Bounds bounds) {
        return switch (type) {
            case SqlType.Text t -> text(column, null);
            case SqlType.Varchar t -> text(column, t.length());
            case SqlType.Char t -> (random, row) -> letters(random, t.length());
            case SqlType.Bool t -> (random, row) -> random.nextBoolean();
            case SqlType.Smallint t -> (random, row) -> (short) whole(random, bounds, 0, 1000);
            case SqlType.Int t -> (random, row) -> (int) whole(random, bounds, 0, 1_000_000);
            case SqlType.Bigint t -> (random, row) -> whole(random, bounds, 0, 1_000_000_000L);
            case SqlType.Numeric t -> (random, row) -> decimal(random, bounds, t);
            case SqlType.Real t -> (random, row) -> (float) fraction(random, bounds);
            case SqlType.DoublePrecision t -> (random, row) -> fraction(random, bounds);
            case SqlType.Uuid t -> (random, row) -> Generators.uuids().generate(random, row);
            case SqlType.Date t ->
                    (random, row) -> instant(random, bounds).atOffset(ZoneOffset.UTC).toLocalDate();
            case SqlType.Time t ->
                    (random, row) ->
                            Generators.instant(random).atOffset(ZoneOffset.UTC).toLocalTime();
            case SqlType.Timetz t ->
                    (random, row) ->
                            Generators.instant(random).atOffset(ZoneOffset.UTC).toOffsetTime();
            case SqlType.Timestamp t ->
                    (random, row) ->
                            instant(random, bounds).atOffset(ZoneOffset.UTC).toLocalDateTime();
            case SqlType.Timestamptz t -> (random, row) -> instant(random, bounds);
            case SqlType.Json t -> (random, row) -> json(random);
            case SqlType.Jsonb t -> (random, row) -> json(random);
            case SqlType.Enumeration t -> {
                List<?> constants = List.of(t.type().javaType().getEnumConstants());
                yield (random, row) -> Words.pick(constants, random);
            }
            case SqlType.Array t -> {
                Generator<Object> element = of(column, t.element(), bounds);
                yield (random, row) -> {
                    List<Object> elements = new ArrayList<>();
                    for (int i = random.nextInt(4); i > 0; i--) {
                        elements.add(element.generate(random, row));
                    }
                    return elements;
                };
            }
            case SqlType.Bit t -> (random, row) -> TextFormat.parse(type, bits(random, t.length()));
            case SqlType.Varbit t ->
                    (random, row) ->
                            TextFormat.parse(
                                    type,
                                    bits(random, t.length() == null ? 8 : Math.min(8, t.length())));
            case SqlType.Interval t ->
                    (random, row) -> TextFormat.parse(type, random.nextInt(1, 100) + " days");
            case SqlType.Plain t -> {
                PlainValues.check(column, t.type());
                yield (random, row) -> TextFormat.parse(type, PlainValues.text(t.type(), random));
            }
            case SqlType.Vector t -> (random, row) -> VectorValues.value(t, random);
            case SqlType.Geometry t -> throw unknown(column);
            case SqlType.Domain t -> of(column, t.of(), bounds);
            case SqlType.Composite t -> throw unknown(column);
            case SqlType.Named t -> throw unknown(column);
            case SqlType.Custom t -> throw unknown(column);
        };
    }

    static IllegalArgumentException unknown(Column<?> column) {
        return new IllegalArgumentException(
                "%s is %s, for which there is no usual generator; say column(…, generator)"
                        .formatted(column, column.type().sql()));
    }

    /// In 2024, or in the year next to a bound that leaves that out.
    private static Instant instant(RandomGenerator random, Bounds bounds) {
        Instant usual = Generators.instant(random);
        Instant low = instantOf(bounds.low());
        Instant high = instantOf(bounds.high());
        if (low == null && high == null) {
            return usual;
        }
        long least = usual.getEpochSecond();
        long most = least;
        if (low != null) {
            least = low.getEpochSecond();
            most = Math.max(most, least + YEAR);
        }
        if (high != null) {
            most = high.getEpochSecond();
            least = low == null ? Math.min(least, most - YEAR) : least;
        }
        return Instant.ofEpochSecond(most <= least ? least : random.nextLong(least, most + 1));
    }

    private static @Nullable Instant instantOf(@Nullable Object bound) {
        return switch (bound) {
            case LocalDate day -> day.atStartOfDay().toInstant(ZoneOffset.UTC);
            case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
            case Instant instant -> instant;
            case null, default -> null;
        };
    }

    private static long whole(RandomGenerator random, Bounds bounds, long low, long high) {
        long least = bounds.low() instanceof Number n ? n.longValue() : low;
        long most =
                bounds.high() instanceof Number n
                        ? n.longValue()
                        : Math.max(high, least > Long.MAX_VALUE - 1000 ? least : least + 1000);
        if (bounds.low() == null) {
            least = Math.min(least, most - Math.min(1000, Math.abs(most)));
        }
        return random.nextLong(least, most + 1);
    }

    private static double fraction(RandomGenerator random, Bounds bounds) {
        double least = bounds.low() instanceof Number n ? n.doubleValue() : 0;
        double most =
                bounds.high() instanceof Number n ? n.doubleValue() : Math.max(1000, least + 1000);
        return random.nextDouble(Math.min(least, most - 1e-9), most);
    }

    private static BigDecimal decimal(RandomGenerator random, Bounds bounds, SqlType.Numeric type) {
        Integer precision = type.precision();
        Integer scale = type.scale();
        int digits = scale == null ? 2 : scale;
        BigDecimal value = BigDecimal.valueOf(fraction(random, bounds));
        if (precision != null && bounds.high() == null) {
            BigDecimal limit = BigDecimal.TEN.pow(Math.max(0, precision - digits));
            value = value.remainder(limit);
        }
        return value.setScale(digits, RoundingMode.DOWN);
    }

    private static Generator<Object> text(Column<?> column, @Nullable Integer length) {
        Generator<String> named = byName(column.name().toLowerCase(Locale.ROOT).replace("_", ""));
        return (random, row) -> {
            String text = named.generate(random, row);
            return length == null || text.length() <= length
                    ? text
                    : text.substring(0, length).strip();
        };
    }

    private static Generator<String> byName(String name) {
        return switch (name) {
            case String n when n.contains("email") -> Generators.email();
            case String n when n.contains("firstname") || n.equals("givenname") ->
                    Generators.firstName();
            case String n
                    when n.contains("lastname") || n.equals("surname") || n.equals("familyname") ->
                    Generators.lastName();
            case String n when n.contains("phone") || n.contains("mobile") -> Generators.phone();
            case String n when n.contains("url") || n.contains("website") || n.contains("link") ->
                    Generators.url();
            case String n when n.contains("slug") || n.contains("username") || n.equals("handle") ->
                    Generators.slug();
            case String n when n.contains("company") || n.contains("organi") ->
                    Generators.company();
            case String n when n.contains("city") || n.equals("town") -> Generators.city();
            case String n when n.contains("country") -> Generators.country();
            case String n when n.contains("street") || n.contains("address") -> Generators.street();
            case String n when n.contains("postal") || n.contains("zip") -> Generators.postalCode();
            case String n when n.contains("color") || n.contains("colour") -> Generators.color();
            case String n when n.contains("title") || n.contains("subject") -> Generators.title();
            case String n
                    when n.contains("body")
                            || n.contains("description")
                            || n.contains("content")
                            || n.contains("text")
                            || n.contains("comment") ->
                    Generators.sentences(1, 3);
            case String n when n.contains("name") -> Generators.fullName();
            case String n when n.equals("id") || n.endsWith("id") || n.contains("token") ->
                    (random, row) -> Long.toString(random.nextLong() >>> 1, 36);
            default -> Generators.word();
        };
    }

    private static String letters(RandomGenerator random, int length) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < length; i++) {
            out.append((char) ('A' + random.nextInt(26)));
        }
        return out.toString();
    }

    private static String bits(RandomGenerator random, int length) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < length; i++) {
            out.append(random.nextBoolean() ? '1' : '0');
        }
        return out.toString();
    }

    private static String json(RandomGenerator random) {
        return "{\"%s\": %d}".formatted(Words.pick(Words.PLAIN, random), random.nextInt(1000));
    }
}
