package dev.leat.postgres;

import java.util.Locale;
import java.util.regex.Pattern;

/// What a connection URL leads to, as far as its host, port and parameters tell, and the settings
/// that suit the place.
///
/// Poolers in transaction mode give every transaction another connection of the server. Statements
/// prepared on the server do not survive that, so the driver is told not to prepare any. What else
/// lives in a session (`SET`, `LISTEN`, advisory locks of the session, temporary tables) does not
/// work there; Leat's transactions set everything locally and do.
///
/// A host decides by its last labels, so `neon.tech.example.org` is an ordinary server.
public enum Endpoint {
    /// This machine.
    LOOPBACK,
    /// A server, directly or through a pooler that cannot be told from one.
    SERVER,
    /// A pooler in transaction mode of one's own: the URL says `pgbouncer=true` or
    /// `prepareThreshold=0`.
    PGBOUNCER,
    /// Neon, directly.
    NEON,
    /// Neon's pooler, in transaction mode: a host whose first label ends in `-pooler`.
    NEON_POOLER,
    /// Supabase, directly.
    SUPABASE,
    /// Supabase's pooler in session mode: each connection keeps one of the server's.
    SUPABASE_SESSION_POOLER,
    /// Supabase's pooler in transaction mode: port 6543.
    SUPABASE_TRANSACTION_POOLER;

    private static final int SUPABASE_TRANSACTION_PORT = 6543;
    private static final Pattern POOLER_LABEL = Pattern.compile("^([^.]+)-pooler\\.");

    /// {@return what the URL leads to}
    public static Endpoint of(ConnectionUrl url) {
        ConnectionUrl.Host first = url.hosts().getFirst();
        String host = first.name().toLowerCase(Locale.ROOT);
        if (under(host, "neon.tech") || under(host, "neon.build")) {
            return POOLER_LABEL.matcher(host).find() ? NEON_POOLER : NEON;
        }
        if (under(host, "pooler.supabase.com")) {
            return first.port() == SUPABASE_TRANSACTION_PORT
                    ? SUPABASE_TRANSACTION_POOLER
                    : SUPABASE_SESSION_POOLER;
        }
        if (under(host, "supabase.co")) {
            // The port decides here too: 6543 is a pooler beside the database.
            return first.port() == SUPABASE_TRANSACTION_PORT
                    ? SUPABASE_TRANSACTION_POOLER
                    : SUPABASE;
        }
        if ("0".equals(url.parameters().get("prepareThreshold"))) {
            return PGBOUNCER;
        }
        return isLoopback(host) ? LOOPBACK : SERVER;
    }

    private static boolean under(String host, String domain) {
        return host.endsWith("." + domain);
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
    }

    /// {@return whether several transactions of one connection may run on several of the server's}
    public boolean isTransactionPooler() {
        return switch (this) {
            case PGBOUNCER, NEON_POOLER, SUPABASE_TRANSACTION_POOLER -> true;
            case LOOPBACK, SERVER, NEON, SUPABASE, SUPABASE_SESSION_POOLER -> false;
        };
    }

    /// {@return whether a pooler stands before the server, so that its slots are not ours to count}
    public boolean sharesConnections() {
        return isTransactionPooler() || this == SUPABASE_SESSION_POOLER;
    }

    private boolean isHosted() {
        return switch (this) {
            case NEON,
                    NEON_POOLER,
                    SUPABASE,
                    SUPABASE_SESSION_POOLER,
                    SUPABASE_TRANSACTION_POOLER ->
                    true;
            case LOOPBACK, SERVER, PGBOUNCER -> false;
        };
    }

    /// {@return the URL with the settings that suit the place, where it does not say its own:
    /// nothing is prepared through a transaction pooler, and hosted databases are encrypted}
    public ConnectionUrl suited(ConnectionUrl url) {
        ConnectionUrl suited = url;
        if (isTransactionPooler()) {
            suited = suited.withDefault("prepareThreshold", "0");
        }
        if (isHosted()) {
            suited = suited.withDefault("sslmode", SslMode.REQUIRE.text());
        }
        return suited;
    }

    /// {@return the URL that migrations should take: directly to the server where the name of the
    /// pooler tells the server's, in session mode where there is one}
    ///
    /// @throws IllegalArgumentException for a transaction pooler whose server cannot be told; a
    ///   migration through it could lose its lock and its settings half-way
    public ConnectionUrl direct(ConnectionUrl url) {
        return switch (this) {
            case LOOPBACK, SERVER, NEON, SUPABASE, SUPABASE_SESSION_POOLER -> url;
            case NEON_POOLER ->
                    url.mapHosts(host ->
                            new ConnectionUrl.Host(
                                    POOLER_LABEL.matcher(host.name()).replaceFirst("$1."),
                                    host.port()));
            case SUPABASE_TRANSACTION_POOLER ->
                    url.mapHosts(host -> new ConnectionUrl.Host(host.name(), 5432));
            case PGBOUNCER ->
                    throw new IllegalArgumentException(
                            "%s goes through a pooler in transaction mode, which migrations cannot: give the server's own URL"
                                    .formatted(url));
        };
    }
}
