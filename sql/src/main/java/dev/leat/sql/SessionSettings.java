package dev.leat.sql;

import dev.leat.schema.Schema;
import dev.leat.sql.render.Rendered;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What all statements of a database share.
///
/// @param schema to name tables and columns in exceptions; `null` if it was not given
/// @param listener told of every statement
/// @param showParameters whether the listener sees values
/// @param retry for transactions that do not say their own
/// @param rowSecurity whether the server is told the tenant, for its policies
record SessionSettings(
        @Nullable Schema schema,
        StatementListener listener,
        boolean showParameters,
        TransactionRetry retry,
        boolean rowSecurity) {
    private static final Logger LOG = LoggerFactory.getLogger(StatementListener.class);

    static final SessionSettings DEFAULT =
            new SessionSettings(null, StatementListener.NONE, false, TransactionRetry.NEVER, false);

    SessionSettings withSchema(Schema newSchema) {
        return new SessionSettings(newSchema, listener, showParameters, retry, rowSecurity);
    }

    SessionSettings withListener(StatementListener another) {
        return new SessionSettings(
                schema,
                listener == StatementListener.NONE ? another : listener.and(another),
                showParameters,
                retry,
                rowSecurity);
    }

    SessionSettings withShownParameters() {
        return new SessionSettings(schema, listener, true, retry, rowSecurity);
    }

    SessionSettings withRetry(TransactionRetry policy) {
        return new SessionSettings(schema, listener, showParameters, policy, rowSecurity);
    }

    SessionSettings withRowSecurity() {
        return new SessionSettings(schema, listener, showParameters, retry, true);
    }

    /// Tells the listener that a statement starts.
    ///
    /// @return what to tell of its end
    Watch watch(Rendered statement, boolean inTransaction) {
        if (listener == StatementListener.NONE) {
            return Watch.NOBODY;
        }
        StatementListener.Running running = outcome -> {};
        try {
            running =
                    listener.started(
                            new StatementListener.Statement(
                                    statement.sql(),
                                    statement.parameters().size(),
                                    showParameters ? statement.parameters() : List.of(),
                                    inTransaction));
        } catch (RuntimeException e) {
            LOG.warn("A statement listener failed; the statement runs nevertheless", e);
        }
        return new Watch(running, System.nanoTime());
    }

    /// A statement under way.
    record Watch(StatementListener.Running running, long start) {
        static final Watch NOBODY = new Watch(outcome -> {}, 0);

        void done(@Nullable Object result) {
            if (this != NOBODY) {
                long rows =
                        switch (result) {
                            case List<?> list -> list.size();
                            case Number count -> count.longValue();
                            case null, default -> -1;
                        };
                tell(rows, null);
            }
        }

        /// What the program did with the rows failed, not the statement.
        void abandoned() {
            done(null);
        }

        DatabaseException failed(DatabaseException failure) {
            if (this != NOBODY) {
                tell(-1, failure);
            }
            return failure;
        }

        private void tell(long rows, @Nullable DatabaseException failure) {
            try {
                running.finished(
                        new StatementListener.Outcome(
                                Duration.ofNanos(System.nanoTime() - start), rows, failure));
            } catch (RuntimeException e) {
                LOG.warn("A statement listener failed; the statement's result stands", e);
            }
        }
    }
}
