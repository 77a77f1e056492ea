package dev.leat.cli.command;

import dev.leat.migrate.apply.Databases;
import dev.leat.postgres.ConnectionUrl;

/// The way to a database that a command is given.
final class DirectUrl {
    private DirectUrl() {}

    /// {@return the place that the URL means} To the server itself where it leads to a pooler of
    /// Neon or Supabase.
    ///
    /// @throws IllegalArgumentException if it is no URL
    /// @throws dev.leat.migrate.history.MigrationException if it leads to another pooler in
    ///   transaction mode
    static ConnectionUrl parse(String url) {
        return Databases.direct(ConnectionUrl.parse(url)).withApplicationName("leat");
    }
}
