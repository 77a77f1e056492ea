package dev.leat.ivm.plan;

import dev.leat.query.ast.Ast;
import java.util.List;

/// What identifies an EXISTS sub-query: queries that share it share its evaluation.
///
/// Interned by the compiler, so that equality is mostly identity.
public final class ExistsKey {
    private final List<String> columns;
    private final Ast child;
    private final int hash;

    ExistsKey(List<String> columns, Ast child) {
        this.columns = columns;
        this.child = child;
        this.hash = 31 * columns.hashCode() + child.hashCode();
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return this == other
                || other instanceof ExistsKey that
                        && hash == that.hash
                        && columns.equals(that.columns)
                        && child.equals(that.child);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
