/// Connections to PostgreSQL.
///
/// A connection URL in libpq or JDBC form enters as text and becomes a
/// [dev.leat.postgres.ConnectionUrl], which never prints its password. From it come single
/// connections ([dev.leat.postgres.ConnectionUrl#dataSource()]), pools
/// ([dev.leat.postgres.ConnectionPool], with the settings of a [dev.leat.postgres.Pool] and of the
/// [dev.leat.postgres.Endpoint]) and repetitions of what failed because a connection was not to be
/// had ([dev.leat.postgres.Retry]).
///
/// Neighbours: `replication` reads the write-ahead log, `catalog` asks what is published,
/// `embedded` runs a server.
///
/// Nothing here owns a thread, except the pool, whose threads end when it is closed. Start reading
/// at `ConnectionUrl`.
@NullMarked
package dev.leat.postgres;

import org.jspecify.annotations.NullMarked;
