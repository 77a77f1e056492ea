package dev.leat.protocol.poke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.protocol.down.DownJson;
import dev.leat.protocol.down.DownMessage;
import dev.leat.protocol.down.MutationPatch;
import dev.leat.protocol.down.PokePart;
import dev.leat.protocol.down.PokePartJson;
import dev.leat.protocol.down.QueryPatch;
import dev.leat.protocol.down.RowPatch;
import dev.leat.protocol.json.Json;
import dev.leat.protocol.mutation.MutationId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PokeWriterTest {
    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static PokeWriter everything() {
        PokeWriter poke = new PokeWriter("4gdo40");
        poke.lastMutationId("c1", 7);
        poke.desired("c1", new QueryPatch.Put("q\"1"));
        poke.desired("c2", new QueryPatch.Del("q2"));
        poke.got(new QueryPatch.Put("q3", 5000.0));
        poke.got(new QueryPatch.Clear());
        poke.putRow("app.é", utf8("{\"id\":\"i1\",\"n\":1.5}"));
        poke.deleteRow("issue", utf8("{\"id\":\"i2\"}"));
        poke.mutation(
                new MutationPatch.Put(
                        new MutationId("c1", 2),
                        new Json("{\"error\":\"app\",\"message\":\"no\"}")));
        poke.mutation(new MutationPatch.Del(new MutationId("c1", 1)));
        return poke;
    }

    private static final PokePart EVERYTHING =
            new PokePart(
                    "4gdo40",
                    Map.of("c1", 7L),
                    Map.of(
                            "c1",
                            List.of(new QueryPatch.Put("q\"1")),
                            "c2",
                            List.of(new QueryPatch.Del("q2"))),
                    List.of(new QueryPatch.Put("q3", 5000.0), new QueryPatch.Clear()),
                    List.of(
                            new RowPatch.Put("app.é", new Json("{\"id\":\"i1\",\"n\":1.5}")),
                            new RowPatch.Del("issue", new Json("{\"id\":\"i2\"}"))),
                    List.of(
                            new MutationPatch.Put(
                                    new MutationId("c1", 2),
                                    new Json("{\"error\":\"app\",\"message\":\"no\"}")),
                            new MutationPatch.Del(new MutationId("c1", 1))));

    @Test
    void whatIsWrittenByHandIsWhatTheRecordsSay() {
        List<byte[]> parts = everything().finish();
        assertThat(parts).hasSize(1);
        String frame = new String(PokeFrames.text(parts.getFirst()), StandardCharsets.UTF_8);
        assertThat(DownJson.read(frame)).isEqualTo(new DownMessage.Part(EVERYTHING));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 64, PokeFrames.CHUNK_BYTES})
    void chunksOfAnySizeAreTheSamePoke(int size) {
        List<byte[]> frames = PokeFrames.binary(everything().finish(), size);
        assertThat(frames).allSatisfy(frame -> assertThat(frame.length).isBetween(2, size));
        for (byte[] frame : frames) {
            String text = new String(frame, 1, frame.length - 1, StandardCharsets.UTF_8);
            assertThat(text).as("no character is split").doesNotContain("\uFFFD");
        }
        assertThat(PokePartJson.readAll(PokeFrames.join(frames))).containsExactly(EVERYTHING);
    }

    @Test
    void theBinaryVectorOfTheReferenceIsReproduced() {
        PokeWriter poke = new PokeWriter("4gc1jk");
        poke.got(new QueryPatch.Put("q1"));
        assertThat(PokeFrames.binary(poke.finish()))
                .containsExactly(
                        utf8(
                                "\0[{\"pokeID\":\"4gc1jk\",\"gotQueriesPatch\":[{\"op\":\"put\",\"hash\":\"q1\"}]}]"));
    }

    @Test
    void aPokeWithoutPartsIsOneEmptyArray() {
        PokeWriter poke = new PokeWriter("00:01");
        assertThat(poke.isEmpty()).isTrue();
        assertThat(poke.finish()).isEmpty();
        assertThat(PokeFrames.binary(List.of())).containsExactly(utf8("\0[]"));
    }

    @Test
    void clearStandsAloneInTheFirstPart() {
        PokeWriter poke = new PokeWriter("p");
        poke.clear();
        poke.lastMutationId("c1", 1);
        poke.putRow("t", utf8("{\"id\":1}"));
        List<PokePart> parts =
                PokePartJson.readAll(PokeFrames.join(PokeFrames.binary(poke.finish())));
        assertThat(parts).hasSize(2);
        assertThat(parts.getFirst().rowsPatch()).containsExactly(new RowPatch.Clear());
        assertThat(parts.getFirst().lastMutationIdChanges()).isEmpty();
        assertThat(parts.getLast().lastMutationIdChanges()).containsEntry("c1", 1L);
        assertThatThrownBy(poke::clear).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void manyRowsMakeManyPartsInOrder() {
        PokeWriter poke = new PokeWriter("p");
        String padding = "x".repeat(1000);
        for (int i = 0; i < 3000; i++) {
            poke.putRow("t", utf8("{\"id\":" + i + ",\"x\":\"" + padding + "\"}"));
        }
        List<byte[]> parts = poke.finish();
        assertThat(parts.size()).isGreaterThan(2);
        assertThat(parts)
                .allSatisfy(
                        part -> assertThat(part.length).isLessThan(PokeWriter.PART_BYTES + 10_000));
        List<RowPatch> rows =
                PokePartJson.readAll(PokeFrames.join(PokeFrames.binary(parts))).stream()
                        .flatMap(part -> part.rowsPatch().stream())
                        .toList();
        assertThat(rows).hasSize(3000);
        assertThat(((RowPatch.Put) rows.get(2999)).value().tree().get("id").intValue())
                .isEqualTo(2999);
    }
}
