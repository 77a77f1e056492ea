package dev.leat.sql.select;

/// Two selects of which one result is made.
///
/// @param word as SQL has it: `UNION ALL`
record SetOperation(String word, Select<?> left, Select<?> right) {}
