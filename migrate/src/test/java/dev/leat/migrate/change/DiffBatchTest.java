package dev.leat.migrate.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.migrate.catalog.Source;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PostgresTest
class DiffBatchTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static Source source(String name) {
        return name.startsWith("postgresql:")
                ? new Source.Live(ConnectionUrl.parse(name))
                : new Source.SqlText(name, "schema.sql");
    }

    private static List<JsonNode> answers(TestDatabase database, String... lines) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new DiffBatch(DiffBatchTest::source, database.url())
                .run(
                        new BufferedReader(new StringReader(String.join("\n", lines))),
                        new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8).lines().map(JSON::readTree).toList();
    }

    private static JsonNode answer(TestDatabase database, String line) throws Exception {
        return answers(database, line).getFirst();
    }

    private static String line(String from, String to, String more) {
        return "{\"id\": \"x\", \"from\": %s, \"to\": %s%s}"
                .formatted(JSON.writeValueAsString(from), JSON.writeValueAsString(to), more);
    }

    @Test
    void everyLineIsAnsweredInItsPlaceAndEmptyOnesAreSkipped(TestDatabase database)
            throws Exception {
        List<JsonNode> answers =
                answers(
                        database,
                        "\uFEFF{\"id\": 1, \"from\": \"\", \"to\": \"create table t (a int);\"}",
                        "",
                        "   ",
                        "{\"id\": \"2\", \"from\":",
                        "[1]",
                        "null",
                        "{\"id\": \"3\"} {}",
                        "{\"id\": \"4\", \"from\": \"create tabel\", \"to\": \"\"}",
                        "{\"id\": \"5\", \"from\": \"\", \"to\": \"\"}",
                        "{\"id\": \"5\", \"from\": \"\", \"to\": \"\"}\r");
        assertThat(answers).hasSize(8);
        assertThat(answers.get(0).get("id").asInt()).isEqualTo(1);
        assertThat(answers.get(0).get("statements")).hasSize(1);
        for (int i = 1; i <= 4; i++) {
            assertThat(answers.get(i).get("error").asString())
                    .contains("no JSON object")
                    .doesNotContain("Jackson", "JsonNode");
        }
        assertThat(answers.get(5).get("id").asString()).isEqualTo("4");
        assertThat(answers.get(5).get("error").asString()).contains("schema.sql, line 1");
        assertThat(answers.get(6)).isEqualTo(answers.get(7));
        assertThat(answers.get(7).get("statements")).isEmpty();
    }

    @Test
    void aMisspeltFieldIsNamed(TestDatabase database) throws Exception {
        JsonNode answer = answer(database, line("", "", ", \"rename\": [\"a->b\"], \"label\": 1"));
        assertThat(answer.get("unknownFields"))
                .extracting(JsonNode::asString)
                .containsExactly("rename", "label");
    }

    @Test
    void aFieldWithTheWrongKindOfValueIsRefused(TestDatabase database) throws Exception {
        assertThat(
                        answer(database, line("", "", ", \"renames\": \"a->b\""))
                                .get("error")
                                .asString())
                .isEqualTo("\"renames\" is a list of texts: write [\"…\"]");
        assertThat(answer(database, line("", "", ", \"renames\": [5]")).get("error").asString())
                .contains("5 is none");
        assertThat(
                        answer(database, line("", "", ", \"allowDestructive\": \"yes\""))
                                .get("error")
                                .asString())
                .contains("true, false or a list");
        assertThat(answer(database, line("", "", ", \"from\": \"x\"")).get("error").asString())
                .contains("Duplicate");
        assertThat(
                        answer(
                                        database,
                                        line(
                                                "",
                                                "",
                                                ", \"renames\": null, \"allowDestructive\": null"))
                                .has("error"))
                .isFalse();
    }

    @Test
    void aPasswordIsNeverRepeated(TestDatabase database) throws Exception {
        for (String url :
                List.of(
                        "mysql://u:sEcret@h/x",
                        "postgresql://u:sEcret@127.0.0.1:1/x",
                        "postgresql://u:sEcret@[bad/x",
                        "postgresql://u:s%ZZEcret@h/x")) {
            JsonNode answer = answer(database, line(url, "", ""));
            assertThat(answer.get("error").asString()).doesNotContain("Ecret").isNotBlank();
        }
    }

    @Test
    void lossesMayBeAllowedByNamesWithQuotesOrWithout(TestDatabase database) throws Exception {
        String from = "create table \"T.x \"\"y\" (a int); create table u (b int);";
        assertThat(answer(database, line(from, "", "")).get("questions")).hasSize(2);
        for (String path : List.of("public.T.x \"y", "public.\"T.x \"\"y\"")) {
            String allow =
                    ", \"allowDestructive\": [" + JSON.writeValueAsString(path) + ", \"public.u\"]";
            JsonNode answer = answer(database, line(from, "", allow));
            assertThat(answer.get("questions")).isEmpty();
            assertThat(answer.get("statements")).hasSize(2);
        }
        assertThat(
                        answer(database, line(from, "", ", \"allowDestructive\": [\"public.u\"]"))
                                .get("questions"))
                .hasSize(1);
    }

    @Test
    void whereAnotherSchemaComesFirstTheStatementsSayWhichIsMeant(TestDatabase database)
            throws Exception {
        database.execute(
                "create schema x",
                "create table x.t (a int)",
                "create table public.t (a int)",
                "alter database \"" + database.name() + "\" set search_path to x, public");
        String to =
                "create schema x; create table x.t (a int); create table public.t (a int, c int);";
        JsonNode answer = answer(database, line(database.url().reveal(), to, ""));
        List<String> statements =
                answer.get("statements")
                        .valueStream()
                        .map(each -> each.get("sql").asString())
                        .toList();
        assertThat(statements).hasSize(2).first().isEqualTo("SET search_path TO public");
        database.execute(statements.toArray(String[]::new));
        assertThat(database.column("select c from public.t")).isEmpty();
        assertThat(answer(database, line(database.url().reveal(), to, "")).get("statements"))
                .isEmpty();
    }
}
