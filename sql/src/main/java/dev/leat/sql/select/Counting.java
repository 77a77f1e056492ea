package dev.leat.sql.select;

import dev.leat.schema.function.Aggregates;

/// Makes the select that counts another one's rows.
final class Counting {
    private Counting() {}

    static Clauses of(Select<?> select) {
        Clauses counted = new Clauses(Aggregates.count());
        counted.from = java.util.List.of(FromPart.of(select.as("counted")));
        return counted;
    }
}
