package dev.leat.migrate.apply;

import dev.leat.postgres.Retry;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How migrations are applied.
///
/// @param retry how long to wait for a server that does not answer yet
/// @param locks how long to wait for locks that others hold
/// @param classes where the classes of Java steps are found
/// @param upTo the name of the last migration to apply; `null` for all
public record MigrateOptions(
        Retry retry, LockPatience locks, JavaMigrations classes, @Nullable String upTo) {
    /// How long a server that does not answer is waited for, unless said otherwise.
    public static final Duration WAIT = Duration.ofSeconds(30);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
    private static final double FACTOR = 1.5;

    public MigrateOptions {
        Objects.requireNonNull(retry, "retry");
        Objects.requireNonNull(locks, "locks");
        Objects.requireNonNull(classes, "classes");
    }

    /// {@return the usual: 30 s for the server, [LockPatience#DEFAULT], everything that is pending}
    public static MigrateOptions defaults() {
        return new MigrateOptions(
                waiting(WAIT), LockPatience.DEFAULT, JavaMigrations.onClassPath(), null);
    }

    /// {@return these options with another patience for the server}
    ///
    /// @param total how long to try, with growing pauses of at most 4 s; zero to try once
    public MigrateOptions withWait(Duration total) {
        return new MigrateOptions(waiting(total), locks, classes, upTo);
    }

    /// {@return these options with another patience for locks}
    public MigrateOptions withLocks(LockPatience patience) {
        return new MigrateOptions(retry, patience, classes, upTo);
    }

    /// {@return these options with Java steps from elsewhere}
    public MigrateOptions withClasses(JavaMigrations source) {
        return new MigrateOptions(retry, locks, source, upTo);
    }

    /// {@return these options, but no migration after the named one is applied}
    public MigrateOptions withUpTo(@Nullable String name) {
        return new MigrateOptions(retry, locks, classes, name);
    }

    private static Retry waiting(Duration total) {
        int retries = 0;
        double pause = FIRST_PAUSE.toMillis();
        for (double waited = 0; waited < total.toMillis(); retries++) {
            waited += Math.min(pause, LONGEST_PAUSE.toMillis());
            pause *= FACTOR;
        }
        return new Retry(retries, FIRST_PAUSE, FACTOR, LONGEST_PAUSE);
    }
}
