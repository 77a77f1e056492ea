package dev.leat.schema.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Repeat a failure with `-Dleat.seed=…`.
class DateTimeTextTest {
    private final long seed = Long.getLong("leat.seed", System.nanoTime());

    @Test
    void daysHaveYearsOfFourDigitsOrMore() {
        assertThat(DateTimeText.of(LocalDate.of(2024, 2, 29))).isEqualTo("2024-02-29");
        assertThat(DateTimeText.of(LocalDate.of(7, 1, 2))).isEqualTo("0007-01-02");
        assertThat(DateTimeText.of(LocalDate.of(999, 12, 31))).isEqualTo("0999-12-31");
        assertThat(DateTimeText.of(LocalDate.of(12345, 6, 7))).isEqualTo("12345-06-07");
    }

    @Test
    void theYearBeforeYearOneIsOneBeforeChrist() {
        assertThat(DateTimeText.of(LocalDate.of(0, 12, 31))).isEqualTo("0001-12-31 BC");
        assertThat(DateTimeText.of(LocalDate.of(-43, 3, 15))).isEqualTo("0044-03-15 BC");
        assertThat(DateTimeText.of(LocalDateTime.of(0, 1, 1, 0, 0, 0, 1000)))
                .isEqualTo("0001-01-01 00:00:00.000001 BC");
        assertThat(DateTimeText.of(Instant.parse("-0099-01-01T00:00:00Z")))
                .isEqualTo("0100-01-01 00:00:00+00 BC");
    }

    @Test
    void fractionsEndWithTheirLastDigitAndAtTheMicrosecond() {
        assertThat(DateTimeText.of(LocalTime.of(1, 2, 3))).isEqualTo("01:02:03");
        assertThat(DateTimeText.of(LocalTime.of(0, 0))).isEqualTo("00:00:00");
        assertThat(DateTimeText.of(LocalTime.of(23, 59, 59, 100_000_000))).isEqualTo("23:59:59.1");
        assertThat(DateTimeText.of(LocalTime.of(1, 2, 3, 1_000))).isEqualTo("01:02:03.000001");
        assertThat(DateTimeText.of(LocalTime.of(1, 2, 3, 50_000_999))).isEqualTo("01:02:03.05");
        assertThat(DateTimeText.of(LocalTime.of(1, 2, 3, 999))).isEqualTo("01:02:03");
        assertThat(DateTimeText.of(LocalTime.of(1, 2).atOffset(ZoneOffset.ofHoursMinutes(-3, -30))))
                .isEqualTo("01:02:00-03:30");
        assertThat(DateTimeText.of(LocalTime.of(1, 2).atOffset(ZoneOffset.UTC)))
                .isEqualTo("01:02:00+00");
    }

    @Test
    void whateverIsWrittenIsReadBack() {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            Instant moment =
                    Instant.ofEpochSecond(
                            random.nextLong(-200_000_000_000L, 9_000_000_000_000L),
                            random.nextInt(1_000_000) * 1000L);
            LocalDateTime local = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
            OffsetTime time =
                    local.toLocalTime()
                            .atOffset(ZoneOffset.ofTotalSeconds(random.nextInt(-50_000, 50_000)));
            assertThat(DateTimeText.instant(DateTimeText.of(moment)))
                    .as("seed %d", seed)
                    .isEqualTo(moment);
            assertThat(DateTimeText.localDateTime(DateTimeText.of(local))).isEqualTo(local);
            assertThat(DateTimeText.localDate(DateTimeText.of(local.toLocalDate())))
                    .isEqualTo(local.toLocalDate());
            assertThat(LocalTime.parse(DateTimeText.of(local.toLocalTime())))
                    .isEqualTo(local.toLocalTime());
            assertThat(DateTimeText.offsetTime(DateTimeText.of(time))).isEqualTo(time);
        }
    }
}
