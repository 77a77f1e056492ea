package dev.leat.postgres.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexiVersionTest {

    @ParameterizedTest
    @CsvSource({
        "0,00",
        "10,0a",
        "35,0z",
        "36,110",
        "46655,2zzz",
        "18446744073709551615,c3w5e11264sgsf"
    })
    void givenANumber_whenEncoded_thenItIsTheReferencesText(String number, String text) {
        long value = Long.parseUnsignedLong(number);
        assertThat(LexiVersion.encode(value)).isEqualTo(text);
        assertThat(LexiVersion.decode(text)).isEqualTo(value);
    }

    @Test
    void textOrderIsNumberOrder() {
        long seed = Long.getLong("leat.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            long a = random.nextLong() >>> random.nextInt(64);
            long b = random.nextLong() >>> random.nextInt(64);
            assertThat(Integer.signum(LexiVersion.encode(a).compareTo(LexiVersion.encode(b))))
                    .as("seed %d: %d, %d", seed, a, b)
                    .isEqualTo(Integer.signum(Long.compareUnsigned(a, b)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "1a", "000", "100", "0A", "c3w5e11264sgsg", "0-"})
    void givenAnotherText_whenDecoded_thenItIsRefused(String text) {
        assertThatThrownBy(() -> LexiVersion.decode(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anLsnIsParsedPrintedComparedAndConverted() {
        Lsn lsn = Lsn.parse("0/1A54698");
        assertThat(lsn.value()).isEqualTo(27608728);
        assertThat(lsn).hasToString("0/1A54698");
        assertThat(lsn.toLexiVersion())
                .isEqualTo("4gfr14".substring(0, 1) + Long.toString(27608728, 36));
        assertThat(Lsn.fromLexiVersion(lsn.toLexiVersion())).isEqualTo(lsn);
        assertThat(Lsn.parse("FFFFFFFF/FFFFFFFF").isAfter(Lsn.parse("16/B374D848"))).isTrue();
        assertThat(Lsn.parse("16/b374d848")).hasToString("16/B374D848");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "1/", "/1", "1", "x/1", "1/x", "123456789/1", "-1/1", "1/-1"})
    void givenNoLsn_whenParsed_thenItIsRefused(String text) {
        assertThatThrownBy(() -> Lsn.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
