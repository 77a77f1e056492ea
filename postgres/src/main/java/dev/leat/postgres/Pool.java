package dev.leat.postgres;

import java.time.Duration;
import java.util.Objects;

/// The settings of a [ConnectionPool], as an application wants them.
///
/// ```java
/// try (ConnectionPool pool = Pool.suiting(url, "shop").open(url)) { … }
/// ```
///
/// | Preset | connections | idle | wait for one |
/// |---|---|---|---|
/// | [#application(String)] | 20 | 30 s | 5 s |
/// | [#patient(String)] | 10 | 30 s | 10 s |
/// | [#local(String)] | 10 | 20 s | 10 s |
/// | [#serverless(String)] | 5 | 20 s | 10 s |
///
/// Every connection is replaced after 30 minutes, so that a moved server or changed settings are
/// noticed. The four are what systems in production use.
///
/// @param maximum the most connections that are open at once
/// @param idleTimeout after which an unused connection is closed
/// @param connectTimeout how long one attempt to get a connection takes at most
/// @param maxLifetime after which a connection is replaced
/// @param leakThreshold after which a connection that was not given back is reported with the stack
///   of who took it; zero for never, else at least 2 s
/// @param retry how often getting a connection is repeated when the server cannot be reached or has
///   no slot left; not when the pool itself is exhausted
/// @param limitCheck how often the server's slots are counted; zero for never
/// @param recycleAbove the share of the server's slots in use from which on the pool gives its
///   connections up, between 0 and 1
/// @param name what `pg_stat_activity` and log lines show
public record Pool(
        int maximum,
        Duration idleTimeout,
        Duration connectTimeout,
        Duration maxLifetime,
        Duration leakThreshold,
        Retry retry,
        Duration limitCheck,
        double recycleAbove,
        String name) {

    private static final Duration SHORTEST_LEAK = Duration.ofSeconds(2);

    public Pool {
        Objects.requireNonNull(retry, "retry");
        if (maximum < 1) {
            throw new IllegalArgumentException(
                    "A pool needs at least one connection, not " + maximum);
        }
        if (!leakThreshold.isZero() && leakThreshold.compareTo(SHORTEST_LEAK) < 0) {
            throw new IllegalArgumentException(
                    "The leak threshold is " + leakThreshold + "; zero, or at least 2 s");
        }
        if (recycleAbove <= 0 || recycleAbove > 1) {
            throw new IllegalArgumentException(
                    "The share from which the pool is recycled is between 0 and 1, not "
                            + recycleAbove);
        }
    }

    private static Pool of(int maximum, int idleSeconds, int connectSeconds, String name) {
        return new Pool(
                maximum,
                Duration.ofSeconds(idleSeconds),
                Duration.ofSeconds(connectSeconds),
                Duration.ofMinutes(30),
                Duration.ofMinutes(1),
                Retry.DEFAULT,
                Duration.ofSeconds(10),
                0.9,
                name);
    }

    /// For the requests of an application: many connections, quick to fail.
    public static Pool application(String name) {
        return of(20, 30, 5, name);
    }

    /// For an application that would rather wait than fail.
    public static Pool patient(String name) {
        return of(10, 30, 10, name);
    }

    /// For a server on the developer's machine.
    public static Pool local(String name) {
        return of(10, 20, 10, name);
    }

    /// For many short-lived processes, each of which takes few connections.
    public static Pool serverless(String name) {
        return of(5, 20, 10, name);
    }

    /// The preset that suits where the URL leads: [#serverless(String)] for a pooler in transaction
    /// mode, [#local(String)] for this machine, else [#application(String)].
    public static Pool suiting(ConnectionUrl url, String name) {
        return switch (Endpoint.of(url)) {
            case NEON_POOLER, SUPABASE_TRANSACTION_POOLER, SUPABASE_SESSION_POOLER, PGBOUNCER ->
                    serverless(name);
            case NEON, SUPABASE, SERVER -> application(name);
            case LOOPBACK -> local(name);
        };
    }

    /// For background work: as many connections as said, patient.
    public static Pool background(String name, int maximum) {
        return of(maximum, 30, 30, name);
    }

    public Pool withMaximum(int connections) {
        return new Pool(
                connections,
                idleTimeout,
                connectTimeout,
                maxLifetime,
                leakThreshold,
                retry,
                limitCheck,
                recycleAbove,
                name);
    }

    /// @param timeout how long one attempt to get a connection takes at most
    public Pool withConnectTimeout(Duration timeout) {
        return new Pool(
                maximum,
                idleTimeout,
                timeout,
                maxLifetime,
                leakThreshold,
                retry,
                limitCheck,
                recycleAbove,
                name);
    }

    /// @param threshold zero for never, else at least 2 s
    public Pool withLeakThreshold(Duration threshold) {
        return new Pool(
                maximum,
                idleTimeout,
                connectTimeout,
                maxLifetime,
                threshold,
                retry,
                limitCheck,
                recycleAbove,
                name);
    }

    public Pool withRetry(Retry policy) {
        return new Pool(
                maximum,
                idleTimeout,
                connectTimeout,
                maxLifetime,
                leakThreshold,
                policy,
                limitCheck,
                recycleAbove,
                name);
    }

    /// @param interval zero for never
    /// @param above the share of the server's slots, between 0 and 1
    public Pool withLimitCheck(Duration interval, double above) {
        return new Pool(
                maximum,
                idleTimeout,
                connectTimeout,
                maxLifetime,
                leakThreshold,
                retry,
                interval,
                above,
                name);
    }

    /// Opens the pool. It connects when first asked, so an unreachable server shows at the first
    /// use and not here.
    public ConnectionPool open(ConnectionUrl url) {
        return new ConnectionPool(this, url);
    }
}
