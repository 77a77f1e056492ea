/// How the command speaks to people: colours that vanish when nobody looks, steps with their time,
/// and failures as one clear message.
///
/// Text flows out only; nothing here decides anything. [Console][dev.leat.cli.terminal.Console] may
/// be used by several threads, a line is never torn. Start at `Console`.
@NullMarked
package dev.leat.cli.terminal;

import org.jspecify.annotations.NullMarked;
