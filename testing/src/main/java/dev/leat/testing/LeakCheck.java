package dev.leat.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Looks for what a test left behind: connections to its database, replication slots, running
/// threads.
///
/// What is merely slow to end gets some seconds. Daemon threads of libraries that are shared by all
/// tests are not counted.
final class LeakCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// Pools and cleaners that the JDK and the driver keep for the whole run.
    private static final List<String> SHARED =
            List.of(
                    "ForkJoinPool",
                    "PostgreSQL-JDBC",
                    "Common-Cleaner",
                    "Cleaner-",
                    "process reaper",
                    "HttpClient-",
                    "junit-",
                    "surefire",
                    "Attach Listener",
                    "Keep-Alive-Timer",
                    "VirtualThread-unparker",
                    "VirtualThread-unblocker",
                    "InnocuousThread",
                    "Read-Poller",
                    "Write-Poller",
                    "Master-Poller",
                    "MasterPoller",
                    "leat-stop-postgres");

    private LeakCheck() {}

    static Set<Thread> threads() {
        return Set.copyOf(Thread.getAllStackTraces().keySet());
    }

    /// @return one line per leak; empty if there is none
    static List<String> find(
            List<TestDatabase> databases, Set<Thread> before, boolean checkThreads) {
        List<String> leaks = new ArrayList<>();
        for (TestDatabase each : databases) {
            leaks.addAll(settle(() -> connections(each)));
            leaks.addAll(slots(each));
        }
        if (checkThreads) {
            leaks.addAll(settle(() -> newThreads(before)));
        }
        return leaks;
    }

    private static List<String> settle(Supplier<List<String>> look) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<String> found = look.get();
        while (!found.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            found = look.get();
        }
        return found;
    }

    private static List<String> connections(TestDatabase database) {
        return database
                .rows(
                        "select pid, application_name, state, left(query, 80) from pg_stat_activity"
                                + " where datname = current_database() and pid <> pg_backend_pid()"
                                + " and backend_type in ('client backend', 'walsender') order by pid")
                .stream()
                .map(row ->
                        "a connection to "
                                + database.name()
                                + ": server process "
                                + row.get(0)
                                + ", application '"
                                + row.get(1)
                                + "', "
                                + row.get(2)
                                + ", last statement: "
                                + row.get(3))
                .collect(Collectors.toList());
    }

    private static List<String> slots(TestDatabase database) {
        return database
                .column(
                        "select slot_name from pg_replication_slots where database = current_database() order by slot_name")
                .stream()
                .map(slot ->
                        "replication slot "
                                + slot
                                + " on "
                                + database.name()
                                + " (drop it, or make it temporary)")
                .collect(Collectors.toList());
    }

    private static List<String> newThreads(Set<Thread> before) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> !before.contains(each.getKey()) && each.getKey().isAlive())
                .filter(each -> SHARED.stream().noneMatch(each.getKey().getName()::startsWith))
                .filter(each -> each.getKey() != Thread.currentThread())
                .map(each ->
                        "thread '"
                                + each.getKey().getName()
                                + "' at "
                                + (each.getValue().length == 0 ? "its start" : each.getValue()[0]))
                .sorted()
                .collect(Collectors.toList());
    }
}
