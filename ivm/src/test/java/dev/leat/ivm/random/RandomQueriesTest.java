package dev.leat.ivm.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.ivm.engine.Engine;
import dev.leat.ivm.engine.EngineListener;
import dev.leat.ivm.engine.EngineOptions;
import dev.leat.ivm.engine.View;
import dev.leat.ivm.source.Commit;
import dev.leat.ivm.source.Row;
import dev.leat.ivm.source.TableSpec;
import dev.leat.ivm.store.MemoryStore;
import dev.leat.ivm.view.HeldRow;
import dev.leat.ivm.view.RowKey;
import dev.leat.ivm.view.ViewSnapshot;
import dev.leat.query.ast.Ast;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// After any commit, each view holds exactly what the query says, and a client that follows the log
/// does too.
///
/// `-Dleat.seed=N` repeats one world; `-Dleat.random.size=nightly` runs many more.
class RandomQueriesTest {
    private static final int COMMITS = 14;

    @Test
    void viewsHoldWhatAPlainEvaluationFinds() {
        String fixed = System.getProperty("leat.seed");
        if (fixed != null) {
            new Run(Long.parseLong(fixed)).run();
            return;
        }
        boolean nightly = "nightly".equals(System.getProperty("leat.random.size"));
        long first = System.nanoTime();
        long until = first + Duration.ofSeconds(nightly ? 600 : 8).toNanos();
        long worlds = 0;
        for (long seed = first; System.nanoTime() < until; seed++) {
            try {
                new Run(seed).run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("repeat with -Dleat.seed=" + seed, e);
            }
            worlds++;
        }
        System.out.println("random worlds: " + worlds + ", first seed " + first);
        assertThat(worlds).isPositive();
    }

    /// One world: tables, queries that come and go, and commits.
    private static final class Run {
        private final Random random;
        private final RandomWorld world;
        private final MemoryStore store = new MemoryStore("00");
        private final Map<String, List<Row>> data = new HashMap<>();
        private final Map<String, TableSpec> specs = new HashMap<>();
        private final Engine engine;
        private final List<Watched> watched = new ArrayList<>();
        private final Set<View> reported = new HashSet<>();

        /// Hydrations that have not run yet: commits overtake them.
        private final Deque<Runnable> hydrations = new ArrayDeque<>();

        private final Map<CompletableFuture<View>, Ast> asked = new LinkedHashMap<>();
        private int versions;

        Run(long seed) {
            random = new Random(seed);
            world = new RandomWorld(random);
            world.tables.forEach(table -> specs.put(table.name(), table));
            EngineOptions options =
                    new EngineOptions(
                            Duration.ZERO,
                            random.nextBoolean() ? 3 : 1000,
                            world.chance(0.2) ? 1 : 1000);
            engine =
                    new Engine(
                            store,
                            Runnable::run,
                            hydrations::add,
                            options,
                            new EngineListener() {
                                @Override
                                public void onPublished(String version, Set<View> changed) {
                                    reported.addAll(changed);
                                }

                                @Override
                                public void onFailed(View view, Throwable failure) {
                                    throw new AssertionError("failed: " + view.ast(), failure);
                                }
                            });
        }

        /// A view, and what a client that follows it has.
        private static final class Watched {
            final Ast ast;
            final View view;
            final Map<RowKey, Row> client = new HashMap<>();
            String version;

            Watched(Ast ast, View view) {
                this.ast = ast;
                this.view = view;
                ViewSnapshot now = view.snapshot();
                now.rows().forEach(held -> client.put(held.key(), held.row()));
                version = now.version();
            }
        }

        void run() {
            store.begin();
            world.tables.forEach(store::createTable);
            engine.advance(store.commit(nextVersion()));
            load();
            commit();
            for (int i = 0; i < 4; i++) {
                watch();
            }
            check();
            for (int i = 0; i < COMMITS; i++) {
                commit();
                if (world.chance(0.3)) {
                    hydrate();
                }
                check();
                if (world.chance(0.2)) {
                    watch();
                }
                if (watched.size() > 1 && world.chance(0.1)) {
                    engine.release(watched.remove(random.nextInt(watched.size())).view);
                }
            }
            hydrate();
            check();
            watched.forEach(each -> engine.release(each.view));
            assertThat(engine.statistics().views()).isZero();
        }

        private String nextVersion() {
            return "v%04d".formatted(versions++);
        }

        private void watch() {
            Ast ast = world.query();
            asked.put(engine.acquire(ast, world.clientKeys), ast);
            if (random.nextBoolean()) {
                hydrate();
            }
        }

        private void hydrate() {
            while (!hydrations.isEmpty()) {
                hydrations.remove().run();
            }
            asked.forEach((view, ast) -> watched.add(new Watched(ast, view.join())));
            asked.clear();
        }

        private void commit() {
            reported.clear();
            store.begin();
            int operations = 1 + random.nextInt(world.chance(0.1) ? 20 : 4);
            for (int i = 0; i < operations; i++) {
                operate(world.anyTable());
            }
            Commit commit = store.commit(nextVersion());
            load();
            engine.advance(commit);
        }

        private void operate(TableSpec table) {
            List<Row> rows = current(table);
            double choice = random.nextDouble();
            if (choice < 0.02) {
                store.truncate(table.name());
            } else if (choice < 0.35 || rows.isEmpty()) {
                put(table, world.row(table));
            } else if (choice < 0.55) {
                delete(table, world.pick(rows));
            } else if (choice < 0.62 && rows.size() > 1) {
                swap(table, world.pick(rows), world.pick(rows));
            } else {
                Row old = world.pick(rows);
                Object[] values = values(old);
                do {
                    int column = random.nextInt(values.length);
                    values[column] = world.columnValue(table.columns().get(column));
                } while (world.chance(0.4));
                Row changed = new Row(values);
                if (!sameKey(table, old, changed)) {
                    delete(table, old);
                }
                put(table, changed);
            }
        }

        /// Two rows exchange the unique value by which clients may know them.
        private void swap(TableSpec table, Row a, Row b) {
            int unique = table.indexOf("u");
            Object[] first = values(a);
            Object[] second = values(b);
            Object kept = first[unique];
            first[unique] = second[unique];
            second[unique] = kept;
            store.put(table.name(), new Row(first));
            store.put(table.name(), new Row(second));
        }

        private void put(TableSpec table, Row row) {
            int unique = table.indexOf("u");
            for (Row other : current(table)) {
                if (other.get(unique).equals(row.get(unique)) && !sameKey(table, other, row)) {
                    return; // would break the unique key
                }
            }
            store.put(table.name(), row);
        }

        private void delete(TableSpec table, Row row) {
            store.delete(
                    table.name(),
                    table.primaryKey().stream()
                            .map(column -> row.get(table.indexOf(column)))
                            .toArray());
        }

        private static boolean sameKey(TableSpec table, Row a, Row b) {
            return table.primaryKey().stream()
                    .allMatch(column ->
                            a.get(table.indexOf(column)).equals(b.get(table.indexOf(column))));
        }

        private static Object[] values(Row row) {
            Object[] values = new Object[row.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = row.get(i);
            }
            return values;
        }

        /// The rows as the open transaction sees them.
        private List<Row> current(TableSpec table) {
            List<Row> rows = new ArrayList<>();
            for (int k = 0; k < 6; k++) {
                for (int l = 0; l < 2; l++) {
                    String text = "k" + k;
                    Double number = (double) l;
                    Object[] key =
                            table.primaryKey().stream()
                                    .map(column -> column.equals("k") ? text : (Object) number)
                                    .toArray();
                    Row row = key.length == 1 && l == 1 ? null : store.get(table.name(), key);
                    if (row != null) {
                        rows.add(row);
                    }
                }
            }
            return rows;
        }

        private void load() {
            for (TableSpec table : world.tables) {
                List<Row> rows = new ArrayList<>();
                store.begin();
                rows.addAll(current(table));
                store.rollback();
                assertThat(store.snapshot().size(table.name())).isEqualTo(rows.size());
                data.put(table.name(), rows);
            }
        }

        private void check() {
            watched.forEach(this::check);
        }

        private void check(Watched each) {
            Oracle oracle = new Oracle(specs, data, world.clientKeys);
            Map<String, String> expected = new TreeMap<>();
            oracle.evaluate(each.ast)
                    .forEach((key, row) -> expected.put(key, row.row + " x" + row.occurrences));
            ViewSnapshot now = engine.read(List.of(each.view)).views().get(each.view);
            Map<String, String> actual = new TreeMap<>();
            for (HeldRow held : now.rows()) {
                actual.put(
                        oracle.key(held.table(), held.row()),
                        held.row() + " x" + held.occurrences());
                assertThat(now.holds(held.key())).isTrue();
            }
            assertThat(actual)
                    .as("%s%n with keys %s at %s", each.ast, world.clientKeys, now.version())
                    .isEqualTo(expected);
            assertThat(now.size()).isEqualTo(expected.size());
            follow(each, now);
        }

        /// Brings the client's copy up to date by the log alone, as the sync server does.
        private void follow(Watched each, ViewSnapshot now) {
            if (!now.version().equals(each.version)) {
                assertThat(now.version()).isEqualTo(engine.version());
                assertThat(reported).contains(each.view);
            }
            if (now.reaches(each.version)) {
                for (RowKey key : now.changedSince(each.version)) {
                    HeldRow held = now.get(key);
                    if (held == null) {
                        each.client.remove(key);
                    } else {
                        each.client.put(key, held.row());
                    }
                }
            } else {
                each.client.clear();
                now.rows().forEach(held -> each.client.put(held.key(), held.row()));
            }
            each.version = now.version();
            Map<String, String> client = new TreeMap<>();
            each.client.forEach((key, row) -> client.put(key.toString(), row.toString()));
            Map<String, String> rows = new TreeMap<>();
            now.rows().forEach(row -> rows.put(row.key().toString(), row.row().toString()));
            assertThat(client).as("the client of %s", each.ast).isEqualTo(rows);
        }
    }
}
