package dev.leat.replica.upstream;

import dev.leat.postgres.catalog.PublishedTable;
import dev.leat.postgres.catalog.PublishedTable.UniqueKey;
import dev.leat.replica.table.TableSelection;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets published tables name their rows in the stream.
///
/// A table without a usable primary key but with a unique index over columns that are NOT NULL gets
/// that index as its replica identity, as in the reference. A table that our own publication of the
/// whole schema took in and that has no key at all gets identity FULL: it is not synced, but
/// without an identity Postgres would refuse every update and delete of it from the moment of its
/// publication.
final class ReplicaIdentities {
    private static final Logger LOG = LoggerFactory.getLogger(ReplicaIdentities.class);

    private final Connection connection;
    private final String publicPublication;
    private final Set<Long> failed = new HashSet<>();

    ReplicaIdentities(Connection connection, String publicPublication) {
        this.connection = connection;
        this.publicPublication = publicPublication;
    }

    /// Changes what has to change; each table on its own, so that one that cannot be changed keeps
    /// none other from it. The connection commits by itself.
    ///
    /// @return whether anything was changed
    boolean choose(List<PublishedTable> tables) throws SQLException {
        boolean changed = false;
        for (PublishedTable table : tables) {
            UniqueKey key = TableSelection.identityToChoose(table);
            if (key != null) {
                changed |=
                        alter(
                                table,
                                "using index " + ShardObjects.quote(key.indexName()),
                                "its rows are synced by that index");
            } else if (TableSelection.refusesUpdates(table)
                    && table.publications().contains(publicPublication)) {
                changed |=
                        alter(
                                table,
                                "full",
                                "it has no key and is not synced; without this, Postgres would refuse"
                                        + " updates and deletes of a published table. Add a primary key to"
                                        + " sync it");
            }
        }
        return changed;
    }

    private boolean alter(PublishedTable table, String identity, String why) throws SQLException {
        String name = ShardObjects.quote(table.schema()) + "." + ShardObjects.quote(table.name());
        String sql = "alter table " + name + " replica identity " + identity;
        try (Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout = '5s'");
            statement.execute(sql);
            LOG.info("Changed a table upstream: {} ({})", sql, why);
            return true;
        } catch (SQLException e) {
            if (failed.add(table.oid())) {
                LOG.warn(
                        "Could not run \"{}\" ({}, SQLSTATE {}). Run it as the table's owner: {}",
                        sql,
                        e.getMessage(),
                        e.getSQLState(),
                        why);
            }
            return false;
        } finally {
            try (Statement statement = connection.createStatement()) {
                statement.execute("reset lock_timeout");
            }
        }
    }
}
