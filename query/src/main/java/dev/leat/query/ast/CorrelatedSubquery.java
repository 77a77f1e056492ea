package dev.leat.query.ast;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A sub-query joined to its parent row by equality of columns; a null never matches.
///
/// @param correlation the columns on both sides
/// @param subquery the child level
/// @param hidden true for a junction level that the result does not show; its rows are synced all
///   the same
/// @param system who put it there; `null` when the wire does not say
public record CorrelatedSubquery(
        Correlation correlation, Ast subquery, boolean hidden, @Nullable Origin system) {

    /// Who put a sub-query into the AST. Rows reached through [#PERMISSIONS] filter but are not
    /// synced.
    public enum Origin {
        PERMISSIONS,
        CLIENT,
        TEST
    }

    /// The columns that must be equal, pairwise; at least one pair.
    public record Correlation(List<String> parentFields, List<String> childFields) {
        public Correlation {
            parentFields = List.copyOf(parentFields);
            childFields = List.copyOf(childFields);
            if (parentFields.isEmpty() || parentFields.size() != childFields.size()) {
                throw new IllegalArgumentException(
                        "a correlation needs as many parent as child fields and at least one: "
                                + parentFields
                                + " and "
                                + childFields);
            }
        }
    }

    public CorrelatedSubquery {
        Objects.requireNonNull(correlation, "correlation");
        Objects.requireNonNull(subquery, "subquery");
    }
}
