package dev.leat.sync.group;

import static dev.leat.sync.group.GroupBed.comment;
import static dev.leat.sync.group.GroupBed.issue;
import static dev.leat.sync.group.GroupBed.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.ivm.engine.EngineOptions;
import dev.leat.protocol.up.DesiredPatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/// Whatever happens, at each cookie a client holds the rows of its got queries as of the commit
/// that the cookie names, and nothing else: random commits, changes of desires, reconnects from
/// cookies of the past, full sockets, expiring queries and restarts, judged by a plain evaluation.
///
/// The seed is printed; `-Dleat.seed=…` repeats a run, `-Dleat.rounds=…` lengthens it.
class ClientGroupRandomTest {
    private static final int ROUNDS = Integer.getInteger("leat.rounds", 40);
    private static final int STEPS = 60;
    private static final List<String> OWNERS = List.of("ann", "bob", "cid");

    /// Every table at every version, as plain values.
    private final Map<String, Tables> history = new ConcurrentHashMap<>();

    private record Tables(
            TreeMap<String, Object[]> issues,
            TreeMap<String, Object[]> comments,
            TreeMap<String, Long> lastMutationIds,
            TreeSet<Long> results) {
        Tables copy() {
            return new Tables(
                    new TreeMap<>(issues),
                    new TreeMap<>(comments),
                    new TreeMap<>(lastMutationIds),
                    new TreeSet<>(results));
        }
    }

    @Test
    void aClientHoldsWhatItsQueriesHoldAtItsCookie() {
        long seed = Long.getLong("leat.seed", System.nanoTime());
        for (int round = 0; round < ROUNDS; round++) {
            System.out.println("ClientGroupRandomTest: -Dleat.seed=" + (seed + round));
            history.clear();
            try {
                new Run(seed + round).play();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + (seed + round) + ": " + e.getMessage(), e);
            }
        }
    }

    private final class Run {
        private final Random random;
        private final GroupBed bed;
        private final List<GroupClient> clients = new ArrayList<>();
        private final List<ModelClient> past = new ArrayList<>();
        private Tables tables =
                new Tables(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeSet<>());
        private int names;

        Run(long seed) {
            random = new Random(seed);
            bed =
                    new GroupBed(
                            EngineOptions.DEFAULT.withLogKeys(random.nextBoolean() ? 10_000 : 8));
            history.put("01", tables.copy());
        }

        void play() {
            try (bed) {
                for (int i = 0; i < 3; i++) {
                    commit();
                }
                for (int step = 0; step < STEPS; step++) {
                    step();
                    if (random.nextInt(5) == 0) {
                        settle();
                    }
                }
                settle();
            }
        }

        private void step() {
            int dice = random.nextInt(100);
            GroupClient client =
                    clients.isEmpty() ? null : clients.get(random.nextInt(clients.size()));
            if (dice < 40) {
                commit();
            } else if (dice < 55 || client == null) {
                enter();
            } else if (dice < 75) {
                client.change(wishes());
                if (random.nextInt(3) == 0) {
                    giveUp(client);
                }
            } else if (dice < 82) {
                leave(client);
            } else if (dice < 88) {
                client.socket.writable = !client.socket.writable;
                if (client.socket.writable) {
                    bed.groups.writable(client.socket);
                }
            } else if (dice < 94) {
                bed.timers.pass(Duration.ofMillis(random.nextInt(400)));
            } else if (dice < 97) {
                bed.groups.retransform(client.socket);
            } else {
                restart();
            }
        }

        /// A new client, or one that comes back from where it was at some time.
        private void enter() {
            if (clients.size() >= 4) {
                leave(clients.getFirst());
            }
            GroupClient client = bed.client("g", "c" + names++);
            client.onPoke = model -> check(client, model);
            if (!past.isEmpty() && random.nextInt(4) > 0) {
                client.model = past.get(random.nextInt(past.size())).copy();
            }
            client.connect(wishes());
            clients.add(client);
        }

        private void leave(GroupClient client) {
            clients.remove(client);
            client.disconnect();
            remember(client);
        }

        private void remember(GroupClient client) {
            synchronized (client) {
                client.check();
                if (client.model.cookie != null) {
                    past.add(client.model.copy());
                }
            }
        }

        private void restart() {
            clients.forEach(this::remember);
            clients.clear();
            bed.restart();
        }

        private DesiredPatch[] wishes() {
            DesiredPatch[] wishes = new DesiredPatch[random.nextInt(3)];
            for (int i = 0; i < wishes.length; i++) {
                double ttl = random.nextInt(3) * 150.0;
                String owner = OWNERS.get(random.nextInt(OWNERS.size()));
                wishes[i] =
                        switch (random.nextInt(8)) {
                            case 0 -> GroupBed.putFor(ttl, "all", "all");
                            case 1, 2 -> GroupBed.putFor(ttl, "owner-" + owner, "owner", owner);
                            case 3 -> GroupBed.putFor(ttl, "top-3", "top", 3);
                            case 4 ->
                                    GroupBed.putFor(
                                            ttl, "withComments-" + owner, "withComments", owner);
                            case 5 -> GroupBed.putFor(ttl, "boom", "boom");
                            case 6 -> GroupBed.del("owner-" + owner);
                            default ->
                                    random.nextInt(4) == 0
                                            ? new DesiredPatch.Clear()
                                            : GroupBed.del("withComments-" + owner);
                        };
            }
            return wishes;
        }

        private void giveUp(GroupClient client) {
            List<String> wanted = new ArrayList<>();
            synchronized (client) {
                wanted.addAll(client.model.desired.getOrDefault(client.id, new TreeSet<>()));
            }
            if (!wanted.isEmpty()) {
                client.change(GroupBed.del(wanted.get(random.nextInt(wanted.size()))));
                bed.timers.pass(Duration.ofMillis(random.nextInt(600)));
            }
        }

        private void commit() {
            Tables next = tables.copy();
            String version =
                    bed.commit(store -> {
                        for (int i = random.nextInt(5); i >= 0; i--) {
                            change(store, next);
                        }
                        // Known before any client can hear of it.
                        history.put(
                                dev.leat.protocol.LexiVersion.of(
                                        dev.leat.protocol.LexiVersion.parse(
                                                        bed.store.snapshot().version())
                                                + 1),
                                next);
                    });
            assertThat(history).containsKey(version);
            tables = next;
        }

        private void change(dev.leat.ivm.store.MemoryStore store, Tables next) {
            String issue = "i" + random.nextInt(12);
            String comment = "k" + random.nextInt(12);
            String owner = OWNERS.get(random.nextInt(OWNERS.size()));
            switch (random.nextInt(9)) {
                case 0, 1, 2 -> {
                    Object[] row = {
                        issue, "t" + random.nextInt(3), owner, (double) random.nextInt(9)
                    };
                    next.issues().put(issue, row);
                    store.put("issue", issue(issue, (String) row[1], owner, (double) row[3]));
                }
                case 3 -> {
                    if (next.issues().remove(issue) != null) {
                        store.delete("issue", issue);
                    }
                }
                case 4, 5 -> {
                    Object[] row = {comment, issue, "b" + random.nextInt(3)};
                    next.comments().put(comment, row);
                    store.put("comment", comment(comment, issue, (String) row[2]));
                }
                case 6 -> {
                    if (next.comments().remove(comment) != null) {
                        store.delete("comment", comment);
                    }
                }
                case 7 -> {
                    long id = next.lastMutationIds().merge("c0", 1L, Long::sum);
                    store.put("zero_0.clients", GroupBed.client("g", "c0", id));
                    if (random.nextBoolean()) {
                        next.results().add(id);
                        store.put("zero_0.mutations", result("g", "c0", id, "{\"error\":\"app\"}"));
                    }
                }
                default -> {
                    Long id = next.results().pollFirst();
                    if (id != null) {
                        store.delete("zero_0.mutations", "g", "c0", (double) id);
                    }
                }
            }
        }

        /// Waits until every client that can hear has what it wants, at the newest commit that
        /// concerns it.
        private void settle() {
            for (GroupClient client : clients) {
                if (!client.socket.writable) {
                    client.socket.writable = true;
                    bed.groups.writable(client.socket);
                }
            }
            for (GroupClient client : clients) {
                try {
                    client.eventually("settled", it -> isSettled(it.model));
                } catch (AssertionError e) {
                    throw new AssertionError(describe(client), e);
                }
            }
        }

        private String describe(GroupClient client) {
            ModelClient model = client.model;
            return client.id
                    + " is not settled at "
                    + bed.store.snapshot().version()
                    + ": cookie "
                    + model.cookie
                    + ", applied "
                    + model.applied
                    + ", desired "
                    + model.desired
                    + ", got "
                    + model.got
                    + ", errors "
                    + client.socket.errors()
                    + ", "
                    + wrong(model, tables);
        }

        private boolean isSettled(ModelClient model) {
            Set<String> wanted = new TreeSet<>();
            model.desired.values().forEach(wanted::addAll);
            wanted.remove("boom");
            return model.applied && model.got.containsAll(wanted) && wrong(model, tables) == null;
        }

        private void check(GroupClient client, ModelClient model) {
            String state = model.cookie.split(":")[0];
            String wrong = wrong(model, history.get(state));
            if (wrong != null) {
                throw new AssertionError(client.id + " at " + model.cookie + ": " + wrong);
            }
        }
    }

    /// {@return what is wrong with the model, or null}
    private static String wrong(ModelClient model, Tables tables) {
        Map<String, Map<String, String>> expected = new TreeMap<>();
        for (String hash : model.got) {
            String owner = hash.substring(hash.indexOf('-') + 1);
            List<Object[]> issues =
                    switch (hash.split("-")[0]) {
                        case "all" -> List.copyOf(tables.issues().values());
                        case "owner", "withComments" ->
                                tables.issues().values().stream()
                                        .filter(row -> row[2].equals(owner))
                                        .toList();
                        case "top" ->
                                tables.issues().values().stream()
                                        .sorted(
                                                Comparator.comparing(
                                                                (Object[] row) -> -(double) row[3])
                                                        .thenComparing(row -> (String) row[0]))
                                        .limit(3)
                                        .toList();
                        default -> throw new AssertionError("never got: " + hash);
                    };
            for (Object[] row : issues) {
                add(expected, "issue", row, "id", "title", "owner", "n");
                if (hash.startsWith("withComments")) {
                    tables.comments().values().stream()
                            .filter(comment -> comment[1].equals(row[0]))
                            .forEach(comment ->
                                    add(expected, "comment", comment, "id", "issueID", "body"));
                }
            }
        }
        if (!model.rows.equals(expected)) {
            return "rows are " + model.rows + "\n expected " + expected + "\n got " + model.got;
        }
        if (!model.lastMutationIds.equals(tables.lastMutationIds())) {
            return "ids are " + model.lastMutationIds + ", expected " + tables.lastMutationIds();
        }
        if (model.results.size() != tables.results().size()) {
            return "results are " + model.results + ", expected " + tables.results();
        }
        return null;
    }

    private static void add(
            Map<String, Map<String, String>> into, String table, Object[] row, String... columns) {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < columns.length; i++) {
            json.append(i == 0 ? "\"" : ",\"").append(columns[i]).append("\":");
            if (row[i] instanceof Double number) {
                json.append(number.longValue());
            } else {
                json.append('"').append(row[i]).append('"');
            }
        }
        into.computeIfAbsent(table, key -> new TreeMap<>())
                .put("\"" + row[0] + "\"|", json.append('}').toString());
    }
}
