/// Client groups: the clients that share one local database, what they want, and the pokes that
/// keep them going.
///
/// In come messages of clients (through [dev.leat.sync.session.ClientGroups], which
/// [LiveClientGroups] implements) and, from the engine, word that a view has new rows
/// ([ViewWatch]). Out go pokes. A [ClientGroup] is an actor: all its state belongs to the tasks of
/// its [Mailbox], which run one after the other on virtual threads; they may block on the store but
/// never on a socket. It keeps no record of what each client holds: a client is its cookie, and
/// [GroupState] works out from the snapshots of the shared views what it lacks. [GroupConfig] is
/// the part that survives a restart, [GroupQueries] brings queries from wanted to hydrated,
/// [GroupRows] holds the views. Start reading at [ClientGroup].
@NullMarked
package dev.leat.sync.group;

import org.jspecify.annotations.NullMarked;
