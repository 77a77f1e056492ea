/// What a project says of itself in `leat.properties`, and the class path that its schema is loaded
/// from.
///
/// The file and the command line's flags flow in, a [Project][dev.leat.cli.project.Project] flows
/// out; a flag wins over the environment, which wins over the file. Values are immutable and may be
/// used by any thread. Start at `Project`.
@NullMarked
package dev.leat.cli.project;

import org.jspecify.annotations.NullMarked;
