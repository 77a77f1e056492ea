package dev.leat.sql.seed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The usual generators, for static import. All of them give the same values for the same seed.
public final class Generators {
    private static final Instant EPOCH =
            LocalDate.of(2024, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
    private static final int YEAR_SECONDS = 365 * 86_400;

    private Generators() {}

    /// {@return the same value for every row}
    public static <T> Generator<T> constant(T value) {
        return (random, row) -> value;
    }

    /// {@return one of the values, each as likely}
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> Generator<T> oneOf(T... values) {
        List<T> choices = List.of(values);
        return (random, row) -> Words.pick(choices, random);
    }

    /// {@return one of the values, each as likely as its weight says}
    ///
    /// @throws IllegalArgumentException if no weight is positive, or one is negative
    public static <T> Generator<T> weighted(Map<T, Integer> weights) {
        Weights<T> choices = new Weights<>(weights);
        return (random, row) -> choices.pick(random);
    }

    /// {@return the values one after the other, from the beginning again at the end}
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> Generator<T> cycle(T... values) {
        List<T> choices = List.of(values);
        return (random, row) -> choices.get(row % choices.size());
    }

    /// {@return 1, 2, 3, …}
    public static Generator<Integer> sequence() {
        return (random, row) -> row + 1;
    }

    /// {@return a number from `low` to `high`, both included}
    public static Generator<Integer> integers(int low, int high) {
        return (random, row) -> (int) random.nextLong(low, high + 1L);
    }

    /// {@return a number from `low` to `high`}
    public static Generator<Double> doubles(double low, double high) {
        return (random, row) -> random.nextDouble(low, high);
    }

    /// {@return true with this probability}
    public static Generator<Boolean> booleans(double probability) {
        return (random, row) -> random.nextDouble() < probability;
    }

    /// {@return a random UUID of version 4}
    public static Generator<UUID> uuids() {
        return (random, row) ->
                new UUID(
                        random.nextLong() & ~0xf000L | 0x4000L,
                        random.nextLong() & ~(3L << 62) | (1L << 63));
    }

    /// {@return a name such as Ada}
    public static Generator<String> firstName() {
        return (random, row) -> Words.pick(Words.FIRST_NAMES, random);
    }

    /// {@return a name such as Baker}
    public static Generator<String> lastName() {
        return (random, row) -> Words.pick(Words.LAST_NAMES, random);
    }

    /// {@return a name such as Ada Baker}
    public static Generator<String> fullName() {
        return (random, row) ->
                Words.pick(Words.FIRST_NAMES, random) + " " + Words.pick(Words.LAST_NAMES, random);
    }

    /// {@return an address under example.com, another one for every row}
    public static Generator<String> email() {
        return (random, row) ->
                (Words.pick(Words.FIRST_NAMES, random) + "." + Words.pick(Words.LAST_NAMES, random))
                                .toLowerCase(Locale.ROOT)
                        + (row + 1)
                        + "@example.com";
    }

    /// {@return a number in the range that is never assigned to anybody}
    public static Generator<String> phone() {
        return (random, row) ->
                "+1 %03d 555 01%02d".formatted(random.nextInt(200, 1000), random.nextInt(100));
    }

    /// {@return a web address under example.com}
    public static Generator<String> url() {
        return (random, row) ->
                "https://example.com/"
                        + Words.pick(Words.PLAIN, random)
                        + "/"
                        + Words.pick(Words.PLAIN, random);
    }

    /// {@return a name such as Lisbon}
    public static Generator<String> city() {
        return (random, row) -> Words.pick(Words.CITIES, random);
    }

    /// {@return a name such as Peru}
    public static Generator<String> country() {
        return (random, row) -> Words.pick(Words.COUNTRIES, random);
    }

    /// {@return an address such as 12 Lake Street}
    public static Generator<String> street() {
        return (random, row) ->
                random.nextInt(1, 200) + " " + Words.pick(Words.STREETS, random) + " Street";
    }

    /// {@return digits such as 20457}
    public static Generator<String> postalCode() {
        return (random, row) -> "%05d".formatted(random.nextInt(1000, 100_000));
    }

    /// {@return a name such as Maple Orbit}
    public static Generator<String> company() {
        return (random, row) ->
                Words.pick(Words.COMPANIES, random) + " " + Words.pick(Words.COMPANIES, random);
    }

    /// {@return a name such as teal}
    public static Generator<String> color() {
        return (random, row) -> Words.pick(Words.COLORS, random);
    }

    /// {@return a word}
    public static Generator<String> word() {
        return (random, row) -> Words.pick(Words.PLAIN, random);
    }

    /// {@return two to five words}
    public static Generator<String> title() {
        return (random, row) -> Words.sentence(random, 2, 5);
    }

    /// {@return words joined by hyphens, another text for every row}
    public static Generator<String> slug() {
        return (random, row) ->
                Words.sentence(random, 2, 3).toLowerCase(Locale.ROOT).replace(' ', '-')
                        + "-"
                        + (row + 1);
    }

    /// {@return so many sentences}
    public static Generator<String> sentences(int least, int most) {
        return (random, row) -> {
            StringBuilder out = new StringBuilder();
            for (int i = random.nextInt(least, most + 1); i > 0; i--) {
                out.append(out.isEmpty() ? "" : " ");
                out.append(Words.sentence(random, 4, 12)).append('.');
            }
            return out.toString();
        };
    }

    /// {@return a day from `from` to `to`, both included}
    public static Generator<LocalDate> dates(LocalDate from, LocalDate to) {
        return (random, row) ->
                LocalDate.ofEpochDay(random.nextLong(from.toEpochDay(), to.toEpochDay() + 1));
    }

    /// {@return a moment from `from` until before `to`, in whole seconds}
    public static Generator<Instant> instants(Instant from, Instant to) {
        return (random, row) ->
                Instant.ofEpochSecond(random.nextLong(from.getEpochSecond(), to.getEpochSecond()));
    }

    /// {@return what the generator gives, or null with this probability}
    public static <T> Generator<@Nullable T> nullable(
            double probability, Generator<? extends T> generator) {
        return (random, row) ->
                random.nextDouble() < probability ? null : generator.generate(random, row);
    }

    static Instant instant(RandomGenerator random) {
        return EPOCH.plusSeconds(random.nextInt(YEAR_SECONDS));
    }
}
