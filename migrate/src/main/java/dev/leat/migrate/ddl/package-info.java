/// The SQL of single objects: how each kind of entity is made, dropped, named.
///
/// Texts only: [Create] and [Drop] write the statements, [Names] the quoted names in them. What has
/// to be done, in which order and at which risk, is decided in `plan`. Pure functions. Start
/// reading at [Create].
@NullMarked
package dev.leat.migrate.ddl;

import org.jspecify.annotations.NullMarked;
