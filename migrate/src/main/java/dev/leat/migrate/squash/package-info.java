/// Histories that are written anew.
///
/// [Squash] makes one migration of many, which databases that have the many take for applied;
/// [Undo] takes the last one back on a developer's machine. Both work on the folder of migrations,
/// on the caller's thread. Start reading at [Squash].
@NullMarked
package dev.leat.migrate.squash;

import org.jspecify.annotations.NullMarked;
