package dev.leat.cli.terminal;

import java.util.concurrent.CountDownLatch;

/// Keeps a command serving until the process is asked to end (Ctrl-C, SIGTERM), and then stops what
/// it started before the process goes.
public final class UntilStopped {
    private UntilStopped() {}

    /// Blocks for good; the JVM ends from its shutdown hook.
    ///
    /// @param stop stops what the command started; called once, on the hook's thread
    public static void await(Runnable stop) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(stop, "leat-stop"));
        new CountDownLatch(1).await();
    }
}
