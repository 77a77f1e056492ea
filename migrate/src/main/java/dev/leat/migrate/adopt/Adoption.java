package dev.leat.migrate.adopt;

import dev.leat.migrate.apply.Databases;
import dev.leat.migrate.apply.MigrateOptions;
import dev.leat.migrate.apply.Migrator;
import dev.leat.migrate.apply.Standing;
import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.postgres.ConnectionUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Takes over a database from another migration tool.
///
/// The folder of migrations begins with one that makes the database as that tool left it. Where the
/// tool has run, that migration is noted as applied; on new databases it runs.
///
/// @param url the database
/// @param folder of Leat's migrations
public record Adoption(ConnectionUrl url, MigrationFolder folder) {
    public Adoption {
        url = Databases.direct(url);
        Objects.requireNonNull(folder, "folder");
    }

    /// What was taken over.
    ///
    /// @param foreign what the other tool had applied, oldest first
    /// @param noted the migrations of Leat that count as applied now
    public record Result(List<String> foreign, List<Migration> noted) {
        public Result {
            foreign = List.copyOf(foreign);
            noted = List.copyOf(noted);
        }
    }

    /// Notes the first migration of the folder as applied, or all up to the named one.
    ///
    /// @param table the other tool's table, if it is not the usual one; as SQL writes it
    /// @param upTo the last migration whose effect the database has; `null` for the first alone
    /// @throws MigrationException if the other tool's ledger is missing or not in a settled state,
    ///   the folder is empty, or Leat has migrated the database before
    public Result adopt(ForeignLedger ledger, @Nullable String table, @Nullable String upTo) {
        List<String> foreign;
        try (Connection connection = url.connect()) {
            foreign = ledger.read(connection, table == null ? ledger.table() : table);
        } catch (SQLException e) {
            throw new MigrationException(
                    "cannot read what %s applied to %s: %s"
                            .formatted(ledger.tool(), url, e.getMessage()),
                    e);
        }
        List<Migration> migrations = folder.migrations();
        if (migrations.isEmpty()) {
            throw new MigrationException(
                    "%s holds no migration yet. First write the one that makes the database as it is: leat pull."
                            .formatted(folder.directory()));
        }
        Migrator migrator =
                new Migrator(
                        url,
                        folder,
                        MigrateOptions.defaults()
                                .withUpTo(upTo == null ? migrations.getFirst().name() : upTo));
        Standing standing = migrator.standing();
        if (!standing.ledger().isEmpty()) {
            throw new MigrationException(
                    "%s is Leat's already: it has %s applied."
                            .formatted(url, standing.ledger().getLast().name()));
        }
        return new Result(foreign, migrator.baseline());
    }
}
