package dev.leat.migrate.squash;

import dev.leat.migrate.MigrationText;
import dev.leat.migrate.apply.DirectRun;
import dev.leat.migrate.change.Answers;
import dev.leat.migrate.change.SchemaChange;
import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.plan.Plan;
import dev.leat.migrate.plan.PlanOptions;
import dev.leat.migrate.snapshot.Rename;
import dev.leat.migrate.snapshot.Renames;
import dev.leat.migrate.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Takes the last migration back, on a developer's machine, before anyone else has it.
///
/// The steps back are the difference between its snapshot and the one before. What a migration
/// changed in rows does not come back.
public final class Undo {
    private final MigrationFolder folder;
    private final List<Migration> before;
    private final Migration last;

    /// @throws MigrationException if there is no migration, or another one was made after the last
    public Undo(MigrationFolder folder) {
        this.folder = Objects.requireNonNull(folder, "folder");
        List<Migration> migrations = folder.migrations();
        if (migrations.isEmpty()) {
            throw new MigrationException(
                    "there is nothing to undo: %s holds no migration."
                            .formatted(folder.directory()));
        }
        this.last = migrations.getLast();
        this.before = migrations.subList(0, migrations.size() - 1);
        if (folder.heads().stream().noneMatch(each -> each.name().equals(last.name()))) {
            throw new MigrationException(
                    "%s is the last by its name, but another migration was made after it; undo cannot take it out of the middle."
                            .formatted(last.name()));
        }
    }

    /// {@return the migration that is taken back}
    public Migration last() {
        return last;
    }

    /// {@return the steps back, with what must be decided first}
    public Plan plan(Answers answers) {
        Snapshot base = MigrationFolder.headOf(before);
        Answers back =
                answers.and(
                        new Answers(
                                reversed(last.snapshot().renames().minus(base.renames()), base),
                                Set.of(),
                                false));
        return SchemaChange.plan(
                last.snapshot().entities(),
                base.entities(),
                Renames.none(),
                back,
                PlanOptions.simple());
    }

    /// What was declared as renamed long ago does not concern this migration.
    private static List<String> reversed(Renames renames, Snapshot base) {
        List<String> texts = new ArrayList<>();
        for (Rename rename : renames.all()) {
            boolean known =
                    base.entities().stream()
                            .anyMatch(each ->
                                    each.kind() == rename.kind()
                                            && each.address()
                                                    .getLast()
                                                    .equals(rename.before().getLast()));
            if (known) {
                texts.add(quoted(rename.after()) + "->" + quoted(inOldTable(rename, renames)));
            }
        }
        return texts;
    }

    /// A rename speaks of what encloses the object by its new name; the way back leads to the old.
    private static List<String> inOldTable(Rename rename, Renames renames) {
        List<String> before = rename.before();
        if (before.size() < 3) {
            return before;
        }
        for (Rename table : renames.all()) {
            if (table.after().equals(before.subList(0, 2))) {
                List<String> old = new ArrayList<>(table.before());
                old.add(before.getLast());
                return old;
            }
        }
        return before;
    }

    private static String quoted(List<String> address) {
        return String.join(
                ".",
                address.stream().map(name -> "\"" + name.replace("\"", "\"\"") + "\"").toList());
    }

    /// Runs the steps back and lets the database forget the migration.
    ///
    /// @throws MigrationException if a step fails
    /// @throws PlanException if something must be decided first
    public void apply(Answers answers, DirectRun run) {
        run.run("undo " + last.name(), MigrationText.of(plan(answers).orThrow()), last.name());
    }

    /// Removes the migration's folder.
    public void remove() {
        folder.delete(last);
    }
}
