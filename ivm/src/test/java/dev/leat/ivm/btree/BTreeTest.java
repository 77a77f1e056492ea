package dev.leat.ivm.btree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BTreeTest {

    /// Elements are equal by key only, so that a replacement can be told from what it replaces.
    private record Entry(int key, int value) {}

    private static final Comparator<Entry> BY_KEY = Comparator.comparingInt(Entry::key);

    private static Probe<Entry> at(int key) {
        return entry -> Integer.compare(key, entry.key());
    }

    private static Probe<Entry> after(int key) {
        return entry -> key < entry.key() ? -1 : 1;
    }

    @Test
    void behavesAsASortedMapUnderRandomChangesAndKeepsItsSnapshots() {
        long seed = Long.getLong("leat.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 12; round++) {
            int domain = List.of(10, 300, 5000).get(round % 3);
            TreeMap<Integer, Entry> model = new TreeMap<>();
            BTree<Entry> tree = BTree.empty(BY_KEY);
            if (random.nextBoolean()) {
                for (int key = 0; key < domain; key += 1 + random.nextInt(3)) {
                    model.put(key, new Entry(key, -1));
                }
                tree = BTree.ofSorted(BY_KEY, List.copyOf(model.values()));
            }
            List<BTree<Entry>> snapshots = new ArrayList<>();
            List<List<Entry>> expected = new ArrayList<>();
            for (int batch = 0; batch < 12; batch++) {
                BTree.Editor<Entry> editor = tree.edit();
                // Whole batches lean to growth or to shrinking, so that nodes split and merge.
                double growth = random.nextDouble();
                for (int i = 0; i < domain / 3 + 1; i++) {
                    Entry entry = new Entry(random.nextInt(domain), random.nextInt());
                    if (random.nextDouble() < growth) {
                        assertThat(editor.put(entry)).isEqualTo(model.put(entry.key(), entry));
                    } else {
                        assertThat(editor.remove(entry)).isEqualTo(model.remove(entry.key()));
                    }
                }
                tree = editor.freeze();
                check(tree, model, random, domain, seed);
                snapshots.add(tree);
                expected.add(List.copyOf(model.values()));
            }
            for (int i = 0; i < snapshots.size(); i++) {
                assertThat(list(snapshots.get(i).iterator()))
                        .as("seed %d, snapshot %d", seed, i)
                        .isEqualTo(expected.get(i));
            }
        }
    }

    private static void check(
            BTree<Entry> tree,
            TreeMap<Integer, Entry> model,
            Random random,
            int domain,
            long seed) {
        assertThat(tree.size()).as("seed %d", seed).isEqualTo(model.size());
        assertThat(list(tree.iterator())).isEqualTo(List.copyOf(model.values()));
        assertThat(tree.last()).isEqualTo(model.isEmpty() ? null : model.lastEntry().getValue());
        for (int i = 0; i < 5; i++) {
            int key = random.nextInt(domain + 2) - 1;
            assertThat(tree.get(at(key))).isEqualTo(model.get(key));
            assertThat(tree.find(new Entry(key, 0))).isEqualTo(model.get(key));
            assertThat(list(tree.from(at(key))))
                    .isEqualTo(List.copyOf(model.tailMap(key, true).values()));
            assertThat(list(tree.from(after(key))))
                    .isEqualTo(List.copyOf(model.tailMap(key, false).values()));
        }
    }

    @Test
    void aProbeFindsTheFirstOfManyElementsThatItStandsAt() {
        List<Entry> entries = IntStream.range(0, 10_000).mapToObj(i -> new Entry(i, 0)).toList();
        BTree<Entry> tree = BTree.ofSorted(BY_KEY, entries);

        Probe<Entry> hundred = entry -> Integer.compare(37, entry.key() / 100);

        assertThat(tree.get(hundred)).isEqualTo(new Entry(3700, 0));
    }

    @Test
    void elementsThatAreNotAscendingAreRefused() {
        assertThatThrownBy(() -> BTree.ofSorted(BY_KEY, List.of(new Entry(1, 0), new Entry(1, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not strictly ascending");
    }

    private static <T> List<T> list(Iterator<T> iterator) {
        List<T> all = new ArrayList<>();
        iterator.forEachRemaining(all::add);
        return all;
    }
}
