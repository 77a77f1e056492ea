package dev.leat.replica;

import dev.leat.postgres.ConnectionUrl;
import java.nio.file.Path;

/// A replica in a process of its own, to be killed.
final class CrashVictim {
    private CrashVictim() {}

    public static void main(String[] arguments) throws InterruptedException {
        ReplicaConfig config =
                ReplicaConfig.of(ConnectionUrl.parse(arguments[0]), Path.of(arguments[1]));
        Replica.open(config, commit -> System.out.println("commit " + commit.after().version()));
        System.out.println("ready");
        Thread.currentThread().join();
    }
}
