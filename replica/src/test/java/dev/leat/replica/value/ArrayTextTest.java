package dev.leat.replica.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.ivm.source.Row;
import dev.leat.replica.value.ColumnType.ArrayOf;
import dev.leat.replica.value.ColumnType.Scalar;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrayTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "TEXT | {} | []",
                "TEXT | {a,NULL,\"NULL\",null} | [\"a\",null,\"NULL\",\"null\"]",
                "TEXT | {\"a b\",\"\",\"x,y\",\"{}\"} | [\"a b\",\"\",\"x,y\",\"{}\"]",
                "TEXT | {\"say \\\"hi\\\" \\\\ there\"} | [\"say \\\"hi\\\" \\\\ there\"]",
                "TEXT | {{a,b},{c,NULL}} | [[\"a\",\"b\"],[\"c\",null]]",
                "TEXT | {ä€😀} | [\"ä€😀\"]",
                "INTEGER | [0:2]={1,2,3} | [1,2,3]",
                "INTEGER | [1:1][-2:-1]={{1,NULL}} | [[1,null]]",
                "FLOAT | {1.5,-2,1e+20} | [1.5,-2,100000000000000000000]",
                "BOOLEAN | {t,NULL,f} | [true,null,false]",
                "TIMESTAMP | {\"2024-05-06 07:08:09.123456+00\",NULL} | [1714979289123.456,null]",
                "DATE | {1970-01-02} | [86400000]",
                "JSON | {\"{\\\"a\\\": [1, null]}\",NULL,null} | [{\"a\": [1, null]},null,null]"
            })
    void arraysBecomeJson(Scalar element, String text, String json) throws Exception {
        Object value = new ArrayOf(element).parse(text, reason -> {});
        assertThat(value).isEqualTo(new Row.Json(json));
    }

    @Test
    void controlCharactersAreEscaped() throws Exception {
        Object value = new ArrayOf(Scalar.TEXT).parse("{\"a\nb\tc\u0001\"}", reason -> {});
        assertThat(value).isEqualTo(new Row.Json("[\"a\\nb\\tc\\u0001\"]"));
    }

    @Test
    void givenAnElementWithoutCounterpart_thenOnlyThatElementIsNull() throws Exception {
        List<String> problems = new ArrayList<>();
        Object value = new ArrayOf(Scalar.BIGINT).parse("{1,9223372036854775807,3}", problems::add);
        assertThat(value).isEqualTo(new Row.Json("[1,null,3]"));
        assertThat(problems).singleElement().asString().contains("2^53");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{a", "a", "{a}}", "[1:2]", "{\"a}"})
    void malformedArraysAreRefused(String text) {
        assertThatThrownBy(() -> new ArrayOf(Scalar.TEXT).parse(text, reason -> {}))
                .isInstanceOf(UnreadableValue.class);
    }
}
