package dev.leat.query;

import static dev.leat.query.Query.from;
import static dev.leat.query.Tracker.COMMENTS;
import static dev.leat.query.Tracker.ISSUES;
import static dev.leat.query.Tracker.LABELS;
import static dev.leat.schema.Conditions.and;
import static dev.leat.schema.Conditions.not;
import static dev.leat.schema.Conditions.or;
import static dev.leat.schema.Functions.lower;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.query.ast.AstJson;
import dev.leat.schema.Condition;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QueryTest {
    private static final UUID ID = UUID.fromString("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11");

    private static String json(Query<?> query) {
        return AstJson.write(query.toAst());
    }

    private static String where(Condition condition) {
        String json = json(from(ISSUES).where(condition));
        return json.substring("{\"table\":\"issue\",\"where\":".length(), json.length() - 1);
    }

    private static String simple(String op, String column, String value) {
        return "{\"type\":\"simple\",\"op\":\"%s\",\"left\":{\"type\":\"column\",\"name\":\"%s\"},\"right\":{\"type\":\"literal\",\"value\":%s}}"
                .formatted(op, column, value);
    }

    @Test
    void nothingIsCompletedThatTheReferenceLeavesOut() {
        assertThat(json(from(ISSUES))).isEqualTo("{\"table\":\"issue\"}");
        assertThat(json(from(COMMENTS))).isEqualTo("{\"table\":\"talk.comment\"}");
        assertThat(json(from(ISSUES).orderBy(ISSUES.created.desc()).orderBy(ISSUES.title).limit(5)))
                .isEqualTo(
                        "{\"table\":\"issue\",\"limit\":5,\"orderBy\":[[\"created_at\",\"desc\"],[\"title\",\"asc\"]]}");
        assertThat(json(from(ISSUES).one())).isEqualTo("{\"table\":\"issue\",\"limit\":1}");
    }

    @Test
    void relatedRowsAreCorrelatedUnderTheNameOfTheField() {
        assertThat(
                        json(
                                from(ISSUES)
                                        .related(
                                                ISSUES.comments,
                                                c -> c.limit(3).related(COMMENTS.issue))))
                .isEqualTo(
                        "{\"table\":\"issue\",\"related\":[{\"correlation\":{\"parentField\":[\"id\"],\"childField\":[\"issueID\"]},\"subquery\":{\"table\":\"talk.comment\",\"alias\":\"comments\",\"related\":[{\"correlation\":{\"parentField\":[\"issueID\"],\"childField\":[\"id\"]},\"subquery\":{\"table\":\"issue\",\"alias\":\"issue\"},\"system\":\"client\"}],\"limit\":3},\"system\":\"client\"}]}");
    }

    @Test
    void aJunctionIsAHiddenLevelWithTheSameAlias() {
        assertThat(json(from(ISSUES).related(ISSUES.labels, l -> l.where(LABELS.name.eq("bug")))))
                .isEqualTo(
                        "{\"table\":\"issue\",\"related\":[{\"correlation\":{\"parentField\":[\"id\"],\"childField\":[\"issue_id\"]},\"hidden\":true,\"subquery\":{\"table\":\"issue_label\",\"alias\":\"labels\",\"related\":[{\"correlation\":{\"parentField\":[\"label_id\"],\"childField\":[\"id\"]},\"subquery\":{\"table\":\"label\",\"alias\":\"labels\",\"where\":"
                                + simple("=", "name", "\"bug\"")
                                + "},\"system\":\"client\"}]},\"system\":\"client\"}]}");
    }

    @Test
    void existsLooksAsTheReferenceMakesIt() {
        assertThat(json(from(ISSUES).whereExists(ISSUES.comments)))
                .isEqualTo(
                        "{\"table\":\"issue\",\"where\":{\"type\":\"correlatedSubquery\",\"related\":{\"system\":\"client\",\"correlation\":{\"parentField\":[\"id\"],\"childField\":[\"issueID\"]},\"subquery\":{\"table\":\"talk.comment\",\"alias\":\"zsubq_comments\"}},\"op\":\"EXISTS\"}}");
        assertThat(
                        json(
                                from(ISSUES)
                                        .whereNotExists(
                                                ISSUES.labels, l -> l.where(LABELS.name.eq("x")))))
                .isEqualTo(
                        "{\"table\":\"issue\",\"where\":{\"type\":\"correlatedSubquery\",\"related\":{\"system\":\"client\",\"correlation\":{\"parentField\":[\"id\"],\"childField\":[\"issue_id\"]},\"subquery\":{\"table\":\"issue_label\",\"alias\":\"zsubq_labels\",\"where\":{\"type\":\"correlatedSubquery\",\"related\":{\"system\":\"client\",\"correlation\":{\"parentField\":[\"label_id\"],\"childField\":[\"id\"]},\"subquery\":{\"table\":\"label\",\"alias\":\"zsubq_zhidden_labels\",\"where\":"
                                + simple("=", "name", "\"x\"")
                                + "}},\"op\":\"EXISTS\"}}},\"op\":\"NOT EXISTS\"}}");
    }

    @Test
    void conditionsAreSimplifiedAsInTheReference() {
        assertThat(json(from(ISSUES).where(ISSUES.prio.gt(1)).where(ISSUES.title.like("a%"))))
                .isEqualTo(
                        "{\"table\":\"issue\",\"where\":{\"type\":\"and\",\"conditions\":["
                                + simple(">", "prio", "1")
                                + ","
                                + simple("LIKE", "title", "\"a%\"")
                                + "]}}");
        assertThat(where(or(or(), and(ISSUES.prio.ne(2))))).isEqualTo(simple("!=", "prio", "2"));
        assertThat(where(and(or(), ISSUES.prio.ne(2))))
                .isEqualTo("{\"type\":\"or\",\"conditions\":[]}");
        assertThat(json(from(ISSUES).where(or(and(), ISSUES.prio.ne(2)))))
                .isEqualTo("{\"table\":\"issue\"}");
        assertThat(where(not(ISSUES.prio.isNull()))).isEqualTo(simple("IS NOT", "prio", "null"));
        assertThat(where(not(or(ISSUES.prio.in(1, 2), ISSUES.comments.exists()))))
                .startsWith(
                        "{\"type\":\"and\",\"conditions\":[" + simple("NOT IN", "prio", "[1,2]"))
                .contains("\"op\":\"NOT EXISTS\"");
    }

    @Test
    void valuesAreThoseOfTheProtocol() {
        assertThat(where(ISSUES.id.eq(ID))).isEqualTo(simple("=", "id", "\"" + ID + "\""));
        assertThat(where(ISSUES.status.eq(Tracker.Status.DONE)))
                .isEqualTo(simple("=", "status", "\"done\""));
        assertThat(where(ISSUES.score.lt(new BigDecimal("12.50"))))
                .isEqualTo(simple("<", "score", "12.5"));
        assertThat(where(ISSUES.created.ge(Instant.parse("2024-05-06T07:08:09.123456Z"))))
                .isEqualTo(simple(">=", "created_at", "1714979289123.456"));
        assertThat(where(ISSUES.due.le(LocalDate.of(1969, 12, 31))))
                .isEqualTo(simple("<=", "due", "-86400000"));
    }

    @Test
    void aStartHoldsTheColumnsOfTheOrderAndTheKey() {
        Tracker.Issue row =
                new Tracker.Issue(
                        ID,
                        "t",
                        null,
                        Tracker.Status.OPEN,
                        1,
                        BigDecimal.ONE,
                        Instant.EPOCH,
                        LocalDate.EPOCH,
                        List.of(),
                        "{}");
        String tail = "\"orderBy\":[[\"prio\",\"desc\"],[\"status\",\"asc\"]]}";

        Query<Tracker.Issue> ordered = from(ISSUES).orderBy(ISSUES.prio.desc(), ISSUES.status);
        assertThat(json(ordered.start(row, false)))
                .isEqualTo(
                        "{\"table\":\"issue\",\"start\":{\"row\":{\"prio\":null,\"status\":\"open\",\"id\":\""
                                + ID
                                + "\"},\"exclusive\":true},"
                                + tail);
        assertThat(json(ordered.start(Map.of(ISSUES.prio, 3), true)))
                .isEqualTo(
                        "{\"table\":\"issue\",\"start\":{\"row\":{\"prio\":3},\"exclusive\":false},"
                                + tail);
    }

    @Test
    void whatOnlySqlCanSayIsAnErrorThatNamesIt() {
        assertThatThrownBy(() -> json(from(ISSUES).where(ISSUES.title.eqColumn(ISSUES.meta))))
                .isInstanceOf(UnwatchableQueryException.class)
                .hasMessageContaining("comparing issue.title with issue.meta");
        assertThatThrownBy(() ->
                        json(from(ISSUES).where(new Condition.Fragment("random() < 1", List.of()))))
                .hasMessageContaining("random() < 1");
        assertThatThrownBy(() -> json(from(ISSUES).where(lower(ISSUES.title).eq("a"))))
                .isInstanceOf(UnwatchableQueryException.class)
                .hasMessageContaining("the SQL expression (lower(\"title\") = 'a')");
        assertThatThrownBy(() -> json(from(ISSUES).orderBy(ISSUES.tags)))
                .hasMessageContaining("order by issue.tags");
        assertThatThrownBy(() -> json(from(ISSUES).orderBy(ISSUES.prio.desc().nullsFirst())))
                .hasMessageContaining("nulls FIRST");
        assertThatThrownBy(() -> json(from(ISSUES).where(ISSUES.big.eq(1L << 53))))
                .hasMessageContaining("2^53");
        assertThatThrownBy(() -> json(from(ISSUES).where(ISSUES.meta.eq("{}"))))
                .hasMessageContaining("issue.meta, which is jsonb");
        assertThatThrownBy(() -> json(from(ISSUES).related(ISSUES.labels, l -> l.limit(2))))
                .hasMessageContaining("many-to-many relation issue.labels");
    }

    @Test
    void mistakesAreFoundWhereTheyAreMade() {
        assertThatThrownBy(() -> from(ISSUES).where(COMMENTS.body.eq("x")))
                .hasMessageContaining("rows of issue mentions talk.comment.body");
        assertThatThrownBy(() -> from(ISSUES).where(lower(COMMENTS.body).eq("x")))
                .hasMessageContaining("rows of issue mentions talk.comment.body");
        assertThatThrownBy(() -> from(ISSUES).related(COMMENTS.issue))
                .hasMessageContaining("talk.comment.issue is not a relation of issue");
        assertThatThrownBy(() -> from(ISSUES).orderBy(LABELS.name))
                .hasMessageContaining("cannot be ordered by label.name");
        assertThatThrownBy(() -> from(ISSUES).limit(-1)).hasMessageContaining("negative");
        assertThatThrownBy(() -> from(ISSUES).whereExists(ISSUES.comments, c -> c.limit(1)))
                .hasMessageContaining("may only say where");
    }

    @Test
    void aQueryIsAValue() {
        assertThat(from(ISSUES).where(ISSUES.prio.gt(1)).limit(2))
                .isEqualTo(from(ISSUES).where(ISSUES.prio.gt(1)).limit(2));
    }

    @Test
    void aStartAtAColumnOfAnotherTableIsRefused() {
        assertThatThrownBy(() -> from(ISSUES).start(Map.of(LABELS.id, ID), true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("issue")
                .hasMessageContaining(LABELS.id.toString());
    }

    @Test
    void aNullOperandIsNamedWithItsColumn() {
        assertThatThrownBy(() -> ISSUES.title.like(null)).hasMessageContaining("issue.title LIKE");
        assertThatThrownBy(() -> ISSUES.title.eq((String) null)).hasMessageContaining("isNull()");
        assertThatThrownBy(() -> from(ISSUES).where(null)).hasMessageContaining("issue");
    }
}
