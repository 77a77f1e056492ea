package dev.leat.schema;

/// One part of an order: a column alone means ascending.
public sealed interface OrderTerm extends SqlOrderTerm permits Column, Sort {

    @Override
    Sort sort();
}
