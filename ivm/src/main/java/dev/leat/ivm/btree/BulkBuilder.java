package dev.leat.ivm.btree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Builds a tree bottom up from sorted elements. Nodes are left a little room, so that the first
/// changes do not split all of them.
final class BulkBuilder {
    private static final int FILL = Node.CAPACITY - 8;
    private static final Object NOBODY = new Object();

    private BulkBuilder() {}

    static <E> BTree<E> build(Comparator<? super E> order, List<? extends E> elements) {
        int size = elements.size();
        if (size == 0) {
            return BTree.empty(order);
        }
        List<Node> nodes = new ArrayList<>();
        List<@Nullable Object> firsts = new ArrayList<>();
        E previous = null;
        int start = 0;
        for (int length : chunks(size)) {
            @Nullable Object[] slots = new @Nullable Object[length];
            for (int i = 0; i < length; i++) {
                E element = elements.get(start + i);
                if (previous != null && order.compare(previous, element) >= 0) {
                    throw new IllegalArgumentException(
                            "elements "
                                    + (start + i - 1)
                                    + " and "
                                    + (start + i)
                                    + " are not strictly ascending");
                }
                slots[i] = element;
                previous = element;
            }
            nodes.add(new Node(NOBODY, slots, null, length));
            firsts.add(slots[0]);
            start += length;
        }
        while (nodes.size() > 1) {
            List<Node> parents = new ArrayList<>();
            List<@Nullable Object> parentFirsts = new ArrayList<>();
            int from = 0;
            for (int length : chunks(nodes.size())) {
                int to = from + length;
                parents.add(
                        new Node(
                                NOBODY,
                                firsts.subList(from, to).toArray(),
                                nodes.subList(from, to).toArray(Node[]::new),
                                length));
                parentFirsts.add(firsts.get(from));
                from = to;
            }
            nodes = parents;
            firsts = parentFirsts;
        }
        return new BTree<>(order, nodes.get(0), size);
    }

    /// Divides evenly, so that the last node is never below the minimum.
    private static int[] chunks(int total) {
        int count = (total + FILL - 1) / FILL;
        int[] lengths = new int[count];
        for (int i = 0; i < count; i++) {
            lengths[i] = (int) ((long) total * (i + 1) / count - (long) total * i / count);
        }
        return lengths;
    }
}
