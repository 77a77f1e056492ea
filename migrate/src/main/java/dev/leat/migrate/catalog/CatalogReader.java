package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.Entity;
import dev.leat.postgres.ConnectionUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
                statement.execute("SET LOCAL search_path = ''");
            }
            return readAll(connection, scope);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static Catalog readAll(Connection connection, CatalogScope scope) throws SQLException {
        List<Entity> entities = new ArrayList<>();
        List<OtherObject> others = new ArrayList<>();
        TypesAndTables.read(connection, scope, entities);
        ConstraintsOfTables.read(connection, scope, entities, others);
        IndexesOfTables.read(connection, scope, entities, others);
        Publications.read(connection, scope, entities, others);
        OtherObjects.read(connection, scope, others);
        others.sort(Comparator.comparing(OtherObject::kind).thenComparing(OtherObject::path));
        return new Catalog(entities, others);
    }
}
