package dev.leat.replica.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.ivm.source.Commit;
import dev.leat.ivm.source.Row;
import dev.leat.ivm.source.TableSpec;
import dev.leat.ivm.store.BulkLoad;
import dev.leat.ivm.store.MemoryStore;
import dev.leat.postgres.replication.Lsn;
import dev.leat.replica.table.ReplicaColumn;
import dev.leat.replica.table.ReplicaSchema;
import dev.leat.replica.table.ReplicaTable;
import dev.leat.replica.table.SkippedColumn;
import dev.leat.replica.table.SkippedTable;
import dev.leat.replica.value.ColumnType.ArrayOf;
import dev.leat.replica.value.ColumnType.Scalar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableStoreTest {
    private static final ReplicaTable TABLE =
            new ReplicaTable(
                    4_000_000_000L,
                    "shop",
                    "item",
                    List.of(
                            new ReplicaColumn(1, "id", 23, Scalar.INTEGER),
                            new ReplicaColumn(3, "tags", 1009, new ArrayOf(Scalar.TEXT))),
                    List.of(new SkippedColumn(2, "raw", 17, "its type bytea is not synced")),
                    List.of("id"),
                    List.of(List.of("id")),
                    "(id > 0)",
                    false);
    private static final ReplicaSchema SCHEMA =
            new ReplicaSchema(
                    Map.of("shop.item", TABLE),
                    Map.of("log", new SkippedTable(7, "public", "log", List.of(), "no key")));
    private static final Origin ORIGIN =
            new Origin("123", "app", "zero", 0, List.of("b", "a"), "slot", "4aaaaa");

    @TempDir Path directory;

    @Test
    void givenStepsThatWereWritten_whenOpenedAgain_thenTheyAreThere() throws Exception {
        try (ReplicaFile file = ReplicaFile.claim(directory)) {
            MemoryStore memory = new MemoryStore("00");
            List<Lsn> durable = new CopyOnWriteArrayList<>();
            try (DurableWriter writer =
                    new DurableWriter(
                            DurableStore.create(file),
                            durable::add,
                            reason -> {
                                throw new AssertionError(reason);
                            })) {
                writer.submit(initial(memory, 120_000));
                memory.begin();
                memory.put("shop.item", row(1, "changed"));
                memory.delete("shop.item", 2.0);
                writer.submit(
                        new DurableEntry(
                                new Position("4bbbbb", new Lsn(200)),
                                memory.commit("4bbbbb"),
                                null,
                                null,
                                Set.of(9L)));
                writer.submit(
                        new DurableEntry(
                                new Position("4bbbbb", new Lsn(300)), null, null, null, null));
                assertThat(writer.drain(Duration.ofSeconds(30))).isTrue();
                assertThat(durable.getLast()).isEqualTo(new Lsn(300));
            }

            try (DurableStore store = DurableStore.open(file)) {
                DurableState state = store.state();
                assertThat(state)
                        .isEqualTo(
                                new DurableState(
                                        ORIGIN,
                                        new Position("4bbbbb", new Lsn(300)),
                                        SCHEMA,
                                        Set.of(9L)));
                List<Row> rows = new ArrayList<>();
                store.read(TABLE.spec(), rows::add);
                assertThat(rows).hasSize(119_999);
                assertThat(rows.getFirst().get(1)).isEqualTo(new Row.Json("[\"changed\"]"));
                assertThat(rows.get(1).get(0)).isEqualTo(3.0);
            }
        }
    }

    @Test
    void givenATableThatBecomesAnother_thenOnlyTheNewContentIsThere() throws Exception {
        try (ReplicaFile file = ReplicaFile.claim(directory)) {
            MemoryStore memory = new MemoryStore("00");
            try (DurableWriter writer = writer(file)) {
                writer.submit(initial(memory, 100));
                memory.begin();
                memory.truncate("shop.item");
                memory.put("shop.item", row(500, "new"));
                writer.submit(
                        new DurableEntry(
                                new Position("4bbbbb", new Lsn(200)),
                                memory.commit("4bbbbb"),
                                null,
                                null,
                                null));
            }
            try (DurableStore store = DurableStore.open(file)) {
                assertThat(store.state()).isNotNull();
                List<Row> rows = new ArrayList<>();
                store.read(TABLE.spec(), rows::add);
                assertThat(rows).hasSize(1);
            }
        }
    }

    @Test
    void givenACopyThatWasNotFinished_thenItCountsAsNone() throws Exception {
        try (ReplicaFile file = ReplicaFile.claim(directory)) {
            try (DurableStore store = DurableStore.create(file);
                    DurableStore.Group group = store.begin()) {
                group.origin(ORIGIN);
                group.schema(SCHEMA);
                group.commit();
            }
            try (DurableStore store = DurableStore.open(file)) {
                assertThat(store.state()).isNull();
            }
        }
    }

    @Test
    void givenAFileThatCannotBeRead_thenANewOneIsBegun() throws Exception {
        try (ReplicaFile file = ReplicaFile.claim(directory)) {
            Files.write(file.path(), new byte[20_000]);
            try (DurableStore store = DurableStore.open(file)) {
                assertThat(store.state()).isNull();
            }
        }
    }

    private static DurableWriter writer(ReplicaFile file) {
        return new DurableWriter(
                DurableStore.create(file),
                lsn -> {},
                reason -> {
                    throw new AssertionError(reason);
                });
    }

    private static DurableEntry initial(MemoryStore memory, int rows) {
        TableSpec spec = TABLE.spec();
        BulkLoad load = new BulkLoad(spec);
        for (int i = 1; i <= rows; i++) {
            load.add(row(i, "tag"));
        }
        load.finish(GroupWriter.inKeyOrder(spec.name()));
        memory.begin();
        memory.install(load);
        Commit commit = memory.commit("4aaaaa");
        return new DurableEntry(
                new Position("4aaaaa", new Lsn(100)), commit, ORIGIN, SCHEMA, Set.of());
    }

    private static Row row(int id, String tag) {
        return new Row(new Object[] {(double) id, new Row.Json("[\"" + tag + "\"]")});
    }
}
