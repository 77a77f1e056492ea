package dev.leat.schema;

/// One part of an order: a column alone means ascending.
public sealed interface OrderTerm permits Column, Sort {

    /// {@return the term with its direction}
    Sort sort();
}
