/// One class per command of `leat`: its options, its help text, and the few lines that hand over to
/// the module that does the work.
///
/// Arguments flow in from picocli, exit codes flow out. Whatever fails is thrown as an exception
/// whose message is written for the person at the terminal; `terminal.FailureReport` prints it.
/// Commands run on the main thread; those that serve block until the process is asked to end. Start
/// at `SyncCommand`, the shortest.
@NullMarked
package dev.leat.cli.command;

import org.jspecify.annotations.NullMarked;
