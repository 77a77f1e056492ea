package dev.leat.schema.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What does not need a server. That values come back from one as they were sent is shown by
/// `TextFormatOnServerTest` in the module `testing`.
class ValuesTest {

    @Test
    void rangesOfWholeNumbersAndDaysAreKeptAsPostgresKeepsThem() {
        assertThat(Range.closed(1, 4)).isEqualTo(Range.closedOpen(1, 5)).hasToString("[1,5)");
        assertThat(Range.open(1L, 2L)).isEqualTo(Range.empty()).hasToString("empty");
        assertThat(Range.greaterThan(LocalDate.of(2024, 2, 28))).hasToString("[2024-02-29,)");
        assertThat(Range.closed(new BigDecimal("1.5"), new BigDecimal("2"))).hasToString("[1.5,2]");
        assertThat(Range.<Integer>all()).hasToString("(,)");
        assertThatThrownBy(() -> Range.closed(2, 1)).hasMessageContaining("above");
    }

    @Test
    void aRangeContainsWhatLiesBetweenItsBounds() {
        Range<Integer> range = Range.openClosed(1, 3);
        assertThat(List.of(0, 1, 2, 3, 4)).filteredOn(range::contains).containsExactly(2, 3);
        assertThat(Range.<Integer>empty().contains(1)).isFalse();
        assertThat(Range.<Integer>all().contains(1)).isTrue();
    }

    @Test
    void rangesThatTouchBecomeOne() {
        assertThat(
                        Multirange.of(
                                Range.closedOpen(7, 9),
                                Range.empty(),
                                Range.closedOpen(1, 3),
                                Range.closed(3, 4)))
                .hasToString("{[1,5),[7,9)}");
        assertThat(
                        Multirange.of(
                                Range.open(BigDecimal.ZERO, BigDecimal.ONE),
                                Range.open(BigDecimal.ONE, BigDecimal.TEN)))
                .hasToString("{(0,1),(1,10)}");
    }

    @ParameterizedTest
    @CsvSource({
        "1 year 2 mons 3 days 04:05:06.789, P1Y2M3DT4H5M6.789S",
        "-1 years -2 mons +3 days -04:05:06, P-1Y-2M3DT-4H-5M-6S",
        "00:00:00, PT0S",
        "P1W, P7D",
        "PT36H, PT36H",
        "-00:00:00.000001, PT-0.000001S"
    })
    void intervalsAreReadInBothStyles(String text, String expected) {
        assertThat(Interval.parse(text)).hasToString(expected);
        assertThat(Interval.parse(expected)).isEqualTo(Interval.parse(text));
    }

    @Test
    void anIntervalIsAPeriodAndADuration() {
        Interval interval = Interval.of(Period.of(1, 2, 3), Duration.ofSeconds(-1, 500_000_000));

        assertThat(interval).isEqualTo(new Interval(14, 3, -500_000));
        assertThat(interval.period()).isEqualTo(Period.of(1, 2, 3));
        assertThat(interval.duration()).isEqualTo(Duration.ofMillis(-500));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::",
                "::1",
                "1::",
                "1:2:3:4:5:6:7:8",
                "2001:db8::8:800:200c:417a",
                "1:0:0:2::3",
                "10.0.0.1",
                "10.1.2.3/8",
                "2001:db8::/32"
            })
    void addressesArePrintedInTheShortestForm(String text) {
        assertThat(Inet.parse(text)).hasToString(text);
    }

    @Test
    void anAddressInsideAnotherFamilyIsUnderstood() throws Exception {
        assertThat(Inet.parse("::ffff:1.2.3.4")).isEqualTo(Inet.parse("::ffff:102:304"));
        assertThat(Inet.of(InetAddress.getByAddress(new byte[] {1, 2, 3, 4})))
                .hasToString("1.2.3.4");
        assertThat(Cidr.parse("10.0.0.0/8").contains(Inet.parse("10.9.8.7"))).isTrue();
        assertThat(Cidr.parse("10.0.0.0/8").contains(Inet.parse("11.9.8.7"))).isFalse();
        assertThatThrownBy(() -> Cidr.parse("10.0.0.1/8")).hasMessageContaining("no bits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3", "1.2.3.256", "1:2", "1:::2", "g::", "localhost", ""})
    void whatIsNoAddressIsRefusedWithoutQuotingIt(String text) {
        assertThatThrownBy(() -> Inet.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void vectorsAreWrittenAsPgvectorReadsThem() {
        assertThat(Vector.parse("[1,2.5,-3e-7]")).isEqualTo(Vector.of(1, 2.5f, -3e-7f));
        assertThat(Vector.of(1, 2.5f)).hasToString("[1.0,2.5]");
        assertThat(SparseVector.parse("{1:0.5,3:2}/5"))
                .isEqualTo(new SparseVector(5, Map.of(3, 2f, 1, 0.5f, 2, 0f)))
                .hasToString("{1:0.5,3:2.0}/5");
        assertThatThrownBy(() -> new SparseVector(2, Map.of(3, 1f)))
                .hasMessageContaining("between 1 and 2");
    }

    @Test
    void bytesAreEqualByContentAndNobodyChangesThem() {
        byte[] array = {0, -1};
        Bytes bytes = Bytes.of(array);
        array[0] = 7;
        bytes.toByteArray()[1] = 7;

        assertThat(bytes).isEqualTo(Bytes.parse("\\x00ff")).hasToString("\\x00ff");
        assertThat(Bytes.parse("a\\\\\\377"))
                .isEqualTo(Bytes.of((byte) 'a', (byte) '\\', (byte) -1));
        assertThat(Bytes.of((byte) 1)).isLessThan(Bytes.of((byte) -1));
    }

    @Test
    void aBoxIsKeptByItsUpperRightAndLowerLeftCorners() {
        assertThat(new Box(new Point(1, 4), new Point(3, 2)))
                .isEqualTo(new Box(new Point(3, 4), new Point(1, 2)));
    }
}
