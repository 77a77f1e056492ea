package dev.leat.migrate.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Runs steps as a migration does: in one transaction, interrupted by those that run alone.
public final class StepsOnDatabase {
    private StepsOnDatabase() {}

    /// @throws SQLException naming the statement
    public static void run(Connection connection, List<Step> steps) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (Step step : steps) {
                if (!step.transactional()) {
                    connection.commit();
                    connection.setAutoCommit(true);
                }
                try {
                    statement.execute(step.sql());
                } catch (SQLException e) {
                    throw new SQLException(
                            e.getMessage() + "\nin: " + step.sql(), e.getSQLState(), e);
                }
                if (!step.transactional()) {
                    connection.setAutoCommit(false);
                }
            }
            connection.commit();
        } finally {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
