package dev.leat.sql;

import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logs statements under the name of this class: every one at debug, slow ones as warnings. Failed
/// ones are logged at debug too: their exception says more to whoever catches it.
///
/// @param slow from this duration on a statement is slow
public record StatementLog(Duration slow) implements StatementListener {
    private static final Logger LOG = LoggerFactory.getLogger(StatementLog.class);

    public StatementLog {
        Objects.requireNonNull(slow, "slow");
    }

    @Override
    public Running started(Statement statement) {
        return outcome -> {
            boolean tooSlow = outcome.elapsed().compareTo(slow) >= 0;
            if (tooSlow) {
                LOG.atWarn().log(() -> "Slow statement: " + line(statement, outcome));
            } else {
                LOG.atDebug().log(() -> line(statement, outcome));
            }
        };
    }

    private static String line(Statement statement, Outcome outcome) {
        StringBuilder line = new StringBuilder();
        line.append(outcome.elapsed().toNanos() / 1000).append(" µs, ");
        DatabaseException failure = outcome.failure();
        if (failure != null) {
            line.append("failed with SQLSTATE ").append(failure.sqlState());
        } else {
            line.append(outcome.rows() < 0 ? "?" : outcome.rows()).append(" rows");
        }
        line.append(": ").append(statement.sql());
        if (!statement.parameters().isEmpty()) {
            line.append(" ").append(statement.parameters());
        }
        return line.toString();
    }
}
