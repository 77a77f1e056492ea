package dev.leat.cli.project;

/// A project file, or a flag that stands for one of its lines, that cannot be used; says which and
/// what to write.
public final class ProjectProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ProjectProblem(String message) {
        super(message);
    }

    public ProjectProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
