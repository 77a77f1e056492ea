package dev.leat.migrate.change;

import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.plan.Step;
import dev.leat.postgres.ConnectionUrl;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a database adds to a step that is planned for it.
///
/// @param rows about how many the step's table has; `null` if not known
/// @param bytes of the table with its indexes; `null` if not known
/// @param offending how many rows would make the step fail; `null` if not counted
public record StepFacts(@Nullable Long rows, @Nullable Long bytes, @Nullable Long offending) {
    /// Nothing is known.
    public static final StepFacts NONE = new StepFacts(null, null, null);

    private static final int MILLISECONDS_FOR_COUNTING = 30_000;

    /// {@return the facts for each step, in the same order}
    ///
    /// A table that is only made or renamed by an earlier step is not known yet.
    ///
    /// @param count whether to run the queries that count offending rows; each reads its table
    /// @throws MigrationException if the database cannot be asked
    public static List<StepFacts> of(List<Step> steps, ConnectionUrl url, boolean count) {
        try (Connection connection = url.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET default_transaction_read_only = on");
            statement.execute("SET statement_timeout = " + MILLISECONDS_FOR_COUNTING);
            List<StepFacts> facts = new ArrayList<>();
            for (Step step : steps) {
                facts.add(of(step, connection, count));
            }
            return facts;
        } catch (SQLException e) {
            throw new MigrationException(
                    "cannot ask %s about its tables: %s (SQLSTATE %s)"
                            .formatted(url, e.getMessage(), e.getSQLState()),
                    e);
        }
    }

    private static StepFacts of(Step step, Connection connection, boolean count)
            throws SQLException {
        Long offending = count && step.count() != null ? count(step.count(), connection) : null;
        TableName table = step.table();
        if (table != null) {
            try (PreparedStatement query =
                    connection.prepareStatement(
                            "SELECT greatest(c.reltuples, 0)::bigint, pg_total_relation_size(c.oid) FROM pg_class c"
                                    + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ? AND c.relname = ?")) {
                query.setString(1, table.schema());
                query.setString(2, table.name());
                try (ResultSet row = query.executeQuery()) {
                    if (row.next()) {
                        return new StepFacts(row.getLong(1), row.getLong(2), offending);
                    }
                }
            }
        }
        return new StepFacts(null, null, offending);
    }

    /// The query speaks of the names that an earlier step makes, so it may not run yet; then there
    /// is no number rather than no plan.
    private static @Nullable Long count(String query, Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getLong(1) : null;
        } catch (SQLException e) {
            return null;
        }
    }

    /// {@return the facts in words, with a leading space; empty if there are none}
    public String text() {
        StringBuilder text = new StringBuilder();
        if (rows != null && bytes != null) {
            text.append(" (about ")
                    .append(String.format(Locale.ROOT, "%,d", rows))
                    .append(" rows, ")
                    .append(size(bytes))
                    .append(')');
        }
        if (offending != null) {
            text.append(
                    offending == 0
                            ? " No row is in the way now."
                            : offending == 1
                                    ? " 1 row is in the way now."
                                    : " " + offending + " rows are in the way now.");
        }
        return text.toString();
    }

    private static String size(long bytes) {
        String[] units = {"bytes", "kB", "MB", "GB", "TB"};
        double size = bytes;
        int unit = 0;
        while (size >= 10_240 && unit < units.length - 1) {
            size /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.0f %s", size, units[unit]);
    }
}
