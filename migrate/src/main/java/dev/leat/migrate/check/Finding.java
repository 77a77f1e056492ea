package dev.leat.migrate.check;

import dev.leat.migrate.apply.Applied;
import dev.leat.migrate.apply.Standing;
import dev.leat.migrate.catalog.OtherObject;
import dev.leat.migrate.diff.Change;
import dev.leat.migrate.entity.ForeignKeyEntity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One place where history, code and database do not agree.
public sealed interface Finding {

    /// {@return what was found and what to do about it, in one sentence or two}
    String message();

    /// {@return the object that it is about, as its kind and its name; `null` for what is about a
    /// migration or the whole history}
    default @Nullable String object() {
        return null;
    }

    /// {@return whether the check fails for it; otherwise it is only worth knowing}
    default boolean isFailure() {
        return true;
    }

    /// The folder is not a history: it forks, or a part of it is missing or cannot be read.
    record BrokenHistory(String message) implements Finding {}

    /// The history does not run on an empty database.
    record BrokenReplay(String message) implements Finding {}

    /// A migration was changed after the database had it.
    record EditedMigration(Standing.Edited edited) implements Finding {
        @Override
        public String message() {
            return edited.message();
        }
    }

    /// The database has a migration that the folder lacks.
    record MissingMigration(Applied applied) implements Finding {
        @Override
        public String message() {
            return Standing.missingMessage(applied);
        }
    }

    /// The folder has a migration that the database lacks: normal before a deployment.
    record PendingMigration(String name) implements Finding {
        @Override
        public String message() {
            return name + " is not applied yet.";
        }

        @Override
        public boolean isFailure() {
            return false;
        }
    }

    /// A migration with steps outside of a transaction ended before its last step.
    record HalfApplied(String name) implements Finding {
        @Override
        public String message() {
            return name
                    + " is half applied. Apply the migrations again: the run goes on where it ended.";
        }
    }

    /// Branches made migrations from the same state; their changes do not touch.
    record OpenBranches(List<String> migrations) implements Finding {
        public OpenBranches {
            migrations = List.copyOf(migrations);
        }

        @Override
        public String message() {
            return "%s were made from the same state on different branches. Their changes do not touch; the next migration that is generated joins them."
                    .formatted(String.join(", ", migrations));
        }

        @Override
        public boolean isFailure() {
            return false;
        }
    }

    /// The schema in Java is not what the history leads to.
    ///
    /// @param change what a migration would have to do
    record NotGenerated(Change change) implements Finding {
        @Override
        public String object() {
            return ChangeText.object(change);
        }

        @Override
        public String message() {
            return ChangeText.missing(change, "the migrations", "the schema")
                    + " Generate a migration.";
        }
    }

    /// The schema has done without something that old servers and clients may still use.
    ///
    /// @param objects what the contract stage takes away
    record ContractPending(List<String> objects) implements Finding {
        public ContractPending {
            objects = List.copyOf(objects);
        }

        @Override
        public String message() {
            return "%s: still there for old servers and clients. When none runs any more: leat plan --contract."
                    .formatted(String.join(", ", objects));
        }

        @Override
        public boolean isFailure() {
            return false;
        }
    }

    /// No index begins with the columns of a foreign key.
    record UnindexedReference(ForeignKeyEntity key) implements Finding {
        @Override
        public String object() {
            return key.kind().word() + " " + key.path();
        }

        @Override
        public String message() {
            return "%s: no index begins with %s, so that each delete from %s.%s reads the whole table."
                    .formatted(
                            object(),
                            String.join(", ", key.columns()),
                            key.target().schema(),
                            key.target().name());
        }

        @Override
        public boolean isFailure() {
            return false;
        }
    }

    /// The live database is not what its migrations made of it.
    ///
    /// @param change what would bring it back
    record Drift(Change change) implements Finding {
        @Override
        public String object() {
            return ChangeText.object(change);
        }

        @Override
        public String message() {
            return ChangeText.missing(change, "the database", "its migrations")
                    + " Someone changed the database by hand: undo that, or put it into a migration.";
        }
    }

    /// As [Drift], of something that a schema in Java cannot declare.
    ///
    /// @param found as it is where it is
    /// @param inDatabase whether the database has it and the migrations do not; otherwise the other
    ///   way round
    record OtherDrift(OtherObject found, boolean inDatabase) implements Finding {
        @Override
        public String object() {
            return found.kind() + " " + found.path();
        }

        @Override
        public String message() {
            return "%s: %s. Someone changed the database by hand: undo that, or put it into a migration."
                    .formatted(
                            object(),
                            inDatabase
                                    ? "the database has it so, and its migrations do not make it so"
                                    : "its migrations make it so, and the database does not have it so");
        }
    }
}
