package dev.leat.replica.stream;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Something slow that the engine thread started and looks at from time to time. It runs on a
/// thread of its own.
final class Background<T> {
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final Thread thread;

    Background(String name, Callable<T> work) {
        thread =
                Thread.ofPlatform()
                        .name(name)
                        .daemon()
                        .start(() -> {
                            try {
                                result.complete(work.call());
                            } catch (Exception e) {
                                result.completeExceptionally(e);
                            }
                        });
    }

    boolean isDone() {
        return result.isDone();
    }

    /// {@return what it gave}
    ///
    /// @throws Exception what it threw
    T result() throws Exception {
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    /// Interrupts it and waits a while for its end.
    void stop(Duration patience) throws InterruptedException {
        thread.interrupt();
        thread.join(patience);
    }
}
