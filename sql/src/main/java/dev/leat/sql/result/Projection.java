package dev.leat.sql.result;

import dev.leat.schema.Selectable;
import org.jspecify.annotations.Nullable;

/// Something that a statement gives for each row, put together from several expressions.
///
/// [Rows] makes them; subqueries are some, too.
public interface Projection<R extends @Nullable Object> extends Selectable<R> {

    /// Adds the expressions to the plan.
    ///
    /// @return what makes the value out of a row
    RowPlan.Reader plan(RowPlan.Builder plan);
}
