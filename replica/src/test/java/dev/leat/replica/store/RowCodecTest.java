package dev.leat.replica.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.ivm.source.Row;
import dev.leat.ivm.source.TableSpec;
import dev.leat.ivm.source.TableSpec.ColumnSpec;
import dev.leat.ivm.source.TableSpec.ValueType;
import dev.leat.ivm.source.ValueOrder;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowCodecTest {
    private static final Object[] VALUES = {
        null,
        true,
        false,
        0.0,
        -0.0,
        1.0,
        -1.0,
        63.0,
        64.0,
        -65.0,
        9007199254740991.0,
        -9007199254740991.0,
        1e18,
        9.3e18,
        -9.3e18,
        0.1,
        1714979289123.456,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        "",
        "text",
        "äö€😀",
        "x".repeat(10_000),
        new Row.Json("{\"a\": 1}"),
        new Row.Json("null")
    };

    @Test
    void everyValueComesBackAsItWas() throws Exception {
        byte[] bytes = new RowCodec().encode(new Row(VALUES.clone()));
        Row row = RowCodec.decode(bytes, VALUES.length);
        for (int i = 0; i < VALUES.length; i++) {
            assertThat(row.get(i)).isEqualTo(VALUES[i]);
        }
    }

    @Test
    void givenAnotherNumberOfColumns_thenTheBytesAreRefused() {
        byte[] bytes = new RowCodec().encode(new Row(new Object[] {1.0, "a"}));
        assertThatThrownBy(() -> RowCodec.decode(bytes, 1)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> RowCodec.decode(bytes, 3)).isInstanceOf(IOException.class);
    }

    @Test
    void keysSortAsTheirValuesDo() {
        long seed = Long.getLong("leat.seed", System.nanoTime());
        System.out.println("RowCodecTest seed " + seed + " (repeat with -Dleat.seed=" + seed + ")");
        Random random = new Random(seed);
        TableSpec spec =
                new TableSpec(
                        "t",
                        List.of(
                                new ColumnSpec("s", ValueType.STRING),
                                new ColumnSpec("n", ValueType.NUMBER)),
                        List.of("s", "n"),
                        List.of());
        KeyCodec codec = new KeyCodec(spec);
        for (int i = 0; i < 20_000; i++) {
            Row a = randomKey(random);
            Row b = randomKey(random);
            int expected = ValueOrder.INSTANCE.compare(a.get(0), b.get(0));
            if (expected == 0) {
                expected = ValueOrder.INSTANCE.compare(a.get(1), b.get(1));
            }
            int actual = Arrays.compareUnsigned(codec.encode(a), codec.encode(b));
            assertThat(Integer.signum(actual))
                    .as("%s %s", a, b)
                    .isEqualTo(Integer.signum(expected));
        }
    }

    @Test
    void givenLongKeys_thenTheyFitAndStayDistinct() {
        TableSpec spec =
                new TableSpec(
                        "t",
                        List.of(new ColumnSpec("s", ValueType.STRING)),
                        List.of("s"),
                        List.of());
        KeyCodec codec = new KeyCodec(spec);
        byte[] a = codec.encode(new Row(new Object[] {"k".repeat(2000) + "a"}));
        byte[] b = codec.encode(new Row(new Object[] {"k".repeat(2000) + "b"}));
        assertThat(a).hasSizeLessThanOrEqualTo(511).isNotEqualTo(b);
        assertThat(a).isEqualTo(codec.encode(new Row(new Object[] {"k".repeat(2000) + "a"})));
    }

    private static Row randomKey(Random random) {
        String[] texts = {"", "a", "ab", "b", "ä", "\uffff", "😀", "z"};
        double[] numbers = {
            0.0, -0.0, 1, -1, 0.5, -0.5, 1e300, -1e300, random.nextInt(), random.nextDouble()
        };
        return new Row(
                new Object[] {
                    texts[random.nextInt(texts.length)] + texts[random.nextInt(texts.length)],
                    numbers[random.nextInt(numbers.length)]
                });
    }
}
