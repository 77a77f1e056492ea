package dev.leat.migrate.apply;

import dev.leat.migrate.derived.DerivedObjects;
import dev.leat.migrate.derived.Repair;
import dev.leat.migrate.history.MigrationException;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.schema.Schema;
import dev.leat.schema.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// Computes the derived columns of a database anew, and sets right what other hands made wrong.
///
/// It may run at any time: only rows that are wrong are locked, until their table is done.
///
/// ```java
/// Map<String, Long> wrong = new DerivedRepair(url).run(Schema.of(new Shop()), false);
/// ```
public final class DerivedRepair {
    private static final String NO_SUCH_FUNCTION = "42883";

    private final ConnectionUrl url;

    public DerivedRepair(ConnectionUrl url) {
        this.url = Objects.requireNonNull(url, "url");
    }

    /// @param dryRun whether to count only
    /// @return how many rows were wrong, by the path of each table that has derived columns
    /// @throws MigrationException if the database cannot be reached, or lacks the functions that
    ///   its migrations make
    public Map<String, Long> run(Schema schema, boolean dryRun) {
        Map<String, Long> wrong = new LinkedHashMap<>();
        try (Connection connection = url.connect()) {
            connection.setAutoCommit(false);
            for (Table<?> table : DerivedObjects.parents(schema)) {
                wrong.put(table.schema() + "." + table.name(), repair(connection, table));
                if (dryRun) {
                    connection.rollback();
                } else {
                    connection.commit();
                }
            }
        } catch (SQLException e) {
            throw new MigrationException(
                    "cannot repair %s: %s".formatted(url, SqlErrors.describe(e)), e);
        }
        return wrong;
    }

    private long repair(Connection connection, Table<?> table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(Repair.callSql(table))) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            if (NO_SUCH_FUNCTION.equals(e.getSQLState())) {
                throw new MigrationException(
                        "%s has no function %s yet, which repairs the derived columns of %s. The migration that makes it is missing: leat status shows what is pending."
                                .formatted(url, Repair.functionName(table), table),
                        e);
            }
            throw e;
        }
    }
}
