/// The `leat` command.
///
/// [Leat][dev.leat.cli.Leat] is the entry point: it hands the arguments to picocli, which runs one
/// class of `dev.leat.cli.command` per command. `project` reads `leat.properties`, `demo` is the
/// guided demonstration, `client` drives the published npm client, `terminal` prints for people.
///
/// Commands return their exit code: 0 done, 1 it did not work (the message says why), 2 the command
/// line was wrong. Results go to standard output, everything else to standard error. No thread
/// outlives a command except those of the servers it started, which stop with the process.
@NullMarked
package dev.leat.cli;

import org.jspecify.annotations.NullMarked;
