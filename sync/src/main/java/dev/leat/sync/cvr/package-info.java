/// What a client group must still know after a restart, kept in the CVR database: its version, its
/// clients, their queries and desires, its schema, profile and user, and its TTL clock.
///
/// A [GroupRecord] is read once, when a group is opened, and changes are written as a [GroupChange]
/// before the poke that carries their version ends. Rows are not recorded here: a client that comes
/// back after a restart is sent everything again. [PostgresGroupStore] keeps the tables in the
/// schema `<app>_<shard>/leat`. A row's owner is the server that opened the group last; a server
/// that lost a group learns it at its next write, as [GroupConflictException]. All methods block;
/// they are called on the virtual thread of the group. Start reading at [GroupStore].
@NullMarked
package dev.leat.sync.cvr;

import org.jspecify.annotations.NullMarked;
