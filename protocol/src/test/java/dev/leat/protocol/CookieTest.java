package dev.leat.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CookieTest {
    @ParameterizedTest
    @CsvSource({"0,00", "10,0a", "35,0z", "36,110", "46655,2zzz", "27608728,4gfr14"})
    void numbersAreWrittenAsTheReferenceWritesThem(long number, String text) {
        assertThat(LexiVersion.of(number)).isEqualTo(text);
        assertThat(LexiVersion.parse(text)).isEqualTo(number);
    }

    @Test
    void theWholeUnsignedRangeIsCovered() {
        assertThat(LexiVersion.of(-1)).isEqualTo("c3w5e11264sgsf");
        assertThat(LexiVersion.parse("c3w5e11264sgsf")).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "1a", "0-", "0A", "00a", "c3w5e11264sgsg", "100"})
    void whatNobodyWouldHaveWrittenIsRefused(String text) {
        assertThatThrownBy(() -> LexiVersion.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "00:01", "4gdwjk", "4gdwjk:06", "4gdwjk.01", "4gdwjk.01:110"})
    void cookiesSurviveARoundTrip(String text) {
        assertThat(Cookie.parse(text)).isNotNull().extracting(Cookie::format).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", ":01", "00:", "00:1", "00.", "00:01:01"})
    void otherTextsAreNoCookies(String text) {
        assertThatThrownBy(() -> Cookie.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theOrderOfTheTextsIsTheOrderOfTheVersions() {
        long seed = Long.getLong("leat.seed", System.nanoTime());
        Random random = new Random(seed);
        List<Cookie> cookies = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            long state = random.nextLong() >>> random.nextInt(64);
            cookies.add(
                    new Cookie(LexiVersion.of(state), random.nextLong(1L << random.nextInt(20))));
        }
        for (int i = 1; i < cookies.size(); i++) {
            Cookie a = cookies.get(i - 1);
            Cookie b = cookies.get(i);
            int byNumber =
                    Long.compareUnsigned(
                            LexiVersion.parse(a.stateVersion()),
                            LexiVersion.parse(b.stateVersion()));
            int expected =
                    byNumber != 0 ? byNumber : Long.compare(a.configVersion(), b.configVersion());
            assertThat(Integer.signum(a.compareTo(b)))
                    .as("seed %d: %s and %s", seed, a, b)
                    .isEqualTo(Integer.signum(expected));
        }
    }

    @Test
    void aChangeOfDesiresFollowsItsCommitAndPrecedesTheNext() {
        Cookie commit = Cookie.of("4gdwjk");
        Cookie change = commit.nextConfig();
        assertThat(change.format()).isEqualTo("4gdwjk:01");
        assertThat(change).isGreaterThan(commit).isLessThan(Cookie.of("4gdwjl"));
        assertThat(new Cookie("4gdwjk.01", 0)).isGreaterThan(commit).isLessThan(change);
    }
}
