package dev.leat.api.mutators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.Upstream;
import dev.leat.api.request.ApplicationError;
import dev.leat.api.request.Caller;
import dev.leat.api.request.ErrorPolicy;
import dev.leat.api.request.Identity;
import dev.leat.api.request.RequestHeaders;
import dev.leat.protocol.error.ErrorBody.PushFailed;
import dev.leat.protocol.json.Json;
import dev.leat.protocol.mutation.Mutation;
import dev.leat.protocol.mutation.MutationId;
import dev.leat.protocol.mutation.MutationJson;
import dev.leat.protocol.mutation.PushBody;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/// A table of items, mutators that write it, and a client that pushes them.
@PostgresTest
abstract class ItemMutations {
    private static Upstream shared;

    Upstream upstream;

    static final Caller CALLER = new Caller(Identity.anonymous(), RequestHeaders.none());

    record Item(String id, int n) {}

    final AtomicInteger runs = new AtomicInteger();
    final Mutators.Builder mutators =
            Mutators.builder()
                    .mutator("item.add", Item.class, (tx, item, caller) -> add(tx, item))
                    .mutator(
                            "item.addThenRefuse",
                            Item.class,
                            (tx, item, caller) -> {
                                add(tx, item);
                                throw new ApplicationError("no such luck", Map.of("id", item.id()));
                            })
                    .mutator(
                            "item.addThenCrash",
                            Item.class,
                            (tx, item, caller) -> {
                                add(tx, item);
                                throw new IllegalStateException("secret-" + item.id());
                            });

    @BeforeAll
    static void keep(TestDatabase database) {
        shared = new Upstream(database);
    }

    /// One database serves the whole class: emptying it is ten times faster than making one.
    @BeforeEach
    void empty() {
        upstream = shared;
        upstream.execute("DROP SCHEMA IF EXISTS zero_0, \"Other_12\" CASCADE");
        upstream.execute("DROP SCHEMA public CASCADE");
        upstream.execute("CREATE SCHEMA public");
        upstream.createShard("zero_0");
        upstream.execute("CREATE TABLE item (id text PRIMARY KEY, n int CHECK (n < 1000))");
    }

    void add(MutatorTransaction tx, Item item) throws SQLException {
        runs.incrementAndGet();
        try (var insert = tx.connection().prepareStatement("INSERT INTO item VALUES (?, ?)")) {
            insert.setString(1, item.id());
            insert.setInt(2, item.n());
            insert.executeUpdate();
        }
    }

    static Mutation add(long id, String itemId, int n) {
        return custom(id, "item.add", item(itemId, n));
    }

    static String item(String id, int n) {
        return "{\"id\":\"" + id + "\",\"n\":" + n + "}";
    }

    static Mutation custom(long id, String name, String argument) {
        return of("c1", id, name, argument);
    }

    static Mutation of(String clientId, long id, String name, String argument) {
        return new Mutation.Custom(
                new MutationId(clientId, id), name, List.of(Json.parse(argument)), 1700000000000.5);
    }

    List<String> push(Mutation... pushed) {
        return push("zero_0", ErrorPolicy.standard(), pushed);
    }

    List<String> push(String schema, ErrorPolicy errors, Mutation... pushed) {
        PushBody push = new PushBody("cg1", List.of(pushed), 1, null, 0, "r", null, null);
        PushProcessor.Result result = process(schema, errors, push);
        assertThat(result).isInstanceOf(PushProcessor.Result.Processed.class);
        return ((PushProcessor.Result.Processed) result)
                .results().stream()
                        .map(it ->
                                it.id().clientId()
                                        + ":"
                                        + it.id().id()
                                        + " "
                                        + MutationJson.result(it.result()).text())
                        .toList();
    }

    PushFailed failedPush(Mutation... pushed) {
        PushBody push = new PushBody("cg1", List.of(pushed), 1, null, 0, "r", null, null);
        return failure(process("zero_0", ErrorPolicy.standard(), push));
    }

    static PushFailed failure(PushProcessor.Result result) {
        assertThat(result).isInstanceOf(PushProcessor.Result.Stopped.class);
        return ((PushProcessor.Result.Stopped) result).failure();
    }

    PushProcessor.Result process(String schema, ErrorPolicy errors, PushBody push) {
        return process(upstream.dataSource(), schema, errors, push);
    }

    PushProcessor.Result process(
            DataSource database, String schema, ErrorPolicy errors, PushBody push) {
        return new PushProcessor(database, mutators.build(), errors)
                .process(new ShardSchema(schema), push, CALLER);
    }

    List<String> items() {
        return upstream.query("SELECT id || '=' || n FROM item ORDER BY id");
    }

    @Nullable Long lastMutationId(String clientId) {
        List<String> ids =
                upstream.query(
                        "SELECT \"lastMutationID\" FROM zero_0.clients WHERE \"clientID\" = '"
                                + clientId
                                + "'");
        return ids.isEmpty() ? null : Long.valueOf(ids.getFirst());
    }

    List<String> keptResults() {
        return upstream.query(
                "SELECT concat_ws(' ', \"clientGroupID\", \"clientID\", \"mutationID\", result)"
                        + " FROM zero_0.mutations ORDER BY \"mutationID\"");
    }
}
