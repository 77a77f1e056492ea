package dev.leat.ivm.btree;

/// A position in the order of a tree that need not be an element.
///
/// A probe that never answers 0 stands between two elements: before those it is smaller than, after
/// those it is greater than. So the same search serves inclusive and exclusive bounds.
@FunctionalInterface
public interface Probe<E> {
    /// {@return negative, zero or positive as this position stands before, at or after `element`}
    int compareTo(E element);
}
