package dev.leat.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@NullMarked
class ArgsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    enum Mood {
        HAPPY,
        VERY_SAD
    }

    record Inner(String name, @Nullable Integer size) {}

    record Everything(
            UUID id,
            int limit,
            double ratio,
            boolean open,
            Mood mood,
            Instant at,
            LocalDate on,
            List<Inner> inner,
            @Nullable String note,
            Optional<String> hint) {
        Everything {
            if (limit > 100) {
                throw new IllegalArgumentException("limit is at most 100");
            }
        }
    }

    private static final String GOOD =
            """
            {"id":"a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11","limit":20,"ratio":2,"open":true,"mood":"very_sad",
             "at":1714979289123.456,"on":1714953600000,"inner":[{"name":"x","size":1},{"name":"y"}],
             "somethingNew":[1,2]}
            """;

    @Test
    void aRecordIsReadFromTheFirstArgument() throws InvalidArguments {
        Everything args = decode(Everything.class, GOOD);

        assertThat(args)
                .isEqualTo(
                        new Everything(
                                UUID.fromString("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"),
                                20,
                                2.0,
                                true,
                                Mood.VERY_SAD,
                                Instant.parse("2024-05-06T07:08:09.123456Z"),
                                LocalDate.of(2024, 5, 6),
                                List.of(new Inner("x", 1), new Inner("y", null)),
                                null,
                                Optional.empty()));
    }

    @Test
    void timesMayAlsoBeIsoTextAndLieBefore1970() throws InvalidArguments {
        record Times(Instant at, LocalDate on) {}

        assertThat(decode(Times.class, "{\"at\":\"2024-05-06T07:08:09Z\",\"on\":\"2024-05-06\"}"))
                .isEqualTo(
                        new Times(Instant.parse("2024-05-06T07:08:09Z"), LocalDate.of(2024, 5, 6)));
        assertThat(decode(Times.class, "{\"at\":-0.5,\"on\":-86400000}"))
                .isEqualTo(
                        new Times(
                                Instant.parse("1969-12-31T23:59:59.999500Z"),
                                LocalDate.of(1969, 12, 31)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"limit\":20    | \"limit\":\"20\"     | \"limit\" must be a whole number in the range of int",
                "\"limit\":20    | \"limit\":1.5        | \"limit\" must be a whole number in the range of int",
                "\"limit\":20    | \"limit\":5000000000 | \"limit\" must be a whole number in the range of int",
                "\"limit\":20,   | ``                   | \"limit\" is missing",
                "\"limit\":20    | \"limit\":null       | \"limit\" is missing",
                "\"limit\":20    | \"limit\":101        | limit is at most 100",
                "\"open\":true   | \"open\":\"true\"    | \"open\" must be true or false",
                "\"ratio\":2     | \"ratio\":\"2\"      | \"ratio\" must be a number",
                "\"mood\":\"very_sad\" | \"mood\":\"angry\" | \"mood\" must be one of happy, very_sad",
                "\"mood\":\"very_sad\" | \"mood\":1     | \"mood\" must be one of happy, very_sad",
                "\"id\":\"a0eebc99- | \"id\":\"         | \"id\" must be a UUID",
                "\"on\":1714953600000 | \"on\":\"soon\" | \"on\" must be a time in milliseconds since 1970 or in ISO form",
                "\"on\":1714953600000 | \"on\":true     | \"on\" must be a time in milliseconds since 1970 or in ISO form",
                "{\"name\":\"y\"} | {}                  | \"inner[1].name\" is missing",
                "{\"name\":\"y\"} | {\"name\":7}        | \"inner[1].name\" must be a string",
                "{\"name\":\"y\"} | 7                   | \"inner[1]\" must be an object",
            })
    void whatDoesNotFitIsNamedByItsPath(String good, String bad, String complaint) {
        assertThat(GOOD).contains(good);

        assertThatThrownBy(() -> decode(Everything.class, GOOD.replace(good, bad)))
                .isInstanceOf(InvalidArguments.class)
                .hasMessage(complaint);
    }

    @Test
    void theComplaintNeverRepeatsTheValue() {
        record Secret(int pin) {}

        assertThatThrownBy(() -> decode(Secret.class, "{\"pin\":\"hunter2\"}"))
                .isInstanceOf(InvalidArguments.class)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aRecordNeedsAnArgument() {
        assertThatThrownBy(() -> Args.of(Inner.class).decode(List.of()))
                .hasMessage("one argument is expected, none was sent");
        assertThatThrownBy(() -> decode(Inner.class, "null"))
                .hasMessage("one argument is expected, none was sent");
        assertThatThrownBy(() -> decode(Inner.class, "[1]")).hasMessage("must be an object");
    }

    @Test
    void aRecordThatNeedsNothingMayBeLeftOut() throws InvalidArguments {
        record Filter(@Nullable String label, Optional<Integer> limit) {}

        assertThat(Args.of(Filter.class).decode(List.of()))
                .isEqualTo(new Filter(null, Optional.empty()));
        assertThat(decode(Filter.class, "null")).isEqualTo(new Filter(null, Optional.empty()));
    }

    @Test
    void aSimpleTypeIsReadToo() throws InvalidArguments {
        assertThat(decode(String.class, "\"abc\"")).isEqualTo("abc");
        assertThatThrownBy(() -> decode(String.class, "5")).hasMessage("must be a string");
    }

    @Test
    void jsonIsPassedOnAsItIs() throws InvalidArguments {
        assertThat(Args.json().decode(List.of(JSON.readTree("{\"a\":[null]}"))).toString())
                .isEqualTo("{\"a\":[null]}");
        assertThat(Args.json().decode(List.of()).isNull()).isTrue();
        assertThat(Args.list().decode(List.of(JSON.readTree("1"), JSON.readTree("2")))).hasSize(2);
    }

    @Test
    void aCheckAddsACondition() throws InvalidArguments {
        Args<Inner> args =
                Args.of(Inner.class).check(inner -> !inner.name().isEmpty(), "name is empty");

        assertThat(args.decode(List.of(JSON.readTree("{\"name\":\"x\"}"))).name()).isEqualTo("x");
        assertThatThrownBy(() -> args.decode(List.of(JSON.readTree("{\"name\":\"\"}"))))
                .isInstanceOf(InvalidArguments.class)
                .hasMessage("name is empty");
    }

    private static <A> A decode(Class<A> type, String json) throws InvalidArguments {
        JsonNode argument = JSON.readTree(json);
        return Args.of(type).decode(List.of(argument));
    }
}
