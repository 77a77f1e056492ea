package dev.leat.migrate.apply;

import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationScript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// How the ledger of a database and the folder of migrations stand to each other.
///
/// @param ledger what the database has, in the order in which it ran
/// @param applied what the database and the folder have alike, in the order in which it ran
/// @param pending what only the folder has; never a comparison with the newest, so that a migration
///   which came with a late branch is not passed over
/// @param squashed what only the folder has, and whose effect the database has already, because it
///   has all the migrations whose place it takes
/// @param edited what both have, but with another checksum
/// @param missing what only the database has
/// @param halfSquashed what takes the place of migrations of which the database has only some
/// @param unfinished the names of migrations that are half applied
/// @param broken why the folder is no history: a parent is missing, or branches conflict; mostly
///   empty
public record Standing(
        List<Applied> ledger,
        List<Migration> applied,
        List<Migration> pending,
        List<Migration> squashed,
        List<Edited> edited,
        List<Applied> missing,
        List<HalfSquashed> halfSquashed,
        List<String> unfinished,
        List<String> broken) {

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

    /// @param migration the squashed one
    /// @param lacking the migrations whose place it takes and which the database lacks
    public record HalfSquashed(Migration migration, List<String> lacking) {
        /// {@return what a person should know and do}
        public String message() {
            return "%s takes the place of migrations of which the database lacks %s. Apply those first, from the version that still has them."
                    .formatted(migration.name(), String.join(", ", lacking));
        }
    }

    public Standing {
        ledger = List.copyOf(ledger);
        applied = List.copyOf(applied);
        pending = List.copyOf(pending);
        squashed = List.copyOf(squashed);
        edited = List.copyOf(edited);
        missing = List.copyOf(missing);
        halfSquashed = List.copyOf(halfSquashed);
        unfinished = List.copyOf(unfinished);
        broken = List.copyOf(broken);
    }

    /// {@return the comparison}
    static Standing of(List<Migration> folder, List<Applied> ledger) {
        return of(folder, ledger, List.of(), List.of());
    }

    /// {@return the comparison}
    ///
    /// @param unfinished the names of migrations that are half applied
    /// @param broken why the folder is no history
    static Standing of(
            List<Migration> folder,
            List<Applied> ledger,
            List<String> unfinished,
            List<String> broken) {
        Set<String> had = ledger.stream().map(Applied::name).collect(Collectors.toSet());
        Map<String, Migration> left = new HashMap<>();
        Set<String> replaced = new HashSet<>();
        for (Migration migration : folder) {
            left.put(migration.name(), migration);
            MigrationScript script = MigrationScript.of(migration);
            replaced.addAll(script.replaces());
            replaced.addAll(script.formerly());
        }
        List<Migration> applied = new ArrayList<>();
        List<Edited> edited = new ArrayList<>();
        List<Applied> missing = new ArrayList<>();
        for (Applied each : ledger) {
            Migration migration = left.remove(each.name());
            if (migration == null) {
                if (!replaced.contains(each.name())) {
                    missing.add(each);
                }
            } else if (migration.checksum().equals(each.checksum())) {
                applied.add(migration);
            } else {
                edited.add(new Edited(each, migration));
            }
        }
        List<Migration> pending = new ArrayList<>();
        List<Migration> squashed = new ArrayList<>();
        List<HalfSquashed> halfSquashed = new ArrayList<>();
        for (Migration migration : folder) {
            if (left.containsKey(migration.name())) {
                List<String> replaces = MigrationScript.of(migration).replaces();
                List<String> lacking =
                        replaces.stream().filter(name -> !had.contains(name)).toList();
                if (replaces.isEmpty() || lacking.size() == replaces.size()) {
                    pending.add(migration);
                } else if (lacking.isEmpty()) {
                    squashed.add(migration);
                } else {
                    halfSquashed.add(new HalfSquashed(migration, lacking));
                }
            }
        }
        return new Standing(
                ledger,
                applied,
                pending,
                squashed,
                edited,
                missing,
                halfSquashed,
                unfinished,
                broken);
    }

    /// {@return what keeps migrations from being applied; empty if nothing does}
    public List<String> problems() {
        List<String> problems = new ArrayList<>(broken);
        missing.forEach(each -> problems.add(missingMessage(each)));
        edited.forEach(each -> problems.add(each.message()));
        halfSquashed.forEach(each -> problems.add(each.message()));
        return problems;
    }

    /// {@return what a person should know and do about a migration that the folder lacks}
    public static String missingMessage(Applied missing) {
        return "%s was applied on %s, but the folder does not have it. Restore it from version control; if it was never meant to be, forget it: leat forget %s (it deletes its row from the table migrations)."
                .formatted(missing.name(), missing.runOn(), missing.name());
    }
}
