package dev.leat.migrate.apply;

import dev.leat.migrate.history.Migration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How the ledger of a database and the folder of migrations stand to each other.
///
/// @param applied what the database and the folder have alike, in the order in which it ran
/// @param pending what only the folder has; never a comparison with the newest, so that a migration
///   which came with a late branch is not passed over
/// @param edited what both have, but with another checksum
/// @param missing what only the database has
public record Standing(
        List<Migration> applied,
        List<Migration> pending,
        List<Edited> edited,
        List<Applied> missing) {

    /// @param then what the database has
    /// @param now what the folder has
    public record Edited(Applied then, Migration now) {
        /// {@return what a person should know and do}
        public String message() {
            return "%s was changed after it was applied on %s (checksum %s… then, %s… now). Restore it; what it should have done belongs in a new migration."
                    .formatted(
                            then.name(),
                            then.runOn(),
                            then.checksum().substring(0, Math.min(8, then.checksum().length())),
                            now.checksum().substring(0, 8));
        }
    }

    public Standing {
        applied = List.copyOf(applied);
        pending = List.copyOf(pending);
        edited = List.copyOf(edited);
        missing = List.copyOf(missing);
    }

    /// {@return the comparison}
    public static Standing of(List<Migration> folder, List<Applied> ledger) {
        Map<String, Migration> left = new HashMap<>();
        folder.forEach(migration -> left.put(migration.name(), migration));
        List<Migration> applied = new ArrayList<>();
        List<Edited> edited = new ArrayList<>();
        List<Applied> missing = new ArrayList<>();
        for (Applied each : ledger) {
            Migration migration = left.remove(each.name());
            if (migration == null) {
                missing.add(each);
            } else if (migration.checksum().equals(each.checksum())) {
                applied.add(migration);
            } else {
                edited.add(new Edited(each, migration));
            }
        }
        List<Migration> pending =
                folder.stream().filter(each -> left.containsKey(each.name())).toList();
        return new Standing(applied, pending, edited, missing);
    }

    /// {@return what keeps migrations from being applied; empty if nothing does}
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        missing.forEach(each -> problems.add(missingMessage(each)));
        edited.forEach(each -> problems.add(each.message()));
        return problems;
    }

    /// {@return what a person should know and do about a migration that the folder lacks}
    public static String missingMessage(Applied missing) {
        return "%s was applied on %s, but the folder does not have it. Restore it from version control; if it was never meant to be, delete its row from the table migrations."
                .formatted(missing.name(), missing.runOn());
    }
}
