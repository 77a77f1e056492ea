/// What the replica creates and asks for in the upstream database.
///
/// [Upstream] is the way in: it checks that the server is fit, creates the schemas, tables,
/// publications and event triggers of the shard ([ShardObjects], [SchemaTriggers]; the names are
/// those that API servers and the reference's tools expect), reads which tables are published,
/// gives tables a replica identity where they need one ([ReplicaIdentities]) and looks after the
/// replication slots. Everything runs on the caller's thread, over connections that are closed
/// before a method returns.
@NullMarked
package dev.leat.replica.upstream;

import org.jspecify.annotations.NullMarked;
