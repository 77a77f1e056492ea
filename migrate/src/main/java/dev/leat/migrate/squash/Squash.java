package dev.leat.migrate.squash;

import dev.leat.migrate.Generator;
import dev.leat.migrate.MigrationText;
import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.history.MigrationScript;
import dev.leat.migrate.plan.PlanOptions;
import dev.leat.migrate.plan.Planner;
import dev.leat.migrate.snapshot.Renames;
import dev.leat.migrate.snapshot.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Makes one migration of all that there are.
///
/// A database that has them all takes the new one for applied; an empty one runs it. A database
/// that has only some of them is refused, so squash what every database has.
///
/// @param folder of the migrations
public record Squash(MigrationFolder folder) {
    public Squash {
        Objects.requireNonNull(folder, "folder");
    }

    /// What becomes of migrations that were written by hand, which the schema does not tell.
    public enum ByHand {
        /// There must be none.
        REFUSE,
        /// The new migration is the text of all the old ones, one after the other.
        KEEP,
        /// They are left out: what they changed in rows is of no use to an empty database.
        LEAVE_OUT
    }

    /// What was done.
    ///
    /// @param written the new folder
    /// @param replaced the names of the migrations that it takes the place of
    public record Result(Path written, List<String> replaced) {
        public Result {
            replaced = List.copyOf(replaced);
        }
    }

    /// Writes the one and removes the others.
    ///
    /// @param name words for the new folder's name
    /// @throws MigrationException if the history is broken or forks, there is nothing to squash, or
    ///   migrations were written by hand and that is to be refused
    public Result squash(String name, ByHand byHand) {
        List<Migration> migrations = folder.migrations();
        if (migrations.size() < 2) {
            throw new MigrationException(
                    "there is nothing to squash: %s holds %d migration(s)."
                            .formatted(folder.directory(), migrations.size()));
        }
        Snapshot head = folder.head();
        List<String> written = writtenByHand(migrations);
        if (!written.isEmpty() && byHand == ByHand.REFUSE) {
            throw new MigrationException(
                    "%s changed what a schema does not tell. Say whether an empty database needs that: --keep-sql makes the new migration of all their texts, --leave-out-custom leaves them out."
                            .formatted(String.join(", ", written)));
        }
        List<String> names = migrations.stream().map(Migration::name).toList();
        String sql =
                directive("replaces", names)
                        + directive("formerly", formerly(migrations))
                        + "\n"
                        + (byHand == ByHand.KEEP ? together(migrations) : whole(head));
        Migration one =
                new Migration(
                        new Generator(folder).nextName(name),
                        sql,
                        Snapshot.of(List.of(), head.entities(), head.renames()));
        Path path = folder.write(one);
        migrations.forEach(folder::delete);
        return new Result(path, names);
    }

    private static String directive(String word, List<String> names) {
        return names.isEmpty() ? "" : "-- leat:" + word + " " + String.join(", ", names) + "\n";
    }

    private static List<String> formerly(List<Migration> migrations) {
        List<String> names = new ArrayList<>();
        for (Migration migration : migrations) {
            MigrationScript script = MigrationScript.of(migration);
            names.addAll(script.replaces());
            names.addAll(script.formerly());
        }
        return names;
    }

    private static String whole(Snapshot head) {
        return MigrationText.of(
                Planner.plan(List.of(), head.entities(), Renames.none(), PlanOptions.simple())
                        .orThrow());
    }

    private static String together(List<Migration> migrations) {
        StringBuilder sql = new StringBuilder();
        for (Migration migration : migrations) {
            sql.append("-- from ").append(migration.name()).append('\n');
            migration
                    .sql()
                    .lines()
                    .filter(line -> !line.matches("\\s*-- leat:(replaces|formerly)\\b.*"))
                    .forEach(line -> sql.append(line).append('\n'));
            if (!migration.sql().strip().endsWith(";")) {
                sql.append(";\n");
            }
            sql.append('\n');
        }
        return sql.toString();
    }

    /// The names of the migrations after which the schema is what it was before.
    private static List<String> writtenByHand(List<Migration> migrations) {
        Map<String, Snapshot> snapshots = new HashMap<>();
        migrations.forEach(each -> snapshots.put(each.snapshot().id(), each.snapshot()));
        List<String> names = new ArrayList<>();
        for (Migration migration : migrations) {
            List<String> parents = migration.snapshot().parents();
            Snapshot parent =
                    parents.size() == 1 ? snapshots.get(parents.getFirst()) : Snapshot.empty();
            if (parent != null
                    && parent.entities().equals(migration.snapshot().entities())
                    && !MigrationScript.of(migration).steps().isEmpty()) {
                names.add(migration.name());
            }
        }
        return names;
    }
}
