/// A persistent ordered set: the one data structure under tables, indexes and views.
///
/// A [BTree] never changes; taking a snapshot is keeping a reference. Changes go through a
/// [BTree.Editor], which copies the nodes on the path that it changes, each at most once, and then
/// hands out the next tree. Trees may be read by any thread; an editor belongs to one. Elements are
/// found by a [Probe], so that a tree of rows can be searched by values without making a row.
@NullMarked
package dev.leat.ivm.btree;

import org.jspecify.annotations.NullMarked;
