package dev.leat.migrate.catalog;

import dev.leat.postgres.ConnectionUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/// Reads what a database consists of.
public final class CatalogReader {
    private CatalogReader() {}

    /// {@return what the scope has of the database}
    ///
    /// @throws SQLException as the driver does
    public static Catalog read(ConnectionUrl url, CatalogScope scope) throws SQLException {
        try (Connection connection = url.connect()) {
            return read(connection, scope);
        }
    }

    /// Reads over a connection that is outside of any transaction.
    ///
    /// The search path is empty meanwhile, so that every name in a definition comes with its
    /// schema.
    ///
    /// @throws SQLException as the driver does
    /// @throws IllegalStateException if the connection is within a transaction
    public static Catalog read(Connection connection, CatalogScope scope) throws SQLException {
        Objects.requireNonNull(scope, "scope");
        if (!connection.getAutoCommit()) {
            throw new IllegalStateException(
                    "a catalog is read in a transaction of its own; the connection has one");
        }
        connection.setAutoCommit(false);
        try {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            }
            return readWithin(connection, scope);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /// Reads within the connection's transaction, whose search path is empty afterwards.
    static Catalog readWithin(Connection connection, CatalogScope scope) throws SQLException {
        CatalogSession session = CatalogSession.in(connection, scope);
        CatalogContent content = new CatalogContent();
        Namespaces.read(session, content);
        Types.read(session, content);
        Sequences.read(session, content);
        Functions.read(session, content);
        TablesOfCatalog.read(session, content);
        ColumnsOfTables.read(session, content);
        ConstraintsOfTables.read(session, content);
        IndexesOfTables.read(session, content);
        Statistics.read(session, content);
        Views.read(session, content);
        RulesAndTriggers.read(session, content);
        Policies.read(session, content);
        Publications.read(session, content);
        OtherObjects.read(session, content);
        Privileges.read(session, content);
        Comments.read(session, content);
        GivenNames.read(session, content);
        return content.catalog();
    }
}
