package dev.leat.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.ivm.source.Row;
import dev.leat.ivm.source.TableSpec.ColumnSpec;
import dev.leat.ivm.source.TableSpec.ValueType;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several writers at once make random transactions, some of which fail or are rolled back, while
/// the replica is restarted and columns come and go. In the end every table holds what Postgres
/// holds.
@PostgresTest(
        template = {
            "create table a (id int primary key, t text, n numeric, b bool, j jsonb)",
            "create table b (x text, y int, v text, f float8, primary key (y, x))",
            "create table c (code uuid not null, v int[], big text, ts timestamptz)",
            "create unique index c_code on c (code)",
            "alter table c alter column big set storage external",
            "insert into a select i, 't' || i, i / 3.0, i % 2 = 0, jsonb_build_object('i', i) from generate_series(1, 50) i"
        })
class RandomTransactionsTest {
    private static final int WRITERS = 3;
    private static final int TRANSACTIONS = Integer.getInteger("leat.transactions", 60);

    @TempDir Path directory;

    @Test
    void theReplicaEndsAsPostgresDoes(TestDatabase database) {
        long seed = Long.getLong("leat.seed", System.nanoTime());
        System.out.println(
                "RandomTransactionsTest seed " + seed + " (repeat with -Dleat.seed=" + seed + ")");
        Random random = new Random(seed);
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            for (int round = 0; round < 3; round++) {
                List<CompletableFuture<Void>> writers = new ArrayList<>();
                for (int i = 0; i < WRITERS; i++) {
                    Random own = new Random(random.nextLong());
                    writers.add(CompletableFuture.runAsync(() -> write(database, own)));
                }
                if (round == 1) {
                    database.execute(
                            "alter table a add column extra" + round + " int default " + round);
                }
                if (round == 2) {
                    replica.shut();
                    replica.open();
                    database.execute("alter table b drop column f");
                }
                writers.forEach(CompletableFuture::join);
                verify(database, replica);
            }
        }
    }

    private static void write(TestDatabase database, Random random) {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < TRANSACTIONS; i++) {
                try {
                    statement.execute("begin");
                    for (int j = random.nextInt(6); j >= 0; j--) {
                        statement.execute(change(random));
                    }
                    statement.execute(random.nextInt(6) == 0 ? "rollback" : "commit");
                } catch (SQLException e) {
                    statement.execute("rollback"); // a duplicate key or a deadlock is part of it
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static String change(Random random) {
        int id = random.nextInt(60);
        String code = "'00000000-0000-0000-0000-0000000000" + (10 + random.nextInt(40)) + "'";
        return switch (random.nextInt(16)) {
            case 0, 1 ->
                    "insert into a (id, t, n, b, j) values (%d, 'é%d', %d / 7.0, null, '{\"a\": [%d]}') on conflict (id) do update set t = excluded.t || 'x'"
                            .formatted(id, random.nextInt(), random.nextInt(), id);
            case 2 -> "update a set t = md5(random()::text), b = not b where id = " + id;
            case 3 -> "update a set id = id + 100 where id = " + id;
            case 4 -> "update a set id = id - 100 where id = " + (id + 100);
            case 5 -> "delete from a where id % 10 = " + id % 10 + " and id > " + id;
            case 6, 7 ->
                    "insert into b (x, y, v) values ('k%d', %d, repeat('v', %d)) on conflict do nothing"
                            .formatted(id % 7, id % 5, random.nextInt(100));
            case 8 ->
                    "update b set y = y + 1 where x = 'k"
                            + id % 7
                            + "' and y = (select max(y) from b)";
            case 9 -> "delete from b where y = " + id % 5;
            case 10, 11 ->
                    "insert into c values (%s, '{%d,null}', repeat(md5('%d'), %d), now()) on conflict (code) do update set v = excluded.v"
                            .formatted(code, id, id, random.nextInt(400));
            case 12 -> "update c set ts = clock_timestamp() where code > " + code;
            case 13 -> "update c set code = gen_random_uuid() where code = " + code;
            case 14 -> "delete from c where code < " + code;
            default ->
                    random.nextInt(10) == 0
                            ? "truncate b"
                            : "savepoint s; insert into a (id) values (-1); rollback to s";
        };
    }

    private static void verify(TestDatabase database, TestReplica replica) {
        replica.await(
                "the columns are those of Postgres",
                () -> {
                    for (String table : List.of("a", "b", "c")) {
                        List<String> columns =
                                database.column(
                                        "select attname from pg_attribute where attrelid = '"
                                                + table
                                                + "'::regclass and attnum > 0 and not attisdropped order by attnum");
                        if (!replica.snapshot().table(table).columns().stream()
                                .map(column -> column.name())
                                .toList()
                                .equals(columns)) {
                            return false;
                        }
                    }
                    return true;
                });
        replica.catchUp();
        for (String table : List.of("a", "b", "c")) {
            List<ColumnSpec> columns = replica.snapshot().table(table).columns();
            TreeSet<String> expected = new TreeSet<>();
            database.rows("select " + expressions(table, columns) + " from " + table)
                    .forEach(row -> expected.add(fromPostgres(row, columns)));
            TreeSet<String> actual = new TreeSet<>();
            replica.rows(table).forEach(row -> actual.add(fromReplica(row.values())));
            assertThat(actual).as("table %s", table).isEqualTo(expected);
        }
    }

    /// The values as the protocol has them, computed by Postgres.
    private static String expressions(String table, List<ColumnSpec> columns) {
        return String.join(
                ", ",
                columns.stream()
                        .map(column ->
                                switch (column.name()) {
                                    case "ts" -> "extract(epoch from ts) * 1000";
                                    case "v" -> table.equals("c") ? "array_to_json(v)" : "v";
                                    case "b" -> "b::text";
                                    default -> column.name();
                                })
                        .toList());
    }

    private static String fromPostgres(List<String> row, List<ColumnSpec> columns) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            String text = row.get(i);
            boolean number = columns.get(i).type() == ValueType.NUMBER;
            texts.add(number && text != null ? Double.valueOf(text).toString() : text);
        }
        return texts.toString();
    }

    private static String fromReplica(Iterable<Object> values) {
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
            texts.add(value instanceof Row.Json json ? json.text() : Objects.toString(value, null));
        }
        return texts.toString();
    }
}
