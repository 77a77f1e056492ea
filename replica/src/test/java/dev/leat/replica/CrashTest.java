package dev.leat.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.ivm.source.Snapshot;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@PostgresTest
class CrashTest {
    private static final int ROUNDS = Integer.getInteger("leat.kills", 2);

    @TempDir Path directory;

    @Test
    void givenAProcessThatIsKilledWhileItWrites_thenTheFileIsAtACommitAndTheRestFollows(
            TestDatabase database) throws Exception {
        long seed = Long.getLong("leat.seed", System.nanoTime());
        System.out.println("CrashTest seed " + seed + " (repeat with -Dleat.seed=" + seed + ")");
        Random random = new Random(seed);
        database.execute(
                "create table account (id int primary key, balance int not null)",
                "create table transfer (id int primary key, amount int not null)",
                "insert into account select i, 100 from generate_series(1, 500) i");
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger transfers = new AtomicInteger();
        try (TestReplica replica = new TestReplica(database, directory)) {
            CompletableFuture<Void> writer =
                    CompletableFuture.runAsync(
                            () -> transfer(database, new Random(seed + 1), stop, transfers));
            try {
                for (int round = 0; round < ROUNDS; round++) {
                    killAfterCommits(database, 1 + random.nextInt(60));
                    verifyFileAndCatchUp(database, replica);
                }
            } finally {
                stop.set(true);
                writer.join();
            }
        }
        assertThat(transfers.get()).isPositive();
    }

    /// Moves money, so that the sum is the same at every commit and at no moment between.
    private static void transfer(
            TestDatabase database, Random random, AtomicBoolean stop, AtomicInteger count) {
        while (!stop.get()) {
            int id = count.incrementAndGet();
            int amount = random.nextInt(50);
            database.execute(
                    "begin; update account set balance = balance - %d where id = %d; insert into transfer values (%d, %d); update account set balance = balance + %d where id = %d; commit"
                            .formatted(
                                    amount,
                                    1 + random.nextInt(500),
                                    id,
                                    amount,
                                    amount,
                                    1 + random.nextInt(500)));
        }
    }

    private void killAfterCommits(TestDatabase database, int commits)
            throws IOException, InterruptedException {
        Process victim =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                CrashVictim.class.getName(),
                                database.url().reveal(),
                                directory.toString())
                        .redirectErrorStream(true)
                        .start();
        StringBuilder output = new StringBuilder();
        int seen = 0;
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while (seen < commits && (line = lines.readLine()) != null) {
                output.append(line).append('\n');
                if (line.startsWith("commit ")) {
                    seen++;
                }
            }
        } finally {
            victim.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
        }
        assertThat(seen).as("commits before the kill, of %s", output).isEqualTo(commits);
    }

    private void verifyFileAndCatchUp(TestDatabase database, TestReplica replica) {
        ReplicaConfig config = ReplicaConfig.of(database.url(), directory);
        try (Replica stopped = Replica.open(config)) {
            assertConsistent(stopped.source().snapshot());
        }
        replica.open();
        replica.catchUp();
        for (var commit : replica.commits) {
            assertConsistent(commit.after());
        }
        replica.commits.clear();
        replica.shut();
    }

    private static void assertConsistent(Snapshot snapshot) {
        double sum = 0;
        for (var row : TestReplica.rows(snapshot, "account")) {
            sum += (Double) row.get("balance");
        }
        assertThat(sum).as("balances at %s", snapshot.version()).isEqualTo(50_000);
        double highest = 0;
        var transfers = TestReplica.rows(snapshot, "transfer");
        for (var row : transfers) {
            highest = Math.max(highest, (Double) row.get("id"));
        }
        assertThat((double) transfers.size()).as("transfers without a gap").isEqualTo(highest);
    }
}
