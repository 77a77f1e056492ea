package dev.leat.sql.select;

import dev.leat.schema.FromSource;

/// A subquery in FROM that may mention the sources before it; see [TableExpression#lateral()].
record Lateral(TableExpression<?> source) implements FromSource {}
