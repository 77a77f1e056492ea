package dev.leat.cli.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What was seen of one thing, oldest first, and waiting for what is still to come. Keeps the
/// newest 500.
///
/// Any thread may add and wait.
final class Timeline<T> {
    private static final int KEPT = 500;

    private final String of;
    private final Deque<T> seen = new ArrayDeque<>();
    private @Nullable Consumer<T> listener;

    Timeline(String of) {
        this.of = of;
    }

    void add(T item) {
        Consumer<T> told;
        synchronized (this) {
            seen.addLast(item);
            if (seen.size() > KEPT) {
                seen.removeFirst();
            }
            notifyAll();
            told = listener;
        }
        if (told != null) {
            told.accept(item);
        }
    }

    synchronized void listen(Consumer<T> listener) {
        this.listener = listener;
    }

    synchronized List<T> all() {
        return List.copyOf(seen);
    }

    /// The newest item, once it fulfils the condition.
    ///
    /// @throws ClientFailure when the deadline passes, with what was seen last
    T await(String what, Duration within, Predicate<T> wanted) {
        return await(what, within, wanted, false);
    }

    /// The newest item that fulfils the condition, whatever came after it.
    ///
    /// @throws ClientFailure when the deadline passes, with what was seen last
    T awaitAny(String what, Duration within, Predicate<T> wanted) {
        return await(what, within, wanted, true);
    }

    private synchronized T await(String what, Duration within, Predicate<T> wanted, boolean any) {
        long deadline = System.nanoTime() + within.toNanos();
        while (true) {
            Iterator<T> newestFirst = seen.descendingIterator();
            while (newestFirst.hasNext()) {
                T item = newestFirst.next();
                if (wanted.test(item)) {
                    return item;
                }
                if (!any) {
                    break;
                }
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new ClientFailure(
                        "Waited %s for %s of %s; seen last: %s"
                                .formatted(within, what, of, shorten(seen.peekLast())));
            }
            try {
                wait(Math.max(1, left / 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ClientFailure("Interrupted while waiting for " + what + " of " + of, e);
            }
        }
    }

    private static String shorten(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() > 2_000 ? text.substring(0, 2_000) + " …" : text;
    }
}
