package dev.leat.migrate;

/// How commands end. The same for all of them, whichever program runs them.
public final class ExitCode {
    /// Done, or nothing to do.
    public static final int OK = 0;

    /// It did not work; the message says why and what to do.
    public static final int FAILED = 1;

    /// A decision is missing, which only a person can make: the questions are in the output. Also
    /// how a wrong command line ends.
    public static final int UNDECIDED = 2;

    /// It worked, and what was compared is not the same: something is pending, has drifted, or
    /// would have to be generated.
    public static final int DIFFERENT = 3;

    private ExitCode() {}
}
