package dev.leat.migrate.recover;

import dev.leat.migrate.apply.JavaMigrations;
import dev.leat.migrate.apply.Replay;
import dev.leat.migrate.catalog.CatalogReader;
import dev.leat.migrate.catalog.CatalogScope;
import dev.leat.migrate.catalog.Comparison;
import dev.leat.migrate.catalog.ScratchDatabase;
import dev.leat.migrate.catalog.Source;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.history.MigrationFiles;
import dev.leat.migrate.snapshot.Rename;
import dev.leat.postgres.ConnectionUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What migrations make of an empty database, one after the other.
final class ReplayedHistory implements AutoCloseable {
    private final ScratchDatabase scratch;
    private final CatalogScope scope;
    private final Map<Integer, Map<Entity.Key, Entity>> states = new HashMap<>();
    private final Map<Integer, ObjectNames> names = new HashMap<>();

    private ReplayedHistory(ScratchDatabase scratch, CatalogScope scope) {
        this.scratch = scratch;
        this.scope = scope;
    }

    /// Runs all migrations.
    ///
    /// @param looks the places after which the database is looked at; -1 for before the first
    /// @throws MigrationException naming migration, step, line and SQLSTATE, if one does not run
    static ReplayedHistory of(
            List<MigrationFiles> files,
            Set<Integer> looks,
            ConnectionUrl server,
            CatalogScope scope,
            JavaMigrations classes) {
        ReplayedHistory history = new ReplayedHistory(ScratchDatabase.beside(server), scope);
        try {
            history.run(files, looks, classes);
            return history;
        } catch (SQLException e) {
            history.close();
            throw new MigrationException(
                    "cannot replay the migrations in a scratch database: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            history.close();
            throw e;
        }
    }

    private void run(List<MigrationFiles> files, Set<Integer> looks, JavaMigrations classes)
            throws SQLException {
        try (Connection connection = scratch.url().connect()) {
            for (int i = -1; i < files.size(); i++) {
                if (i >= 0) {
                    run(connection, files.get(i), classes);
                }
                if (looks.contains(i)) {
                    look(connection, i);
                }
            }
        }
    }

    private static void run(Connection connection, MigrationFiles files, JavaMigrations classes)
            throws SQLException {
        try {
            Replay.run(connection, List.of(files.toRun()), classes);
        } catch (MigrationException e) {
            throw new MigrationException(
                    "no snapshot can be worked out, because the history does not run on an empty database: %s Nothing was written."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    private void look(Connection connection, int index) throws SQLException {
        states.put(index, byKey(CatalogReader.read(connection, scope).entities()));
        names.put(index, ObjectNames.read(connection));
    }

    /// {@return what the database consisted of after the migration, as the server prints it}
    Map<Entity.Key, Entity> after(int index) {
        return Objects.requireNonNull(states.get(index), () -> "not looked at: " + index);
    }

    /// {@return what is called otherwise after the one migration than after the other}
    List<Rename> renames(int from, int to) {
        return Objects.requireNonNull(names.get(from), () -> "not looked at: " + from)
                .to(Objects.requireNonNull(names.get(to), () -> "not looked at: " + to));
    }

    /// {@return a schema, or a snapshot, in the server's words}
    Map<Entity.Key, Entity> meaningOf(Source declared) {
        return byKey(
                Comparison.of(new Source.Live(scratch.url(), scope), declared, null)
                        .to()
                        .entities());
    }

    private static Map<Entity.Key, Entity> byKey(List<Entity> entities) {
        Map<Entity.Key, Entity> byKey = new LinkedHashMap<>();
        entities.forEach(each -> byKey.put(each.key(), each));
        return byKey;
    }

    @Override
    public void close() {
        scratch.close();
    }
}
