package dev.leat.ivm.engine;

import static dev.leat.ivm.engine.Bed.and;
import static dev.leat.ivm.engine.Bed.cmp;
import static dev.leat.ivm.engine.Bed.eq;
import static dev.leat.ivm.engine.Bed.exists;
import static dev.leat.ivm.engine.Bed.held;
import static dev.leat.ivm.engine.Bed.join;
import static dev.leat.ivm.engine.Bed.notExists;
import static dev.leat.ivm.engine.Bed.or;
import static dev.leat.ivm.engine.Bed.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.ivm.plan.InvalidQueryException;
import dev.leat.ivm.source.Row;
import dev.leat.query.ast.Ast;
import dev.leat.query.ast.AstCondition;
import dev.leat.query.ast.AstCondition.Comparison;
import dev.leat.query.ast.AstCondition.Exists;
import dev.leat.query.ast.AstCondition.Operand;
import dev.leat.query.ast.AstCondition.Operator;
import dev.leat.query.ast.CorrelatedSubquery;
import dev.leat.query.ast.CorrelatedSubquery.Origin;
import dev.leat.query.ast.Ordering;
import dev.leat.query.ast.Start;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each rule of the query language, by example.
class QuerySemanticsTest {
    private static final Operator[] LIKES = {
        Operator.LIKE, Operator.NOT_LIKE, Operator.ILIKE, Operator.NOT_ILIKE
    };

    private final Bed bed = new Bed();

    @BeforeEach
    void tables() {
        bed.commit(tx -> {
            tx.createTable(Bed.table("t", "id", "s", "n", "f", "j"));
            tx.createTable(Bed.table("child", "id", "tId", "n"));
            tx.createTable(Bed.table("leaf", "id", "childId"));
            tx.put("t", row("1", "a", 1.0, true, new Row.Json("{\"a\": 1}")));
            tx.put("t", row("2", "B", 2.0, false, new Row.Json("2")));
            tx.put("t", row("3", null, null, null, null));
        });
    }

    private List<String> where(AstCondition where) {
        View view = bed.view(Ast.of("t").withWhere(where));
        List<String> ids = held(view).stream().map(id -> id.substring(2)).toList();
        bed.engine.release(view);
        return ids;
    }

    private boolean like(String value, Operator operator, String pattern) {
        assertThat(LIKES).contains(operator);
        bed.put("t", "x", value, null, null, null);
        boolean matches = where(cmp("s", operator, pattern)).contains("x");
        bed.commit(tx -> tx.delete("t", "x"));
        return matches;
    }

    @Test
    void nullIsNeverEqualUnequalGreaterInOrNotIn() {
        assertThat(where(eq("n", 1.0))).containsExactly("1");
        assertThat(where(cmp("n", Operator.NE, 1.0))).containsExactly("2");
        assertThat(where(cmp("n", Operator.LE, 1.0))).containsExactly("1");
        assertThat(where(cmp("n", Operator.NOT_IN, List.of(1.0)))).containsExactly("2");
        assertThat(where(cmp("s", Operator.NOT_LIKE, "a%"))).containsExactly("2");
        for (Operator operator : Operator.values()) {
            if (operator != Operator.IS && operator != Operator.IS_NOT) {
                assertThat(where(cmp("s", operator, null))).as(operator.symbol()).isEmpty();
            }
        }
    }

    @Test
    void isComparesNullAsAValue() {
        assertThat(where(cmp("n", Operator.IS, null))).containsExactly("3");
        assertThat(where(cmp("n", Operator.IS_NOT, null))).containsExactly("1", "2");
        assertThat(where(cmp("n", Operator.IS, 1.0))).containsExactly("1");
        assertThat(where(cmp("n", Operator.IS_NOT, 1.0))).containsExactly("2", "3");
    }

    @Test
    void nothingIsInTheEmptyListAndEverythingButNullIsNotInIt() {
        assertThat(where(cmp("n", Operator.IN, List.of()))).isEmpty();
        assertThat(where(cmp("n", Operator.NOT_IN, List.of()))).containsExactly("1", "2");
        assertThat(where(cmp("n", Operator.IN, List.of(2.0, 7.0)))).containsExactly("2");
    }

    @Test
    void emptyAndIsTrueAndEmptyOrIsFalse() {
        assertThat(where(and())).hasSize(3);
        assertThat(where(or())).isEmpty();
        assertThat(where(or(eq("n", 1.0), and(eq("n", 2.0), and())))).containsExactly("1", "2");
    }

    @Test
    void aLiteralMayStandOnTheLeft() {
        Comparison oneIsOne =
                new Comparison(new Operand.Literal(1.0), Operator.EQ, new Operand.Literal(1.0));
        Comparison nullIsOne =
                new Comparison(new Operand.Literal(null), Operator.NE, new Operand.Literal(1.0));

        assertThat(where(oneIsOne)).hasSize(3);
        assertThat(where(nullIsOne)).isEmpty();
    }

    @Test
    void valuesOfDifferentKindsAreUnequalAndHaveNoOrder() {
        assertThat(where(eq("n", "1"))).isEmpty();
        assertThat(where(cmp("n", Operator.NE, "1"))).containsExactly("1", "2");
        assertThat(where(cmp("n", Operator.GT, "0"))).isEmpty();
        assertThat(where(cmp("n", Operator.LE, "0"))).isEmpty();
        assertThat(where(cmp("f", Operator.IS_NOT, 1.0))).hasSize(3);
    }

    @Test
    void booleansAndJsonTextCompare() {
        assertThat(where(eq("f", true))).containsExactly("1");
        assertThat(where(cmp("f", Operator.LT, true))).containsExactly("2");
        assertThat(where(eq("j", "{\"a\": 1}"))).containsExactly("1");
        assertThat(where(cmp("j", Operator.LIKE, "%a%"))).containsExactly("1");
        assertThat(where(cmp("j", Operator.IS, null))).containsExactly("3");
    }

    @Test
    void stringsCompareByCodePoint() {
        bed.put("t", "x", "\uffee", null, null, null);
        bed.put("t", "y", "😀", null, null, null);

        assertThat(where(cmp("s", Operator.GT, "\uffee"))).containsExactly("y");
    }

    @Test
    void likeKnowsRunsSingleCodePointsAndEscapes() {
        assertThat(like("abc", Operator.LIKE, "a%")).isTrue();
        assertThat(like("abc", Operator.LIKE, "%b%")).isTrue();
        assertThat(like("abc", Operator.LIKE, "b%")).isFalse();
        assertThat(like("abc", Operator.LIKE, "a_c")).isTrue();
        assertThat(like("ac", Operator.LIKE, "a_c")).isFalse();
        assertThat(like("a😀c", Operator.LIKE, "a_c")).isTrue();
        assertThat(like("a%c", Operator.LIKE, "a\\%c")).isTrue();
        assertThat(like("abc", Operator.LIKE, "a\\%c")).isFalse();
        assertThat(like("a\\c", Operator.LIKE, "a\\\\c")).isTrue();
        assertThat(like("a\nc", Operator.LIKE, "a%c")).isTrue();
        assertThat(like("a.c", Operator.LIKE, "a.c")).isTrue();
        assertThat(like("abc", Operator.LIKE, "a.c")).isFalse();
        assertThat(like("aXbXc", Operator.LIKE, "%X%c")).isTrue();
        assertThat(like("ABC", Operator.LIKE, "abc")).isFalse();
        assertThat(like("ÄBC", Operator.ILIKE, "ä%")).isTrue();
        assertThat(like("ABC", Operator.NOT_ILIKE, "abc")).isFalse();
        assertThat(like("", Operator.LIKE, "")).isTrue();
        assertThat(like("a", Operator.LIKE, "")).isFalse();
    }

    @Test
    void ascendingPutsNullsFirstAndDescendingLast() {
        Ast first = Ast.of("t").withLimit(1);

        assertThat(held(bed.view(first.withOrderBy(List.of(Ordering.asc("n"))))))
                .containsExactly("t:3");
        assertThat(held(bed.view(first.withOrderBy(List.of(Ordering.desc("n"))))))
                .containsExactly("t:2");
        assertThat(held(bed.view(Ast.of("t").withLimit(0)))).isEmpty();
    }

    @Test
    void theOrderIsCompletedWithTheClientsPrimaryKey() {
        bed.commit(tx -> {
            tx.createTable(Bed.table("item", "nKey", "id", "s"));
            tx.put("item", row(1.0, "z", "same"));
            tx.put("item", row(2.0, "a", "same"));
        });
        Ast first = Ast.of("item").withLimit(1).withOrderBy(List.of(Ordering.asc("s")));

        View bySource = bed.engine.acquire(first, Map.of()).join();
        View byClient = bed.engine.acquire(first, Map.of("item", List.of("id"))).join();

        assertThat(held(bySource)).containsExactly("item:1.0");
        assertThat(held(byClient)).containsExactly("item:2.0");
        assertThat(byClient.snapshot().rows().iterator().next().key().columns())
                .containsExactly("id");
    }

    @Test
    void aStartIsAPositionOfWhichAbsentColumnsAreNull() {
        bed.put("t", "4", "x", 1.0, null, null);
        List<Ordering> byNumber = List.of(Ordering.asc("n"));
        Ast ordered = Ast.of("t").withOrderBy(byNumber);

        assertThat(held(bed.view(ordered.withStart(new Start(Map.of("n", 1.0, "id", "1"), true)))))
                .containsExactly("t:2", "t:4");
        assertThat(held(bed.view(ordered.withStart(new Start(Map.of("n", 1.0, "id", "1"), false)))))
                .containsExactly("t:1", "t:2", "t:4");
        assertThat(held(bed.view(ordered.withStart(new Start(Map.of("n", 1.0), true)))))
                .containsExactly("t:1", "t:2", "t:4");
        assertThat(
                        held(
                                bed.view(
                                        ordered.withStart(new Start(Map.of("n", 1.0), true))
                                                .withLimit(2))))
                .containsExactly("t:1", "t:4");
    }

    private void family() {
        bed.commit(tx -> {
            tx.put("child", row("c1", "1", 1.0));
            tx.put("child", row("c2", "1", 2.0));
            tx.put("child", row("c3", "1", 3.0));
            tx.put("child", row("c4", "2", 4.0));
            tx.put("child", row("c5", null, 5.0));
            tx.put("leaf", row("l1", "c2"));
            tx.put("leaf", row("l2", "c2"));
            tx.put("leaf", row("l3", "c4"));
        });
    }

    @Test
    void relatedRowsAreLimitedForEachParentAndNest() {
        family();
        Ast newest = Ast.of("child").withOrderBy(List.of(Ordering.desc("n"))).withLimit(2);
        Ast leaves = Ast.of("leaf").withAlias("leaves");
        Ast query =
                Ast.of("t")
                        .withRelated(
                                List.of(
                                        join(
                                                "id",
                                                "tId",
                                                newest.withAlias("children")
                                                        .withRelated(
                                                                List.of(
                                                                        join(
                                                                                "id", "childId",
                                                                                leaves))))));
        View view = bed.view(query);
        assertThat(held(view))
                .containsExactly(
                        "child:c2",
                        "child:c3",
                        "child:c4",
                        "leaf:l1",
                        "leaf:l2",
                        "leaf:l3",
                        "t:1",
                        "t:2",
                        "t:3");

        bed.put("child", "c0", "1", 9.0);

        assertThat(held(view))
                .containsExactly(
                        "child:c0", "child:c3", "child:c4", "leaf:l3", "t:1", "t:2", "t:3");
    }

    @Test
    void hiddenJunctionRowsAreHeldAndPermissionRowsAreNot() {
        family();
        CorrelatedSubquery children = join("id", "tId", Ast.of("child").withAlias("c"));
        CorrelatedSubquery hidden =
                new CorrelatedSubquery(children.correlation(), children.subquery(), true, null);
        CorrelatedSubquery permission =
                new CorrelatedSubquery(
                        children.correlation(), children.subquery(), false, Origin.PERMISSIONS);

        assertThat(held(bed.view(Ast.of("t").withRelated(List.of(hidden))))).hasSize(7);
        assertThat(held(bed.view(Ast.of("t").withRelated(List.of(permission))))).hasSize(3);
        assertThat(held(bed.view(Ast.of("t").withWhere(exists(permission)))))
                .containsExactly("t:1", "t:2");
    }

    @Test
    void theLastOfSeveralRelatedSubTreesWithOneAliasWins() {
        family();
        Ast query =
                Ast.of("t")
                        .withRelated(
                                List.of(
                                        join("id", "tId", Ast.of("child").withAlias("x")),
                                        join(
                                                "id",
                                                "tId",
                                                Ast.of("child")
                                                        .withAlias("x")
                                                        .withWhere(eq("n", 4.0)))));

        assertThat(held(bed.view(query))).containsExactly("child:c4", "t:1", "t:2", "t:3");
    }

    @Test
    void existsHoldsTheFirstMatchingRowByKeyAsItsWitness() {
        family();
        CorrelatedSubquery matching =
                join(
                        "id",
                        "tId",
                        Ast.of("child").withAlias("zsubq_c").withWhere(cmp("n", Operator.GE, 2.0)));
        View view = bed.view(Ast.of("t").withWhere(exists(matching)));
        assertThat(held(view)).containsExactly("child:c2", "child:c4", "t:1", "t:2");

        bed.commit(tx -> tx.delete("child", "c2"));
        assertThat(held(view)).containsExactly("child:c3", "child:c4", "t:1", "t:2");

        bed.commit(tx -> tx.delete("child", "c3"));
        assertThat(held(view)).containsExactly("child:c4", "t:2");
    }

    @Test
    void notExistsHoldsAWitnessWhereAnotherBranchLetsTheRowIn() {
        family();
        CorrelatedSubquery children = join("id", "tId", Ast.of("child").withAlias("zsubq_c"));

        View view = bed.view(Ast.of("t").withWhere(or(notExists(children), eq("n", 1.0))));

        assertThat(held(view)).containsExactly("child:c1", "t:1", "t:3");
    }

    @Test
    void existsNestsAndItsWitnessesBringTheirOwn() {
        family();
        CorrelatedSubquery withLeaf =
                join(
                        "id",
                        "tId",
                        Ast.of("child").withWhere(exists(join("id", "childId", Ast.of("leaf")))));

        View view = bed.view(Ast.of("t").withWhere(exists(withLeaf)));
        assertThat(held(view))
                .containsExactly("child:c2", "child:c4", "leaf:l1", "leaf:l3", "t:1", "t:2");

        bed.commit(tx -> tx.delete("leaf", "l3"));
        assertThat(held(view)).containsExactly("child:c2", "leaf:l1", "t:1");
    }

    @Test
    void existsOfASubQueryWithLimitZeroIsFalse() {
        family();
        CorrelatedSubquery none = join("id", "tId", Ast.of("child").withLimit(0));

        assertThat(where(exists(none))).isEmpty();
        assertThat(where(notExists(none))).hasSize(3);
    }

    @Test
    void hintsDoNotChangeTheResult() {
        family();
        CorrelatedSubquery children = join("id", "tId", Ast.of("child"));

        View plain = bed.view(Ast.of("t").withWhere(exists(children)));
        View hinted = bed.view(Ast.of("t").withWhere(new Exists(children, false, true, true)));

        assertThat(hinted).isSameAs(plain);
    }

    @Test
    void aNullNeverMatchesInACorrelation() {
        bed.commit(tx -> {
            tx.put("child", row("c5", null, 5.0));
            tx.put("child", row("c6", null, null));
        });
        CorrelatedSubquery same = join("n", "n", Ast.of("child"));

        assertThat(held(bed.view(Ast.of("t").withRelated(List.of(same)))))
                .containsExactly("t:1", "t:2", "t:3");
    }

    @Test
    void whatIsWrongWithAQueryIsNamed() {
        assertInvalid(Ast.of("nosuch"), "\"nosuch\"", "\"child\", \"leaf\", \"t\"", "spelling");
        assertInvalid(Ast.of("t").withWhere(eq("x", 1.0)), "\"t\"", "\"x\"", "\"f\", \"id\"");
        assertInvalid(
                Ast.of("t").withOrderBy(List.of(Ordering.asc("j"))).withLimit(1), "\"j\"", "JSON");
        assertInvalid(
                Ast.of("t").withRelated(List.of(join("id", "n", Ast.of("child")))),
                "\"t\".\"id\" (string)",
                "\"child\".\"n\" (number)");
        assertInvalid(Ast.of("t").withWhere(cmp("n", Operator.LIKE, "1%")), "\"n\"", "number");
        assertInvalid(Ast.of("t").withWhere(cmp("s", Operator.LIKE, "a\\")), "backslash");
        assertInvalid(Ast.of("t").withWhere(cmp("s", Operator.IN, "a")), "\"s\"", "list");
        assertInvalid(Ast.of("t").withWhere(eq("s", List.of("a"))), "\"s\"", "use IN");
        assertInvalid(
                Ast.of("t")
                        .withWhere(
                                new Comparison(
                                        new Operand.Column("s"),
                                        Operator.EQ,
                                        new Operand.Static("authData", List.of("sub")))),
                "authData.sub");
        assertInvalid(
                Ast.of("t").withLimit(1).withStart(new Start(Map.of("id", 1.0), true)),
                "\"id\"",
                "string");
        assertThatThrownBy(() -> bed.engine.acquire(Ast.of("t"), Map.of("t", List.of("s"))).join())
                .hasRootCauseInstanceOf(InvalidQueryException.class)
                .hasMessageContaining("unique");
        assertThat(bed.engine.statistics().views()).isZero();
    }

    private void assertInvalid(Ast ast, String... parts) {
        assertThatThrownBy(() -> bed.view(ast))
                .hasRootCauseInstanceOf(InvalidQueryException.class)
                .satisfies(e ->
                        Arrays.stream(parts)
                                .forEach(part -> assertThat(e).hasMessageContaining(part)));
    }
}
