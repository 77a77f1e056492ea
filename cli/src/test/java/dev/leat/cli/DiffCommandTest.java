package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `leat diff` between databases, SQL files, and the example's schema; one at a time and in
/// batches.
@PostgresTest
class DiffCommandTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir private Path folder;

    private static String url(TestDatabase database) {
        return database.url().reveal();
    }

    private static void apply(TestDatabase database, JsonNode answer) {
        answer.get("statements").forEach(each -> database.execute(each.get("sql").asString()));
    }

    private List<JsonNode> batch(String... lines) {
        Ended ended =
                Ended.of(
                        new ByteArrayInputStream(
                                String.join("\n", lines).getBytes(StandardCharsets.UTF_8)),
                        "diff",
                        "--batch",
                        "--project",
                        emptyProject());
        assertThat(ended.exit()).isZero();
        return ended.out().lines().map(JSON::readTree).toList();
    }

    private String emptyProject() {
        return folder.resolve("leat.properties").toString();
    }

    @Test
    void aBatchAnswersEachLineInOrderAndABadOneStopsNothing(
            TestDatabase one, TestDatabase other, TestDatabase empty) {
        one.execute(
                "CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL)",
                "CREATE TABLE a (id int CONSTRAINT k PRIMARY KEY)",
                "CREATE INDEX by_name ON users (name)",
                "CREATE SCHEMA s1",
                "INSERT INTO users VALUES (1, 'Ann')");
        other.execute(
                "CREATE TABLE users (id int PRIMARY KEY, full_name text NOT NULL)",
                "CREATE TABLE b (id int CONSTRAINT l PRIMARY KEY)",
                "CREATE INDEX by_full_name ON users (full_name)",
                "CREATE SCHEMA s2");
        String pair = "\"from\":\"%s\",\"to\":\"%s\"";
        String there = pair.formatted(url(one), url(other));
        List<JsonNode> answers =
                batch(
                        "{\"id\":\"1\"," + there + "}",
                        "this is no JSON",
                        "{\"id\":\"3\",\"from\":\"" + url(one) + "\"}",
                        "{\"id\":4,\"from\":\"%s\",\"to\":\"%s\"}"
                                .formatted(url(one), one.url().withDatabase("missing").reveal()),
                        "{\"id\":\"5\","
                                + there
                                + ",\"renames\":[\"public.users.name->public.users.full_name\",\"public.a->public.b\",\"s1->s2\",\"public.a.k->public.b.l\"]}",
                        "{\"id\":\"6\"," + there + ",\"allowDestructive\":true}",
                        "{\"id\":\"7\"," + pair.formatted(url(one), url(empty)) + "}");
        assertThat(answers).hasSize(7);

        JsonNode asking = answers.getFirst();
        assertThat(asking.get("statements")).isEmpty();
        assertThat(asking.get("questions").findValuesAsString("kind")).contains("rename");
        assertThat(answers.get(1).get("error").asString()).contains("no JSON");
        assertThat(answers.get(2).get("id").asString()).isEqualTo("3");
        assertThat(answers.get(2).get("error").asString()).contains("\"to\"");
        assertThat(answers.get(3).get("id").asInt()).isEqualTo(4);
        assertThat(answers.get(3).get("error").asString()).contains("does not exist");
        JsonNode renaming = answers.get(4);
        assertThat(renaming.get("questions")).isEmpty();
        assertThat(renaming.get("statements").findValuesAsString("sql"))
                .noneMatch(sql -> sql.contains("DROP"));
        assertThat(renaming.get("statements").get(0).has("transactional")).isTrue();
        assertThat(renaming.get("statements").get(0).get("class").asString()).isEqualTo("safe");
        assertThat(answers.get(5).get("statements")).isNotEmpty();
        assertThat(answers.get(6).get("questions").findValuesAsString("kind"))
                .containsOnly("destroy");

        apply(one, renaming);
        assertThat(one.column("SELECT full_name FROM users")).containsExactly("Ann");
        assertThat(batch("{\"id\":\"8\"," + there + "}").getFirst().get("statements"))
                .as("the second difference")
                .isEmpty();
    }

    @Test
    void anSqlFileIsComparedInTheServersWords(TestDatabase database) throws Exception {
        Path sql =
                Files.writeString(
                        folder.resolve("schema.sql"),
                        "CREATE TABLE t (a text[] DEFAULT '{}', CHECK (cardinality(a) < 3));");
        String to = sql.toString();
        Ended first =
                Ended.of("diff", "--from", url(database), "--to", to, "--project", emptyProject());
        assertThat(first.exit()).isZero();
        assertThat(first.out()).contains("CREATE TABLE");
        database.execute(first.out());
        Ended second =
                Ended.of(
                        "diff",
                        "--from",
                        url(database),
                        "--to",
                        to,
                        "--exit-code",
                        "--project",
                        emptyProject());
        assertThat(second.out()).isEmpty();
        assertThat(second.exit()).isZero();
    }

    @Test
    void explainTellsSizesAndRowsInTheWay(TestDatabase database) throws Exception {
        database.execute(
                "CREATE TABLE t (a int)",
                "INSERT INTO t SELECT nullif(n, 7) FROM generate_series(1, 500) n",
                "ANALYZE t");
        Path sql = Files.writeString(folder.resolve("s.sql"), "CREATE TABLE t (a int NOT NULL);");
        Ended told =
                Ended.of(
                        "diff",
                        "--from",
                        url(database),
                        "--to",
                        sql.toString(),
                        "--output",
                        "explain",
                        "--project",
                        emptyProject());
        assertThat(told.out()).contains("may fail", "500 rows", "1 row is in the way now");
    }

    @Test
    void openQuestionsEndWithTwo(TestDatabase database) throws Exception {
        database.execute("CREATE TABLE t (a int)");
        Path sql = Files.writeString(folder.resolve("s.sql"), "CREATE TABLE u (a int);");
        Ended told =
                Ended.of(
                        "diff",
                        "--from",
                        url(database),
                        "--to",
                        sql.toString(),
                        "--output",
                        "json",
                        "--project",
                        emptyProject());
        assertThat(told.exit()).isEqualTo(2);
        assertThat(
                        JSON.readTree(told.out())
                                .get("questions")
                                .get(0)
                                .get("answers")
                                .get(0)
                                .asString())
                .isEqualTo("public.t->public.u");
    }

    @Test
    void whatPostgresRefusesIsNoQuestionThatAnAnswerSettles(TestDatabase one, TestDatabase other) {
        one.execute("CREATE TABLE t (n int)", "CREATE TABLE u (c t)");
        other.execute("CREATE TABLE t (n bigint)", "CREATE TABLE u (c t)");
        for (String allowed : List.of("public.other", "public.t.n")) {
            Ended ended =
                    Ended.of(
                            "diff",
                            "--from",
                            url(one),
                            "--to",
                            url(other),
                            "--allow-destructive",
                            allowed,
                            "--output",
                            "json",
                            "--project",
                            emptyProject());
            assertThat(ended.exit()).isEqualTo(2);
            JsonNode answer = JSON.readTree(ended.out());
            assertThat(answer.get("statements")).isEmpty();
            assertThat(answer.get("questions").get(0).get("kind").asString())
                    .isEqualTo("impossible");
            assertThat(answer.get("questions").get(0).get("text").asString())
                    .contains("column public.u.c keeps rows of table public.t");
        }
    }
}
