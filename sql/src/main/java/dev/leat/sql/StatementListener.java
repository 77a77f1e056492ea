package dev.leat.sql;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Is told of every statement: for logs, metrics and traces.
///
/// Both calls come on the thread that runs the statement, right before and right after it, so a
/// tracer finds its current span. A listener must be safe for use by several threads. What it
/// throws is logged and does not reach the statement.
///
/// ```java
/// Database db = Database.builder(pool).listener(statement -> {
///     Span span = tracer.start(statement.sql());
///     return outcome -> span.end(outcome.failure());
/// }).build();
/// ```
///
/// [StatementLog] is one that logs.
@FunctionalInterface
public interface StatementListener {

    /// Nobody listens.
    StatementListener NONE = statement -> outcome -> {};

    /// A statement is about to run.
    ///
    /// @return who is told of its end
    Running started(Statement statement);

    /// Who is told of a statement's end.
    @FunctionalInterface
    interface Running {
        /// The statement ended, well or not.
        void finished(Outcome outcome);
    }

    /// A statement.
    ///
    /// @param sql with `?` for each parameter: no values, unless somebody wrote them into raw SQL
    /// @param parameterCount how many parameters it has
    /// @param parameters their texts, only if the database was built with
    ///   [Database.Builder#showParameters()]; empty otherwise
    /// @param inTransaction whether it is part of a transaction that was opened before it
    record Statement(
            String sql,
            int parameterCount,
            List<@Nullable String> parameters,
            boolean inTransaction) {
        public Statement {
            parameters = Collections.unmodifiableList(parameters);
        }
    }

    /// How a statement ended.
    ///
    /// @param elapsed from before it was sent until its rows were read
    /// @param rows read or changed; -1 if that is not known, as for a statement that failed, or
    ///   whose rows the program did not read to the end because it failed itself
    /// @param failure of the statement; `null` for none
    record Outcome(Duration elapsed, long rows, @Nullable DatabaseException failure) {}

    /// {@return a listener that tells both}
    default StatementListener and(StatementListener other) {
        return statement -> {
            Running mine = started(statement);
            Running others = other.started(statement);
            return outcome -> {
                mine.finished(outcome);
                others.finished(outcome);
            };
        };
    }
}
