package dev.leat.sync.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.ivm.source.Row;
import dev.leat.ivm.source.TableSpec;
import dev.leat.ivm.source.TableSpec.ColumnSpec;
import dev.leat.ivm.source.TableSpec.ValueType;
import dev.leat.protocol.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RowEncoderTest {
    private static final TableSpec TABLE =
            new TableSpec(
                    "t",
                    List.of(
                            new ColumnSpec("id", ValueType.STRING),
                            new ColumnSpec("n", ValueType.NUMBER),
                            new ColumnSpec("b", ValueType.BOOLEAN),
                            new ColumnSpec("j\"\n", ValueType.JSON)),
                    List.of("id"),
                    List.of(List.of("id")));

    @Test
    void givenARow_thenEveryColumnIsThereInOrder() {
        assertThat(encode("a", 1.5, true, new Row.Json("{\"x\": [1, null]}")))
                .isEqualTo("{\"id\":\"a\",\"n\":1.5,\"b\":true,\"j\\\"\\n\":{\"x\": [1, null]}}");
    }

    @Test
    void givenNulls_thenTheyAreWritten() {
        assertThat(encode("a", null, null, null))
                .isEqualTo("{\"id\":\"a\",\"n\":null,\"b\":null,\"j\\\"\\n\":null}");
    }

    @Test
    void givenIntegers_thenTheyHaveNeitherExponentNorPoint() {
        assertThat(number(0)).isEqualTo("0");
        assertThat(number(-0.0)).isEqualTo("0");
        assertThat(number(-86_400_000)).isEqualTo("-86400000");
        assertThat(number(9_007_199_254_740_991d)).isEqualTo("9007199254740991");
        assertThat(number(1e15)).isEqualTo("1000000000000000");
    }

    @Test
    void givenFractions_thenTheyReadBackAsTheSameNumber() {
        assertThat(number(1_714_979_289_123.456)).isEqualTo("1714979289123.456");
        for (double value : new double[] {0.1, 1e-7, 123.456, 5e-324, 1.7976931348623157e308}) {
            assertThat(Double.parseDouble(number(value))).isEqualTo(value);
        }
    }

    @Test
    void givenAnyText_thenJsonReadsItBack() {
        for (String text :
                List.of(
                        "",
                        "quote \" backslash \\ slash /",
                        "\u0000\u0001\b\f\n\r\t\u001f\u007f",
                        "é ß € 漢字",
                        "😀 at the end 😀",
                        "\u2028\u2029\uFFFF\uE000")) {
            JsonNode node = JsonText.parse(encode(text, null, null, null));
            assertThat(node.get("id").stringValue()).isEqualTo(text);
        }
    }

    @Test
    void givenHalfASurrogatePair_thenItIsEscaped() {
        assertThat(encode("x\uD83D", null, null, null)).startsWith("{\"id\":\"x\\ud83d\",");
    }

    @Test
    void givenARowThatWasEncoded_thenTheBytesAreShared() {
        Row row = new Row(new Object[] {"a", 1.0, true, null});

        byte[] first = new RowEncoder(TABLE).value(row);

        assertThat(new RowEncoder(TABLE).value(row)).isSameAs(first);
    }

    private static String number(double value) {
        String json = encode("a", value, null, null);
        return json.substring("{\"id\":\"a\",\"n\":".length(), json.indexOf(",\"b\""));
    }

    private static String encode(Object... values) {
        return new String(new RowEncoder(TABLE).value(new Row(values)), StandardCharsets.UTF_8);
    }
}
