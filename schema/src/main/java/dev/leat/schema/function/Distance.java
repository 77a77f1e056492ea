package dev.leat.schema.function;

import dev.leat.schema.DataType;
import dev.leat.schema.Ddl;
import dev.leat.schema.Expression;
import dev.leat.schema.ExpressionSort;
import dev.leat.schema.Sort;
import dev.leat.schema.SqlSort;
import dev.leat.schema.SqlType;
import dev.leat.schema.SqlWriter;

/// How far one side is from the other.
///
/// Other than everything else, it is ordered with nulls last: what has no place is not the nearest,
/// and indexes for nearness serve no other order.
///
/// @param formula the operator between both sides
record Distance(Expression<Double> formula) implements Expression<Double> {
    @Override
    public SqlType type() {
        return DataType.DOUBLE_PRECISION.type();
    }

    @Override
    public Class<?> javaType() {
        return DataType.DOUBLE_PRECISION.javaType();
    }

    @Override
    public boolean isNullable() {
        return formula.isNullable();
    }

    @Override
    public void appendTo(SqlWriter out) {
        formula.appendTo(out);
    }

    /// {@return the order from the nearest, nulls last}
    @Override
    public SqlSort asc() {
        return new ExpressionSort(this, false, Sort.Nulls.LAST);
    }

    /// {@return the SQL, constants in place}
    @Override
    public String toString() {
        return Ddl.describe(this);
    }
}
