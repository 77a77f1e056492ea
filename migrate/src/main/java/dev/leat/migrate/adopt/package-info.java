/// Taking over databases that another tool migrated so far.
///
/// [ForeignLedger] reads what that tool wrote down and refuses what is not in a settled state;
/// [Adoption] then notes Leat's first migration, the baseline, as applied, so that from there on
/// Leat's own ledger counts. The other ledger stays where it is. Everything runs on the caller's
/// thread. Start reading at [Adoption].
@NullMarked
package dev.leat.migrate.adopt;

import org.jspecify.annotations.NullMarked;
