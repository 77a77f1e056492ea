/// A developer's database made like the schema, past the history.
///
/// A schema in Java and a database flow in; a plan of what would be done flows out, and is carried
/// out if asked. The comparison is in the database's own words. Everything runs on the caller's
/// thread, and connections are held for the time of a call. Start reading at
/// [Push][dev.leat.migrate.push.Push].
@NullMarked
package dev.leat.migrate.push;

import org.jspecify.annotations.NullMarked;
