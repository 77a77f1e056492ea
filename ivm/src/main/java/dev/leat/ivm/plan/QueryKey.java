package dev.leat.ivm.plan;

import dev.leat.query.ast.Ast;
import java.util.List;
import java.util.Map;

/// The identity of a query: what two requests must share to share a result.
///
/// @param ast the query in its normal form
/// @param primaryKeys the client's primary keys of the tables it names
public record QueryKey(Ast ast, Map<String, List<String>> primaryKeys) {
    public QueryKey {
        primaryKeys = Map.copyOf(primaryKeys);
    }
}
