/// Migrations as they lie in version control.
///
/// A migration is a folder `<UTC time>_<name>` with `migration.sql`, which people review and may
/// edit before it is applied, and `snapshot.json`, the schema after it. [MigrationFolder] reads and
/// writes them; [Migration] is one; [SqlStatements] cuts SQL into statements with their lines. A
/// history whose snapshots are missing or fork is refused, not guessed. Start reading at
/// [MigrationFolder].
@NullMarked
package dev.leat.migrate.history;

import org.jspecify.annotations.NullMarked;
