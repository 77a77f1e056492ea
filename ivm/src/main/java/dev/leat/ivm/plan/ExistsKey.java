package dev.leat.ivm.plan;

import dev.leat.query.ast.Ast;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What identifies an EXISTS sub-query: queries that share it share its evaluation.
///
/// Interned by the compiler, so that equality is mostly identity.
public final class ExistsKey {
    private final List<String> columns;
    private final Ast child;
    private final Map<String, List<String>> primaryKeys;
    private final int hash;

    /// @param primaryKeys the client's primary keys if the answer depends on them, else empty
    ExistsKey(List<String> columns, Ast child, Map<String, List<String>> primaryKeys) {
        this.columns = columns;
        this.child = child;
        this.primaryKeys = primaryKeys;
        this.hash = 31 * columns.hashCode() + child.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof ExistsKey that
                        && hash == that.hash
                        && columns.equals(that.columns)
                        && child.equals(that.child)
                        && primaryKeys.equals(that.primaryKeys);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
