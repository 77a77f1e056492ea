package dev.leat.sql.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.query.ast.Ast;
import dev.leat.query.ast.AstJson;
import dev.leat.sql.Database;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PostgresTest
class WireRendererTest {
    private static Database db;
    private static WireCatalog catalog;

    @BeforeAll
    static void tables(TestDatabase database) {
        database.execute(
                "CREATE SCHEMA other",
                "CREATE TYPE mood AS ENUM ('sad', 'happy', 'angry')",
                "CREATE DOMAIN short AS text",
                "CREATE TABLE thing (id int, b bool, i8 bigint, n numeric, f4 real, f8 float8, t text, u uuid, m mood,"
                        + " d date, ts timestamp, tz timestamptz, tm time, tmz timetz, j json, jb jsonb, ta text[],"
                        + " na numeric[], tza timestamptz[], raw bytea, dom short, ip inet, c char(3), PRIMARY KEY (id))",
                "INSERT INTO thing VALUES (1, true, 9007199254740991, 12.50, 0.1, 1.5, 'ä', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 'happy',"
                        + " '1969-12-31', '2024-05-06 07:08:09.123456', '2024-05-06 07:08:09.123456+00', '07:08:09.5', '23:00:00-02',"
                        + " '{\"a\": 1, \"a\": 2}', 'null', '{a,NULL}', '{1.5,NULL,NaN}', '{\"2024-05-06 07:08:09+00\",NULL}', 'x', 'y', '10.0.0.1', 'x')",
                "INSERT INTO thing (id, i8, n, f8, tz, tm, ta, m) VALUES (2, 9007199254740992, 'NaN', '-Infinity', 'infinity', '24:00:00', '{}', 'angry')",
                "CREATE TABLE other.part (thing int, k text, PRIMARY KEY (k, thing))",
                "INSERT INTO other.part VALUES (1, 'b'), (1, 'a'), (2, 'B')");
        db = Database.of(database.dataSource());
        catalog = WireCatalog.read(db);
    }

    private List<JsonNode> run(String ast) {
        return WireRenderer.run(db, AstJson.from(ast), catalog);
    }

    @Test
    void valuesLookAsTheProtocolShowsThem() {
        JsonNode row = run("{\"table\":\"thing\",\"limit\":1}").getFirst();

        assertThat(row)
                .isEqualTo(
                        JsonMapper.shared()
                                .readTree(
                                        """
                                        {"id":1,"b":true,"i8":9007199254740991,"n":12.5,"f4":0.1,"f8":1.5,"t":"ä",
                                        "u":"a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11","m":"happy","d":-86400000,
                                        "ts":1714979289123.456,"tz":1714979289123.456,"tm":25689500.0,"tmz":3600000.0,
                                        "j":{"a":2},"jb":null,"ta":["a",null],"na":[1.5,null,null],
                                        "tza":[1714979289000.0,null],"ip":"10.0.0.1","c":"x  "}
                                        """));
    }

    @Test
    void whatTheProtocolCannotHoldIsNull() {
        JsonNode row = run("{\"table\":\"thing\"}").getLast();

        for (String name : List.of("i8", "n", "f8", "tz", "tza", "na", "j", "b")) {
            assertThat(row.get(name).isNull()).as(name).isTrue();
        }
        assertThat(row.get("tm").doubleValue()).isEqualTo(86_400_000);
        assertThat(row.get("ta").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "id|>|1.5|2",
                "i8|>=|9007199254740991|1,2",
                "i8|<|1e300|1,2",
                "n|=|12.5|1",
                "f4|=|0.1|1",
                "b|=|true|1",
                "b|IS NOT|true|2",
                "b|!=|false|1",
                "tz|=|1714979289123.456|1",
                "ts|<|1714979289123.457|1",
                "d|=|-86400000|1",
                "d|>|-86400001|1",
                "tm|=|86400000|2",
                "tmz|=|3600000|1",
                "u|=|\"a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11\"|1",
                "u|=|\"no uuid\"|",
                "u|IN|[\"x\",\"a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11\"]|1",
                "m|<|\"happy\"|2",
                "m|=|\"unknown\"|",
                "m|LIKE|\"%ppy\"|1",
                "t|>|\"z\"|1",
                "m|ILIKE|\"H%Y\"|1",
                "id|IN|[1,2,3]|1,2",
                "id|IN|[]|",
                "t|NOT IN|[]|1",
                "t|IS|null|2",
                "t|=|null|",
                "j|LIKE|\"%a%\"|1",
                "ip|=|\"10.0.0.1\"|1"
            })
    void comparisonsMeanWhatTheReferenceSays(
            String column, String operator, String literal, String ids) {
        List<JsonNode> rows =
                run(
                        "{\"table\":\"thing\",\"where\":{\"type\":\"simple\",\"op\":\"%s\",\"left\":{\"type\":\"column\",\"name\":\"%s\"},\"right\":{\"type\":\"literal\",\"value\":%s}}}"
                                .formatted(operator, column, literal));

        assertThat(rows.stream().map(row -> row.get("id").asString()).toList())
                .isEqualTo(ids == null ? List.of() : List.of(ids.split(",")));
    }

    @Test
    void relatedTablesOfOtherSchemasAndKeysOfTheClientWork() {
        String ast =
                "{\"table\":\"thing\",\"related\":[{\"correlation\":{\"parentField\":[\"id\"],\"childField\":[\"thing\"]},\"subquery\":{\"table\":\"other.part\",\"alias\":\"parts\"}}]}";

        assertThat(run(ast).getFirst().get("parts").toString())
                .isEqualTo("[{\"thing\":1,\"k\":\"a\"},{\"thing\":1,\"k\":\"b\"}]");
        List<JsonNode> byThing =
                WireRenderer.run(
                        db,
                        Ast.of("other.part"),
                        catalog.withPrimaryKeys(Map.of("other.part", List.of("thing", "k"))));
        assertThat(byThing.stream().map(row -> row.get("k").stringValue()).toList())
                .containsExactly("a", "b", "B");
    }

    @Test
    void unknownNamesAndImpossibleComparisonsAreExplained() {
        assertThatThrownBy(() -> run("{\"table\":\"nothing\"}"))
                .hasMessage("the query names table \"nothing\", which does not exist");
        assertThatThrownBy(() -> run("{\"table\":\"thing\",\"orderBy\":[[\"raw\",\"asc\"]]}"))
                .hasMessageContaining("column \"raw\" of table \"thing\"");
        assertThatThrownBy(() ->
                        run(
                                "{\"table\":\"thing\",\"where\":{\"type\":\"simple\",\"op\":\"=\",\"left\":{\"type\":\"column\",\"name\":\"id\"},\"right\":{\"type\":\"literal\",\"value\":\"x\"}}}"))
                .hasMessageContaining("column \"id\" (INTEGER) cannot be compared with a String");
    }
}
