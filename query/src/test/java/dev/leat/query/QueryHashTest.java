package dev.leat.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.query.ast.AstJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The vectors were generated with the published client, version 1.9.0.
class QueryHashTest {

    @ParameterizedTest
    @CsvSource({
        "'',46947589,201638359568529298,1j5etzlexqqa",
        "a,1426945110,6128682584748879983,1ak9gnrbcd7qn",
        "hello,4211111929,18086588019095108521,3tevsd2sh46nd",
        "Éclair 😀,1761462742,7565424871065836341,1lh87altqxved",
        "0123456789abcdef0123456789abcdef,3951594800,16971970436063338582,3ky0tem1x64ba"
    })
    void textsHashAsTheReferenceSays(String text, long seed0, String decimal, String base36) {
        assertThat(Integer.toUnsignedLong(XxHash32.hash(text.getBytes(StandardCharsets.UTF_8), 0)))
                .isEqualTo(seed0);
        assertThat(Long.toUnsignedString(QueryHash.hash64(text))).isEqualTo(decimal);
        assertThat(Long.toUnsignedString(QueryHash.hash64(text), 36)).isEqualTo(base36);
    }

    @Test
    void namedQueriesHashWithTheirArguments() {
        Map<String, Object> unsorted = new LinkedHashMap<>();
        unsorted.put("b", 1);
        unsorted.put("a", Arrays.asList(null, true, "é"));
        Map<String, Object> fraction = new LinkedHashMap<>();
        fraction.put("id", "x");
        fraction.put("limit", 10.5);

        assertThat(QueryHash.hashOfNameAndArgs("issues", List.of())).isEqualTo("3111ertu4u16a");
        assertThat(QueryHash.hashOfNameAndArgs("issueByID", List.of("i1")))
                .isEqualTo("3sytounjoa9sq");
        assertThat(QueryHash.hashOfNameAndArgs("q", List.of(unsorted))).isEqualTo("bouja3fer3w5");
        assertThat(QueryHash.hashOfNameAndArgs("ns.q", List.of(fraction)))
                .isEqualTo("1wfz1h6gdiet2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"table\":\"issue\"}|2uh1iy5olazzo",
                "{\"table\":\"issue\",\"orderBy\":[[\"id\",\"asc\"]],\"limit\":2}|2jro6vg1ne19y",
                "{\"table\":\"issue\",\"where\":{\"type\":\"and\",\"conditions\":[{\"type\":\"simple\",\"op\":\"=\",\"left\":{\"type\":\"column\",\"name\":\"title\"},\"right\":{\"type\":\"literal\",\"value\":\"x\"}},{\"type\":\"simple\",\"op\":\">\",\"left\":{\"type\":\"column\",\"name\":\"prio\"},\"right\":{\"type\":\"literal\",\"value\":1}}]},\"related\":[{\"system\":\"client\",\"correlation\":{\"parentField\":[\"id\"],\"childField\":[\"issueID\"]},\"subquery\":{\"table\":\"comment\",\"alias\":\"comments\"}}],\"orderBy\":[[\"title\",\"asc\"]]}|3i414ao05nv3o",
                "{\"table\":\"issue\",\"where\":{\"type\":\"correlatedSubquery\",\"op\":\"EXISTS\",\"related\":{\"system\":\"client\",\"correlation\":{\"parentField\":[\"id\"],\"childField\":[\"issueID\"]},\"subquery\":{\"table\":\"comment\",\"alias\":\"zsubq_comments\"}}},\"limit\":2}|2qzy0bzbuu372"
            })
    void queriesHashAsTheReferenceSays(String ast, String hash) {
        assertThat(QueryHash.hashOfAst(AstJson.from(ast))).isEqualTo(hash);
    }
}
