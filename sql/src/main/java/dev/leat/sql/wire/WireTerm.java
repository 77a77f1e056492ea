package dev.leat.sql.wire;

import dev.leat.sql.render.Place;
import dev.leat.sql.render.SqlText;
import org.jspecify.annotations.Nullable;

/// One term of an AST's order, compared with the value of its start; nulls come first ascending and
/// last descending.
record WireTerm(
        SqlText out, WireColumn column, String alias, boolean descending, @Nullable Object value)
        implements Place.Term {

    @Override
    public void same() {
        if (value == null) {
            out.add(column.at(alias) + " IS NULL");
            return;
        }
        WireLiteral literal = WireLiteral.of(column, alias, value, false);
        out.add(literal.left() + " = ").parameter(literal.text(), literal.type());
    }

    @Override
    public void after() {
        if (value == null) {
            out.add(descending ? "false" : column.at(alias) + " IS NOT NULL");
            return;
        }
        WireLiteral literal = WireLiteral.of(column, alias, value, true);
        out.add("(" + literal.left() + (descending ? " < " : " > "))
                .parameter(literal.text(), literal.type())
                .add(descending ? " OR " + column.at(alias) + " IS NULL)" : ")");
    }
}
