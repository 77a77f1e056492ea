package dev.leat.migrate.history;

import dev.leat.migrate.history.SqlStatements.Directive;
import dev.leat.migrate.history.SqlStatements.Piece;
import dev.leat.migrate.history.SqlStatements.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the text of a `migration.sql` says is to be done.
///
/// Beside SQL it may hold directives, each a comment on a line of its own:
///
/// ```sql
/// -- leat:no-transaction
/// CREATE INDEX CONCURRENTLY post_by_author ON post (author_id);
///
/// -- leat:java com.example.migrations.LowerCaseEmails
/// ```
///
/// `no-transaction` concerns the step that follows: what stands before it is committed, it runs by
/// itself, and a new transaction begins after it. `java` is a step that is done by a class.
/// `replaces` names, once at the beginning, the migrations whose place a squashed one takes;
/// `formerly` those that were replaced by one of them.
///
/// @param steps in the order in which they run
/// @param replaces the names of the migrations whose place this one takes; mostly none
/// @param formerly the names of migrations that databases may still know, and that count no more
public record MigrationScript(
        List<ScriptStep> steps, List<String> replaces, List<String> formerly) {
    /// The line that lets the step after it run outside of a transaction.
    public static final String NO_TRANSACTION = "-- leat:no-transaction";

    private static final Pattern CLASS =
            Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*");

    /// A migration runs inside a transaction that is not its own and may not end it.
    private static final Pattern TRANSACTION_CONTROL =
            Pattern.compile(
                    "(begin|commit|rollback(?!\\s+to)|end|abort|start\\s+transaction|prepare\\s+transaction)\\b.*",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    public MigrationScript {
        steps = List.copyOf(steps);
        replaces = List.copyOf(replaces);
        formerly = List.copyOf(formerly);
    }

    /// {@return the script of a migration}
    ///
    /// @throws MigrationException naming migration and line, if a directive means nothing or a
    ///   statement would end the transaction that the migration runs in
    public static MigrationScript of(Migration migration) {
        return new Reader(migration.name()).read(migration.sql());
    }

    /// {@return whether all of it can run in one transaction}
    public boolean isTransactional() {
        return steps.stream().allMatch(ScriptStep::transactional);
    }

    /// {@return whether the statement begins, commits or rolls back a transaction}
    public static boolean controlsTransaction(String sql) {
        return TRANSACTION_CONTROL.matcher(sql).matches();
    }

    private static final class Reader {
        private final String migration;
        private final List<ScriptStep> steps = new ArrayList<>();
        private final List<String> replaces = new ArrayList<>();
        private final List<String> formerly = new ArrayList<>();
        private @Nullable Directive noTransaction;

        Reader(String migration) {
            this.migration = migration;
        }

        MigrationScript read(String sql) {
            for (Piece piece : SqlStatements.pieces(sql)) {
                switch (piece) {
                    case Statement statement -> take(statement);
                    case Directive directive -> take(directive);
                }
            }
            if (noTransaction != null) {
                throw problem(noTransaction.line(), "no statement follows it to which it applies");
            }
            return new MigrationScript(steps, replaces, formerly);
        }

        private void take(Statement statement) {
            if (controlsTransaction(statement.sql())) {
                throw problem(
                        statement.line(),
                        "\"%s\" would end the transaction in which all migrations run. Remove it"
                                .formatted(statement.sql().lines().findFirst().orElse("")));
            }
            steps.add(
                    new ScriptStep.Sql(
                            steps.size() + 1,
                            statement.line(),
                            noTransaction == null,
                            statement.sql()));
            noTransaction = null;
        }

        private void take(Directive directive) {
            if (!directive.alone()) {
                throw problem(
                        directive.line(),
                        "-- leat:%s must stand on a line of its own".formatted(directive.name()));
            }
            switch (directive.name()) {
                case "no-transaction" -> noTransaction = directive;
                case "java" -> takeJava(directive);
                case "replaces" -> addNames(directive, replaces);
                case "formerly" -> addNames(directive, formerly);
                default ->
                        throw problem(
                                directive.line(),
                                "there is no directive leat:%s; there are no-transaction, java, replaces and formerly"
                                        .formatted(directive.name()));
            }
        }

        private static void addNames(Directive directive, List<String> names) {
            for (String name : directive.argument().split("[,\\s]+", -1)) {
                if (!name.isEmpty()) {
                    names.add(name);
                }
            }
        }

        private void takeJava(Directive directive) {
            if (!CLASS.matcher(directive.argument()).matches()) {
                throw problem(
                        directive.line(),
                        "\"%s\" is not the name of a class; write -- leat:java com.example.NameOfClass"
                                .formatted(directive.argument()));
            }
            steps.add(
                    new ScriptStep.Java(
                            steps.size() + 1,
                            directive.line(),
                            noTransaction == null,
                            directive.argument()));
            noTransaction = null;
        }

        private MigrationException problem(int line, String what) {
            return new MigrationException(
                    "migration %s, line %d of migration.sql: %s.".formatted(migration, line, what));
        }
    }
}
