package dev.leat.ivm.engine;

import static dev.leat.ivm.engine.Bed.eq;
import static dev.leat.ivm.engine.Bed.join;
import static dev.leat.ivm.engine.Bed.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.ivm.source.IndexSpec;
import dev.leat.ivm.store.MemoryStore;
import dev.leat.ivm.view.HeldRow;
import dev.leat.ivm.view.ViewSnapshot;
import dev.leat.query.ast.Ast;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Commits, hydrations and readers at the same time.
class EngineConcurrencyTest {
    private static final int ITEMS = 400;
    private static final int COMMITS = 300;

    private final ExecutorService engineThread = Executors.newSingleThreadExecutor();
    private final ExecutorService hydrators = Executors.newFixedThreadPool(2);
    private final MemoryStore store = new MemoryStore("0");
    private final Engine engine =
            new Engine(
                    store,
                    engineThread,
                    hydrators,
                    EngineOptions.DEFAULT.withGrace(Duration.ofMillis(1)),
                    (version, changed) -> {});

    @AfterEach
    void stop() {
        engineThread.shutdownNow();
        hydrators.shutdownNow();
    }

    private void onEngine(Runnable task) {
        CompletableFuture.runAsync(task, engineThread).join();
    }

    private static Ast side(boolean left) {
        return Ast.of("item")
                .withWhere(eq("f", left))
                .withRelated(List.of(join("id", "itemId", Ast.of("tag"))));
    }

    private static Set<String> ids(ViewSnapshot snapshot) {
        Set<String> ids = new TreeSet<>();
        for (HeldRow held : snapshot.rows()) {
            if (held.table().equals("item")) {
                ids.add((String) held.row().get(0));
            }
        }
        return ids;
    }

    @Test
    void givenALargeTableWithoutTheIndexOfAQuery_thenCommitsDoNotWaitForIt() throws Exception {
        CompletableFuture<Void> free = new CompletableFuture<>();
        Engine patient =
                new Engine(
                        store,
                        engineThread,
                        task -> hydrators.execute(() -> free.thenRun(task).join()),
                        EngineOptions.DEFAULT,
                        (version, changed) -> {});
        onEngine(() -> {
            store.begin();
            store.createTable(Bed.table("item", "id", "owner"));
            for (int i = 0; i < 20_000; i++) {
                store.put("item", row("i" + i, "o" + i % 10_000));
            }
            patient.advance(store.commit("a000000"));
        });
        CompletableFuture<View> asked =
                patient.acquire(Ast.of("item").withWhere(eq("owner", "o1")), Map.of());
        for (int i = 1; i <= 3; i++) {
            String id = "new" + i;
            String version = "a00000" + i;
            onEngine(() -> {
                store.begin();
                store.put("item", row(id, "o1"));
                patient.advance(store.commit(version));
            });
        }
        assertThat(patient.version()).isEqualTo("a000003");
        assertThat(asked).isNotDone();
        IndexSpec byOwner = new IndexSpec("item", List.of("owner"), List.of());
        assertThatThrownBy(() -> store.snapshot().scan(byOwner, new Object[] {"o1"}, null))
                .as("the index is not built by the engine thread")
                .isInstanceOf(IllegalStateException.class);

        free.complete(null);
        assertThat(ids(asked.get().snapshot()))
                .containsExactly("i1", "i10001", "new1", "new2", "new3");
        assertThat(store.snapshot().scan(byOwner, new Object[] {"o1"}, null)).hasSize(5);
    }

    @Test
    void everyReadingIsOneVersionAndEveryHydrationCatchesUp() throws Exception {
        onEngine(() -> {
            store.begin();
            store.createTable(Bed.table("item", "id", "f"));
            store.createTable(Bed.table("tag", "id", "itemId"));
            for (int i = 0; i < ITEMS; i++) {
                store.put("item", row("i" + i, i % 2 == 0));
                store.put("tag", row("t" + i, "i" + i));
            }
            engine.advance(store.commit("a000000"));
        });
        View left = engine.acquire(side(true), Map.of()).get();
        View right = engine.acquire(side(false), Map.of()).get();
        AtomicBoolean done = new AtomicBoolean();

        // Each commit moves items from one side to the other: no reading may miss or double one.
        CompletableFuture<Integer> reader =
                CompletableFuture.supplyAsync(() -> {
                    int readings = 0;
                    while (!done.get() || readings == 0) {
                        Reading reading = engine.read(List.of(left, right));
                        Set<String> all = ids(reading.views().get(left));
                        Set<String> others = ids(reading.views().get(right));
                        assertThat(all.size() + others.size()).isEqualTo(ITEMS);
                        all.addAll(others);
                        assertThat(all).hasSize(ITEMS);
                        readings++;
                        Thread.onSpinWait();
                    }
                    return readings;
                });
        Random random = new Random(1);
        List<CompletableFuture<View>> asked = new ArrayList<>();
        for (int i = 1; i <= COMMITS; i++) {
            String version = "a%06d".formatted(i);
            engineThread.execute(() -> {
                store.begin();
                for (int j = 0; j < 3; j++) {
                    String id = "i" + random.nextInt(ITEMS);
                    boolean side = (Boolean) store.get("item", id).get(1);
                    store.put("item", row(id, !side));
                }
                engine.advance(store.commit(version));
            });
            if (i % 10 == 0) {
                asked.add(engine.acquire(side(true).withLimit(10_000 + i), Map.of()));
            }
        }
        for (CompletableFuture<View> future : asked) {
            future.get();
        }
        onEngine(() -> {});
        done.set(true);
        assertThat(reader.get()).isPositive();

        Set<View> latecomers = new java.util.LinkedHashSet<>();
        for (CompletableFuture<View> future : asked) {
            latecomers.add(future.get());
        }
        assertThat(latecomers).hasSize(asked.size());
        Set<String> expected = ids(left.snapshot());
        List<View> all = new ArrayList<>(latecomers);
        all.add(left);
        Reading last = engine.read(all);
        assertThat(last.version()).isEqualTo("a%06d".formatted(COMMITS));
        for (View view : latecomers) {
            assertThat(ids(last.views().get(view))).isEqualTo(expected);
            assertThat(last.views().get(view).size()).isEqualTo(2L * expected.size());
        }
    }
}
