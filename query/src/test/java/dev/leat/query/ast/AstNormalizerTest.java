package dev.leat.query.ast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.query.ast.AstCondition.And;
import dev.leat.query.ast.AstCondition.Comparison;
import dev.leat.query.ast.AstCondition.Exists;
import dev.leat.query.ast.AstCondition.Operand;
import dev.leat.query.ast.AstCondition.Operator;
import dev.leat.query.ast.AstCondition.Or;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AstNormalizerTest {
    private static final Comparison A = eq("a", 1.0);
    private static final Comparison B = eq("b", 1.0);
    private static final Comparison B_10 = eq("b", 10.0);
    private static final Comparison B_9 = eq("b", 9.0);

    private static Comparison eq(String column, Object value) {
        return new Comparison(new Operand.Column(column), Operator.EQ, new Operand.Literal(value));
    }

    private static Exists exists(String alias, boolean negated, @Nullable Boolean flip) {
        return new Exists(
                new CorrelatedSubquery(
                        new CorrelatedSubquery.Correlation(List.of("id"), List.of("x")),
                        Ast.of("t").withAlias(alias),
                        false,
                        null),
                negated,
                flip,
                null);
    }

    @Test
    void nestedConditionsOfOneKindBecomeOneSortedList() {
        AstCondition messy =
                new And(
                        List.of(
                                new Or(List.of(B, A)),
                                exists("zsubq_z", false, null),
                                new And(List.of(B_9, new And(List.of(A)))),
                                exists("zsubq_a", true, null),
                                exists("zsubq_a", false, true),
                                exists("zsubq_a", false, null),
                                B_10,
                                new Or(List.of(A)),
                                B));

        assertThat(AstNormalizer.normalize(messy))
                .isEqualTo(
                        new And(
                                List.of(
                                        A,
                                        A,
                                        B,
                                        B_10,
                                        B_9,
                                        exists("zsubq_a", false, null),
                                        exists("zsubq_a", false, true),
                                        exists("zsubq_a", true, null),
                                        exists("zsubq_z", false, null),
                                        new Or(List.of(A, B)))));
    }

    @Test
    void trueAndFalseKeepTheirMeaning() {
        assertThat(AstNormalizer.normalize(new And(List.of(A, new And(List.of()))))).isEqualTo(A);
        assertThat(AstNormalizer.normalize(new Or(List.of(A, new Or(List.of()))))).isEqualTo(A);
        assertThat(AstNormalizer.normalize(new And(List.of(A, new Or(List.of())))))
                .isEqualTo(new And(List.of(A, new Or(List.of()))));
        assertThat(AstNormalizer.normalize(Ast.of("t").withWhere(new And(List.of()))).where())
                .isNull();
    }

    @Test
    void relatedSubTreesAreSortedByAliasInCodePointOrder() {
        Ast ast =
                Ast.of("t")
                        .withRelated(
                                List.of(
                                        exists("😀", false, null).related(),
                                        exists("\uffee", false, null).related(),
                                        exists("a", false, null).related()));

        assertThat(AstNormalizer.normalize(ast).related())
                .extracting(related -> related.subquery().alias())
                .containsExactly("a", "\uffee", "😀");
    }
}
