package dev.leat.query.ast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class AstJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"table\":\"issue\"}",
                "{\"schema\":\"s\",\"table\":\"a.b\",\"alias\":\"x\",\"limit\":0,\"orderBy\":[[\"id\",\"asc\"],[\"t\",\"desc\"]]}",
                "{\"table\":\"issue\",\"related\":[{\"correlation\":{\"parentField\":[\"id\"],\"childField\":[\"issueID\"]},\"hidden\":true,\"subquery\":{\"table\":\"issueLabel\",\"alias\":\"labels\",\"related\":[{\"correlation\":{\"parentField\":[\"a\",\"b\"],\"childField\":[\"c\",\"d\"]},\"subquery\":{\"table\":\"label\",\"alias\":\"labels\"},\"system\":\"client\"}]},\"system\":\"client\"}]}",
                "{\"table\":\"t\",\"where\":{\"type\":\"or\",\"conditions\":[{\"type\":\"and\",\"conditions\":[]},{\"type\":\"simple\",\"op\":\"NOT IN\",\"left\":{\"type\":\"column\",\"name\":\"c\"},\"right\":{\"type\":\"literal\",\"value\":[1,\"a\",true]}},{\"type\":\"simple\",\"op\":\"IS\",\"left\":{\"type\":\"literal\",\"value\":1.5},\"right\":{\"type\":\"literal\",\"value\":null}},{\"type\":\"simple\",\"op\":\"=\",\"left\":{\"type\":\"static\",\"anchor\":\"authData\",\"field\":\"sub\"},\"right\":{\"type\":\"static\",\"anchor\":\"authData\",\"field\":[\"a\",\"b\"]}},{\"type\":\"correlatedSubquery\",\"related\":{\"system\":\"permissions\",\"correlation\":{\"parentField\":[\"id\"],\"childField\":[\"i\"]},\"subquery\":{\"table\":\"u\",\"alias\":\"zsubq_u\"}},\"op\":\"NOT EXISTS\",\"flip\":true,\"scalar\":false}]}}",
                "{\"table\":\"t\",\"start\":{\"row\":{\"id\":\"x\",\"at\":1714979289123.456,\"n\":null},\"exclusive\":true}}"
            })
    void whatIsReadIsWrittenTheSame(String json) {
        Ast ast = AstJson.from(json);

        assertThat(AstJson.write(ast)).isEqualTo(json);
        assertThat(AstJson.from(AstJson.to(ast))).isEqualTo(ast);
        assertThat(AstJson.to(ast)).isEqualTo(JsonMapper.shared().readTree(json));
    }

    @Test
    void unknownFieldsAndNullsAreIgnored() {
        assertThat(AstJson.from("{\"table\":\"t\",\"where\":null,\"limit\":null,\"new\":{}}"))
                .isEqualTo(Ast.of("t"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|an object was expected",
                "{|not JSON",
                "{}|\"table\" is missing",
                "{\"table\":1}|malformed at table: a string was expected",
                "{\"table\":\"t\",\"limit\":1.5}|at limit: a limit is a whole number",
                "{\"table\":\"t\",\"limit\":-1}|at limit",
                "{\"table\":\"t\",\"orderBy\":[[\"a\"]]}|at orderBy[0]",
                "{\"table\":\"t\",\"where\":{\"type\":\"xor\"}}|at where.type: unknown condition \"xor\"",
                "{\"table\":\"t\",\"where\":{\"type\":\"and\",\"conditions\":[{\"type\":\"simple\",\"op\":\"~\",\"left\":{\"type\":\"literal\",\"value\":1},\"right\":{\"type\":\"literal\",\"value\":1}}]}}|at where.conditions[0].op: unknown operator \"~\"",
                "{\"table\":\"t\",\"where\":{\"type\":\"simple\",\"op\":\"=\",\"left\":{\"type\":\"literal\",\"value\":1},\"right\":{\"type\":\"column\",\"name\":\"c\"}}}|the right side cannot be a column",
                "{\"table\":\"t\",\"related\":[{\"correlation\":{\"parentField\":[\"a\"],\"childField\":[]},\"subquery\":{\"table\":\"u\"}}]}|at related[0].correlation: 1 parent fields and 0 child fields",
                "{\"table\":\"t\",\"where\":{\"type\":\"simple\",\"op\":\"=\",\"left\":{\"type\":\"column\",\"name\":\"c\"},\"right\":{\"type\":\"literal\",\"value\":{\"a\":1}}}}|at where.right.value"
            })
    void malformedQueriesAreRefusedWithThePlace(String json, String message) {
        assertThatThrownBy(() -> AstJson.from(json))
                .isInstanceOf(AstFormatException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "1,1",
        "-0.0,0",
        "0.1,0.1",
        "1e21,1e+21",
        "123456789012345680000,123456789012345680000",
        "1.5e-7,1.5e-7",
        "0.000001,0.000001",
        "-1e300,-1e+300",
        "5e-324,5e-324",
        "9007199254740991,9007199254740991"
    })
    void numbersPrintAsInJavaScript(double value, String printed) {
        assertThat(JsJson.text(value)).isEqualTo(printed);
    }

    @Test
    void textsPrintAsInJavaScript() {
        assertThat(JsJson.text(List.of("\"\\\b\f\n\r\t\u0001\u001f\u007f\u2028é😀", "\ud800")))
                .isEqualTo(
                        "[\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f\u007f\u2028é😀\",\"\\ud800\"]");
    }
}
