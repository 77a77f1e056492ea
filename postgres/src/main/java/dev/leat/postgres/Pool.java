package dev.leat.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/// A pool of connections with settings that suit an application.
///
/// At most 20 connections, idle ones closed after 30 s, 5 s to get one, no connection older than 30
/// minutes. Any thread may use the data source; whoever opened it closes it, which ends its
/// connections and threads.
///
/// @param maximum the most connections that are open at once
/// @param idleTimeout after which an unused connection is closed
/// @param connectTimeout how long a caller waits for a connection before it gets an error
/// @param maxLifetime after which a connection is replaced, so that a moved server or changed
///   settings are noticed
/// @param name what `pg_stat_activity` and log lines show
public record Pool(
        int maximum,
        Duration idleTimeout,
        Duration connectTimeout,
        Duration maxLifetime,
        String name) {

    public Pool {
        if (maximum < 1) {
            throw new IllegalArgumentException(
                    "A pool needs at least one connection, not " + maximum);
        }
    }

    /// For the requests of an application.
    public static Pool application(String name) {
        return new Pool(
                20, Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofMinutes(30), name);
    }

    /// For background work: few connections, patient.
    public static Pool background(String name, int maximum) {
        return new Pool(
                maximum,
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofMinutes(30),
                name);
    }

    public Pool withMaximum(int connections) {
        return new Pool(connections, idleTimeout, connectTimeout, maxLifetime, name);
    }

    /// Opens the pool. It connects when first asked, so an unreachable server shows at the first
    /// use and not here.
    public HikariDataSource open(ConnectionUrl url) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url.jdbcUrl());
        config.setDataSourceProperties(url.withApplicationName(name).properties());
        config.setMaximumPoolSize(maximum);
        config.setMinimumIdle(0);
        config.setIdleTimeout(idleTimeout.toMillis());
        config.setConnectionTimeout(connectTimeout.toMillis());
        config.setMaxLifetime(maxLifetime.toMillis());
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }
}
