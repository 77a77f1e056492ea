package dev.leat.replica.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.replica.value.ColumnType.Scalar;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1970-01-01 00:00:00 | 0",
                "2024-05-06 07:08:09.123456 | 1714979289123.456",
                "2024-05-06 07:08:09.123456+00 | 1714979289123.456",
                "2024-05-06 09:08:09.123456+02 | 1714979289123.456",
                "2024-05-06 12:38:09.1+05:30 | 1714979289100",
                "2024-05-06 06:08:09.000001-01 | 1714979289000.001",
                "1969-12-31 23:59:59.5 | -500",
                "1883-11-18 12:03:58-07:52:58 | -2717640184000",
                "0001-12-31 00:00:00 BC | -62135683200000",
                "4713-01-01 00:00:00+00 BC | -210863520000000",
                "294276-12-31 23:59:59 | 9224318015999000"
            })
    void timestampsAreMillisecondsInUtcWithMicrosecondsAsFraction(String text, double expected)
            throws Exception {
        assertThat(Scalar.TIMESTAMP.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1970-01-02 | 86400000",
                "2000-02-29 | 951782400000",
                "0001-01-01 BC | -62167219200000",
                "5874897-12-31 | 185331706992000000"
            })
    void datesAreMillisecondsAtMidnight(String text, double expected) throws Exception {
        assertThat(Scalar.DATE.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00:00:00 | 0",
                "12:34:56.789012 | 45296789.012",
                "24:00:00 | 86400000",
                "01:00:00+02 | 82800000",
                "23:00:00-02:30 | 5400000",
                "24:00:00-01 | 3600000"
            })
    void timesAreMillisecondsSinceMidnightInUtc(String text, double expected) throws Exception {
        assertThat(Scalar.TIME.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "infinity",
                "-infinity",
                "",
                "2024",
                "2024-05-06 07:08",
                "06/05/2024",
                "2024-13-01 00:00:00"
            })
    void givenATimestampWithoutCounterpart_thenItIsRefusedWithoutShowingIt(String text) {
        assertThatThrownBy(() -> Scalar.TIMESTAMP.parse(text))
                .isInstanceOf(UnreadableValue.class)
                .message()
                .satisfies(
                        message -> assertThat(text.isEmpty() || !message.contains(text)).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"9007199254740991", "-9007199254740991", "0", "-1"})
    void bigintsWithinTheSafeRangeAreNumbers(String text) throws Exception {
        assertThat(Scalar.BIGINT.parse(text)).isEqualTo((double) Long.parseLong(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9007199254740992", "-9007199254740992", "9223372036854775807"})
    void bigintsBeyondTheSafeRangeAreRefused(String text) {
        assertThatThrownBy(() -> Scalar.BIGINT.parse(text))
                .isInstanceOf(UnreadableValue.class)
                .hasMessageContaining("2^53");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e400"})
    void numbersThatJsonCannotCarryAreRefused(String text) {
        assertThatThrownBy(() -> Scalar.FLOAT.parse(text)).isInstanceOf(UnreadableValue.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1.50,1.5",
        "-0.1,-0.1",
        "12345678901234567890.123,1.2345678901234567E19",
        "1e-7,1.0E-7"
    })
    void numericsAreDoubles(String text, double expected) throws Exception {
        assertThat(Scalar.FLOAT.parse(text)).isEqualTo(expected);
    }
}
