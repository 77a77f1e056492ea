package dev.leat.ivm.btree;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// A persistent ordered set of elements, none equal to another by the tree's order.
///
/// Immutable and safe to read from any thread. Search costs O(log n) comparisons; a change through
/// [#edit] copies O(log n) nodes; scanning costs O(1) an element.
///
/// @param <E> the elements, never null
public final class BTree<E> implements Iterable<E> {
    private final Comparator<? super E> order;
    private final @Nullable Node root;
    private final long size;

    BTree(Comparator<? super E> order, @Nullable Node root, long size) {
        this.order = order;
        this.root = root;
        this.size = size;
    }

    /// {@return the tree without elements}
    public static <E> BTree<E> empty(Comparator<? super E> order) {
        return new BTree<>(order, null, 0);
    }

    /// Builds a tree from elements that are in order already, in O(n).
    ///
    /// @throws IllegalArgumentException if they are not strictly ascending
    public static <E> BTree<E> ofSorted(Comparator<? super E> order, List<? extends E> elements) {
        return BulkBuilder.build(order, elements);
    }

    /// {@return how many elements it has}
    public long size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /// {@return the order of the elements}
    public Comparator<? super E> order() {
        return order;
    }

    /// {@return the first element at which the probe stands, or null}
    public @Nullable E get(Probe<? super E> probe) {
        Node node = root;
        if (node == null) {
            return null;
        }
        Cursor<E> cursor = new Cursor<>(node, probe);
        if (!cursor.hasNext()) {
            return null;
        }
        E element = cursor.next();
        return probe.compareTo(element) == 0 ? element : null;
    }

    /// {@return the element that equals `like` by the order, or null}
    public @Nullable E find(E like) {
        Node node = root;
        while (node != null) {
            int low = node.isLeaf() ? 0 : 1;
            int high = node.count - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                E element = element(node, middle);
                int compared = order.compare(like, element);
                if (compared == 0 && node.isLeaf()) {
                    return element;
                }
                if (compared < 0) {
                    high = middle - 1;
                } else {
                    low = middle + 1;
                }
            }
            node = node.isLeaf() ? null : node.child(low - 1);
        }
        return null;
    }

    /// {@return the last element, or null}
    public @Nullable E last() {
        Node node = root;
        while (node != null && !node.isLeaf()) {
            node = node.child(node.count - 1);
        }
        return node == null ? null : BTree.<E>element(node, node.count - 1);
    }

    @Override
    public Iterator<E> iterator() {
        return root == null ? new Cursor<>() : new Cursor<>(root, null);
    }

    /// {@return the elements from the first one that the probe does not stand after}
    public Iterator<E> from(Probe<? super E> probe) {
        return root == null ? new Cursor<>() : new Cursor<>(root, probe);
    }

    /// {@return an editor that starts with the elements of this tree, which itself never changes}
    public Editor<E> edit() {
        return new Editor<>(order, root, size);
    }

    @SuppressWarnings("unchecked") // only elements are put into slots
    static <E> E element(Node node, int index) {
        Object slot = node.slots[index];
        if (slot == null) {
            throw new IllegalStateException("no element in slot " + index);
        }
        return (E) slot;
    }

    /// Walks leaves from left to right. Holds the path, because persistent leaves cannot be linked.
    private static final class Cursor<E> implements Iterator<E> {
        private static final int MAXIMUM_DEPTH = 16; // 16 ^ 16 elements at the least fill

        private final @Nullable Node[] path = new @Nullable Node[MAXIMUM_DEPTH];
        private final int[] at = new int[MAXIMUM_DEPTH];
        private int depth = -1;

        Cursor() {}

        Cursor(Node root, @Nullable Probe<? super E> probe) {
            Node node = root;
            while (true) {
                depth++;
                path[depth] = node;
                if (node.isLeaf()) {
                    at[depth] = probe == null ? 0 : firstNotBefore(node, 0, probe);
                    break;
                }
                at[depth] = probe == null ? 0 : firstNotBefore(node, 1, probe) - 1;
                node = node.child(at[depth]);
            }
            settle();
        }

        private static <E> int firstNotBefore(Node node, int from, Probe<? super E> probe) {
            int low = from;
            int high = node.count;
            while (low < high) {
                int middle = (low + high) >>> 1;
                E element = BTree.element(node, middle);
                if (probe.compareTo(element) <= 0) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low;
        }

        private Node top() {
            Node node = path[depth];
            if (node == null) {
                throw new NoSuchElementException();
            }
            return node;
        }

        /// Moves on to the next leaf if this one is used up.
        private void settle() {
            if (depth < 0 || at[depth] < top().count) {
                return;
            }
            while (depth >= 0 && at[depth] >= top().count - (top().isLeaf() ? 0 : 1)) {
                path[depth] = null;
                depth--;
            }
            if (depth < 0) {
                return;
            }
            at[depth]++;
            Node node = top().child(at[depth]);
            while (true) {
                depth++;
                path[depth] = node;
                at[depth] = 0;
                if (node.isLeaf()) {
                    return;
                }
                node = node.child(0);
            }
        }

        @Override
        public boolean hasNext() {
            return depth >= 0;
        }

        @Override
        public E next() {
            if (depth < 0) {
                throw new NoSuchElementException();
            }
            E element = BTree.element(top(), at[depth]);
            at[depth]++;
            settle();
            return element;
        }
    }

    /// Changes a tree. Belongs to one thread. Until [#freeze], nodes that it has copied once are
    /// changed in place, so a large transaction does not copy them again and again.
    public static final class Editor<E> {
        private final Comparator<? super E> order;
        private @Nullable Node root;
        private long size;
        private Object token = new Object();

        private @Nullable E replaced;
        private @Nullable Object splitSeparator;

        private Editor(Comparator<? super E> order, @Nullable Node root, long size) {
            this.order = order;
            this.root = root;
            this.size = size;
        }

        /// {@return how many elements it has now}
        public long size() {
            return size;
        }

        /// {@return the order of the elements}
        public Comparator<? super E> order() {
            return order;
        }

        /// {@return the tree as it is now}; the editor may go on.
        public BTree<E> freeze() {
            token = new Object();
            return new BTree<>(order, root, size);
        }

        /// {@return the element that equals `like` by the order, or null}
        public @Nullable E find(E like) {
            return new BTree<E>(order, root, size).find(like);
        }

        /// {@return the first element at which the probe stands, or null}
        public @Nullable E get(Probe<? super E> probe) {
            return new BTree<E>(order, root, size).get(probe);
        }

        /// {@return the last element, or null}
        public @Nullable E last() {
            return new BTree<E>(order, root, size).last();
        }

        /// Inserts the element, or replaces the one that equals it.
        ///
        /// @return the replaced one, or null
        public @Nullable E put(E element) {
            replaced = null;
            Node top = root;
            if (top == null) {
                @Nullable Object[] slots = new @Nullable Object[4];
                slots[0] = element;
                root = new Node(token, slots, null, 1);
                size = 1;
                return null;
            }
            top = top.editableBy(token);
            root = top;
            Node right = insert(top, element);
            if (right != null) {
                root =
                        new Node(
                                token,
                                new @Nullable Object[] {null, splitSeparator, null, null},
                                withRoom(top, right),
                                2);
            }
            if (replaced == null) {
                size++;
            }
            return replaced;
        }

        @SuppressWarnings("NullAway") // room for two more children
        private static Node[] withRoom(Node left, Node right) {
            return new Node[] {left, right, null, null};
        }

        /// Inserts below `node`, which is editable.
        ///
        /// @return the new right neighbour if the node had to be split; its separator is in
        ///   [#splitSeparator]
        private @Nullable Node insert(Node node, E element) {
            int low = node.isLeaf() ? 0 : 1;
            int high = node.count - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                E other = BTree.element(node, middle);
                int compared = order.compare(element, other);
                if (compared == 0 && node.isLeaf()) {
                    replaced = other;
                    node.slots[middle] = element;
                    return null;
                }
                if (compared < 0) {
                    high = middle - 1;
                } else {
                    low = middle + 1;
                }
            }
            if (node.isLeaf()) {
                return add(node, low, element, null);
            }
            int index = low - 1;
            Node child = node.child(index).editableBy(token);
            node.child(index, child);
            Node right = insert(child, element);
            return right == null ? null : add(node, index + 1, splitSeparator, right);
        }

        private @Nullable Node add(Node node, int at, @Nullable Object slot, @Nullable Node child) {
            if (node.count < Node.CAPACITY) {
                node.insert(at, slot, child);
                return null;
            }
            // Appending at the end, as sequences do, leaves the left node nearly full.
            int cut = at == node.count ? node.count - 4 : node.count / 2;
            Node right = node.splitAt(cut);
            if (at < cut) {
                node.insert(at, slot, child);
            } else {
                // at == cut cannot happen to be the first child of the right node: its
                // separator would be lost, so it goes to the end of the left one instead.
                if (at == cut) {
                    node.insert(cut, slot, child);
                } else {
                    right.insert(at - cut, slot, child);
                }
            }
            splitSeparator = right.slots[0];
            return right;
        }

        /// Removes the element that equals `like`.
        ///
        /// @return the removed one, or null if there was none
        public @Nullable E remove(E like) {
            E present = find(like);
            Node top = root;
            if (present == null || top == null) {
                return null;
            }
            top = top.editableBy(token);
            remove(top, present);
            size--;
            if (top.isLeaf()) {
                root = top.count == 0 ? null : top;
            } else {
                root = top.count == 1 ? top.child(0) : top;
            }
            return present;
        }

        private void remove(Node node, E element) {
            int low = node.isLeaf() ? 0 : 1;
            int high = node.count - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                int compared = order.compare(element, BTree.<E>element(node, middle));
                if (compared == 0 && node.isLeaf()) {
                    node.remove(middle);
                    return;
                }
                if (compared < 0) {
                    high = middle - 1;
                } else {
                    low = middle + 1;
                }
            }
            int index = low - 1;
            Node child = node.child(index).editableBy(token);
            node.child(index, child);
            remove(child, element);
            if (child.count < Node.MINIMUM && node.count > 1) {
                rebalance(node, index == 0 ? 0 : index - 1);
            }
        }

        /// Merges the children at `left` and after it, or shares their content evenly.
        private void rebalance(Node node, int left) {
            Node a = node.child(left).editableBy(token);
            node.child(left, a);
            Node b = node.child(left + 1);
            Object separator = node.slots[left + 1];
            if (a.count + b.count <= Node.CAPACITY) {
                a.append(b, separator);
                node.remove(left + 1);
                return;
            }
            int half = (a.count + b.count) / 2;
            a.append(b, separator);
            Node right = a.splitAt(half);
            node.child(left + 1, right);
            node.slots[left + 1] = right.slots[0];
        }
    }
}
