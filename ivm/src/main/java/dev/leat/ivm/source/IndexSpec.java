package dev.leat.ivm.source;

import dev.leat.query.ast.Ordering;
import java.util.List;
import java.util.Objects;

/// An index that a query needs: rows found by equality on some columns, delivered in an order.
///
/// @param table the table
/// @param equality columns whose values are given at each scan; may be empty
/// @param order the order of the rows that share those values; the source completes it with its
///   primary key so that it is total
public record IndexSpec(String table, List<String> equality, List<Ordering> order) {
    public IndexSpec {
        Objects.requireNonNull(table, "table");
        equality = List.copyOf(equality);
        order = List.copyOf(order);
    }
}
