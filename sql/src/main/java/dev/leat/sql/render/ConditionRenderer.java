package dev.leat.sql.render;

import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.Identifier;
import dev.leat.schema.Relation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes conditions over the rows of one table whose alias is known, as relational queries have
/// them.
public final class ConditionRenderer {
    private final SqlText out;
    private final StatementWriter writer;

    /// @param aliases names the tables of subqueries
    public ConditionRenderer(SqlText out, Aliases aliases) {
        this.out = out;
        this.writer = StatementWriter.to(out, aliases);
    }

    /// Writes the condition in parentheses of its own wherever they could matter.
    public void write(Condition condition, String alias) {
        writer.level(alias, () -> writer.condition(condition));
    }

    /// Writes the equality of the columns on both sides.
    public void correlate(Relation.Join join, String from, String to) {
        List<Integer> pairs = new ArrayList<>();
        for (int i = 0; i < join.from().size(); i++) {
            pairs.add(i);
        }
        out.join(
                " AND ",
                pairs,
                i ->
                        out.add(name(join.to().get(i), to))
                                .add(" = ")
                                .add(name(join.from().get(i), from)));
    }

    /// {@return the quoted name of a column, behind an alias if there is one}
    public static String name(Column<?> column, @Nullable String alias) {
        String quoted = Identifier.quote(column.name());
        return alias == null ? quoted : alias + "." + quoted;
    }
}
