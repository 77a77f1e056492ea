/// Mutators, and the protocol by which each mutation is applied exactly once.
///
/// In comes a push: mutations of clients, in order. [PushProcessor] takes them one by one through
/// [MutationRunner], which runs the application's function in one transaction together with the
/// client's count of mutations ([ClientLedger]). Out go the results, and through replication the
/// same count, the results of refused mutations and the changed rows, all in one commit.
///
/// [Mutators] is immutable and everything else holds no state between pushes: any thread may push,
/// and the row lock on the client's count orders pushes of one client, across processes too. Start
/// reading at [Mutators], then [MutationRunner].
@NullMarked
package dev.leat.api.mutators;

import org.jspecify.annotations.NullMarked;
