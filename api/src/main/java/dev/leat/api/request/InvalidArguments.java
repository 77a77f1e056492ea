package dev.leat.api.request;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Says that the arguments of a call do not have the form that the call asks for.
///
/// A query answers it with a `parse` error, a mutator with an `app` error. The message names the
/// property and what it must be, never the value that was sent.
public final class InvalidArguments extends Exception {
    private static final long serialVersionUID = 1;

    private final String path;

    /// @param path the property, as in `filter.labels[2]`; empty for the arguments as a whole
    /// @param problem what is wrong with it, as in `must be an integer`
    public InvalidArguments(String path, String problem) {
        this(path, problem, null);
    }

    InvalidArguments(String path, String problem, @Nullable Throwable cause) {
        super(path.isEmpty() ? problem : "\"" + path + "\" " + problem, cause);
        this.path = path;
    }

    /// {@return the property, empty for the arguments as a whole}
    public String path() {
        return path;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
