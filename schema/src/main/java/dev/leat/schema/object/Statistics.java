package dev.leat.schema.object;

import dev.leat.schema.Column;
import dev.leat.schema.Expression;
import dev.leat.schema.RowSource;
import dev.leat.schema.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Extended statistics: what the planner should know of columns together, or of expressions.
/// `declare(Statistics.of("address_stats", zip, city).kinds(DEPENDENCIES))`.
///
/// @param kinds what is gathered; empty for everything
/// @param terms at least two, or one expression
public record Statistics(String name, List<Kind> kinds, List<Expression<?>> terms)
        implements OwnedObject {

    /// What is gathered.
    public enum Kind {
        /// How many different combinations there are.
        NDISTINCT,
        /// Which columns decide others.
        DEPENDENCIES,
        /// The most common combinations.
        MCV;

        /// {@return how SQL spells it}
        public String sql() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Statistics {
        Words.name("statistics", name);
        kinds = List.copyOf(kinds);
        terms = List.copyOf(terms);
        if (terms.isEmpty() || (terms.size() == 1 && terms.getFirst() instanceof Column<?>)) {
            throw new IllegalArgumentException(
                    "statistics %s are of two columns at least, or of an expression"
                            .formatted(name));
        }
    }

    /// {@return statistics of columns and expressions; their name is unique in the schema}
    public static Statistics of(String name, Expression<?>... terms) {
        return new Statistics(name, List.of(), Arrays.asList(terms));
    }

    /// {@return gathering only these}
    public Statistics kinds(Kind... newKinds) {
        return new Statistics(name, List.of(newKinds), terms);
    }

    @Override
    public List<String> problems(RowSource<?> owner, Schema schema) {
        List<String> problems = new ArrayList<>();
        for (Expression<?> term : terms) {
            if (term instanceof Column<?> column && column.table() != owner) {
                problems.add(
                        "%s of %s mention %s, which is not a column of it"
                                .formatted(describe(), owner, column));
            }
        }
        return problems;
    }

    @Override
    public String describe() {
        return "statistics " + name;
    }

    @Override
    public String identity() {
        return "statistics " + name;
    }
}
