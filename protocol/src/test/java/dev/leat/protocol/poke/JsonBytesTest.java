package dev.leat.protocol.poke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.protocol.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonBytesTest {
    private static String text(JsonBytes bytes) {
        return new String(bytes.toBytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "-0.0,0",
        "1,1",
        "-1.5,-1.5",
        "9007199254740991,9007199254740991",
        "1714979289123.456,1714979289123.456",
        "1e21,1e+21",
        "1.5e300,1.5e+300",
        "1e-7,1e-7",
        "1e-6,0.000001",
        "0.00012345,0.00012345",
        "123456789012345680000,123456789012345680000",
        "NaN,null",
        "Infinity,null",
        "-Infinity,null",
        "0.1,0.1"
    })
    void numbersLookAsJavaScriptPrintsThem(double number, String json) {
        assertThat(text(new JsonBytes(0).number(number))).isEqualTo(json);
    }

    @Test
    void anyStringIsReadBackAsItWas() {
        long seed = Long.getLong("leat.seed", System.nanoTime());
        Random random = new Random(seed);
        JsonBytes bytes = new JsonBytes(0);
        for (int i = 0; i < 2000; i++) {
            StringBuilder string = new StringBuilder();
            for (int j = random.nextInt(40); j > 0; j--) {
                switch (random.nextInt(5)) {
                    case 0 -> string.append((char) random.nextInt(0x30));
                    case 1 -> string.append((char) (0x20 + random.nextInt(0x60)));
                    case 2 -> string.append((char) random.nextInt(0x800));
                    case 3 -> string.appendCodePoint(0x10000 + random.nextInt(0xFFFF));
                    default -> string.append((char) random.nextInt(0x10000)); // halves of pairs too
                }
            }
            bytes.reset();
            String json = text(bytes.string(string.toString()));
            assertThat(JsonText.parse(json).stringValue())
                    .as("seed %d: %s", seed, json)
                    .isEqualTo(string.toString());
        }
    }
}
