package dev.leat.ivm.btree;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A node of a [BTree]. A leaf holds elements; an inner node holds children and, for each child but
/// the first, a separator that is not greater than any element below it and greater than all
/// elements before it. Separators may outlive the element they were copied from.
///
/// Only the editor whose token is [#owner] may change a node.
final class Node {
    static final int CAPACITY = 64;
    static final int MINIMUM = CAPACITY / 4;

    final Object owner;
    @Nullable Object[] slots;
    Node @Nullable [] children;
    int count;

    Node(Object owner, @Nullable Object[] slots, Node @Nullable [] children, int count) {
        this.owner = owner;
        this.slots = slots;
        this.children = children;
        this.count = count;
    }

    boolean isLeaf() {
        return children == null;
    }

    Node child(int index) {
        Node[] nodes = children;
        if (nodes == null) {
            throw new IllegalStateException("a leaf has no children");
        }
        return nodes[index];
    }

    void child(int index, Node node) {
        Node[] nodes = children;
        if (nodes == null) {
            throw new IllegalStateException("a leaf has no children");
        }
        nodes[index] = node;
    }

    /// {@return this node if `editor` owns it, else a copy that it owns}
    Node editableBy(Object editor) {
        if (owner == editor) {
            return this;
        }
        int room = Math.min(CAPACITY, count + 4);
        return new Node(
                editor,
                Arrays.copyOf(slots, room),
                children == null ? null : Arrays.copyOf(children, room),
                count);
    }

    void insert(int index, @Nullable Object slot, @Nullable Node child) {
        if (count == slots.length) {
            int room = Math.min(CAPACITY, count + count / 2 + 4);
            slots = Arrays.copyOf(slots, room);
            if (children != null) {
                children = Arrays.copyOf(children, room);
            }
        }
        System.arraycopy(slots, index, slots, index + 1, count - index);
        slots[index] = slot;
        if (children != null && child != null) {
            System.arraycopy(children, index, children, index + 1, count - index);
            children[index] = child;
        }
        count++;
    }

    @SuppressWarnings("NullAway") // clears the slots beyond the end
    void remove(int index) {
        System.arraycopy(slots, index + 1, slots, index, count - index - 1);
        slots[count - 1] = null;
        if (children != null) {
            System.arraycopy(children, index + 1, children, index, count - index - 1);
            children[count - 1] = null;
        }
        count--;
    }

    /// Moves what stands at `from` and after into a new node.
    @SuppressWarnings("NullAway") // clears the slots beyond the end
    Node splitAt(int from) {
        int moved = count - from;
        int room = Math.min(CAPACITY, moved + 8);
        @Nullable Object[] rightSlots = new @Nullable Object[room];
        System.arraycopy(slots, from, rightSlots, 0, moved);
        Arrays.fill(slots, from, count, null);
        Node[] rightChildren = null;
        if (children != null) {
            rightChildren = new Node[room];
            System.arraycopy(children, from, rightChildren, 0, moved);
            Arrays.fill(children, from, count, null);
        }
        count = from;
        return new Node(owner, rightSlots, rightChildren, moved);
    }

    /// Appends all of `right`, whose first separator is `separator`.
    void append(Node right, @Nullable Object separator) {
        int total = count + right.count;
        if (slots.length < total) {
            slots = Arrays.copyOf(slots, total);
            if (children != null) {
                children = Arrays.copyOf(children, total);
            }
        }
        System.arraycopy(right.slots, 0, slots, count, right.count);
        if (children != null && right.children != null) {
            System.arraycopy(right.children, 0, children, count, right.count);
            slots[count] = separator;
        }
        count = total;
    }
}
