package dev.leat.cli.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// Calm output for a terminal: headings, steps, facts and findings, coloured only when a person
/// looks.
///
/// Colours are off when output is piped, when `NO_COLOR` is set, or on a dumb terminal. May be used
/// by several threads.
public final class Console {
    private final PrintStream out;
    private final boolean coloured;

    public Console(PrintStream out, boolean coloured) {
        this.out = out;
        this.coloured = coloured;
    }

    /// The process's own terminal.
    public static Console standard() {
        boolean wanted = System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
        return new Console(System.out, isTerminal() && wanted);
    }

    /// {@return what goes beside the answer: the process's standard error}
    public static Console error() {
        return new Console(System.err, false);
    }

    /// {@return whether a person sits at both ends: what is asked may be answered}
    public static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal();
    }

    /// Asks the person at the terminal.
    ///
    /// @return what was typed, without spaces around it; empty at the end of input
    public String ask(String prompt) {
        String typed = System.console() == null ? null : System.console().readLine("%s ", prompt);
        return typed == null ? "" : typed.strip();
    }

    /// {@return whether the person at the terminal confirmed by typing the word}
    public boolean typed(String word) {
        return word.equals(ask("  Type %s to confirm:".formatted(word)));
    }

    /// A heading with space around it.
    public void heading(String text) {
        line("");
        line("  " + style("1", text));
        line("");
    }

    /// Something that was done, and how long it took.
    public void done(String what, Duration took) {
        line(
                "  %s %-66s %s"
                        .formatted(
                                style("32", "✓"), what, style("2", "%8s".formatted(millis(took)))));
    }

    /// Something that was checked and found true.
    public void good(String what) {
        line("  %s %s".formatted(style("32", "✓"), what));
    }

    /// Something that was checked and found wrong.
    public void bad(String what) {
        line("  %s %s".formatted(style("31", "✗"), what));
    }

    /// A name and its value, aligned.
    public void fact(String name, String value) {
        line("  %s  %s".formatted(style("2", "%-18s".formatted(name)), value));
    }

    /// An aside.
    public void note(String text) {
        line("    " + style("2", text));
    }

    public void line(String text) {
        synchronized (out) {
            out.println(text);
            out.flush();
        }
    }

    /// Emphasis inside a line.
    public String strong(String text) {
        return style("1", text);
    }

    /// De-emphasis inside a line.
    public String faint(String text) {
        return style("2", text);
    }

    /// A duration as people read it: `0.8 ms`, `12 ms`, `3.4 s`.
    public static String millis(Duration duration) {
        double millis = duration.toNanos() / 1e6;
        if (millis >= 1_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1_000);
        }
        return String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%.0f ms", millis);
    }

    private String style(String code, String text) {
        return coloured ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
