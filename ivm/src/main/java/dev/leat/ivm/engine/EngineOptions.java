package dev.leat.ivm.engine;

import java.time.Duration;
import java.util.Objects;

/// How an engine weighs memory against work.
///
/// @param grace how long a view that nobody holds is kept up to date, in case it is asked for again
/// @param logKeys how many changed keys a view's log keeps; a view with more rows than this keeps
///   as many as it has rows
/// @param recomputeFrom a commit that touches at least this many rows of a query, and more than the
///   query holds, makes it compute its result anew
public record EngineOptions(Duration grace, long logKeys, int recomputeFrom) {
    public static final EngineOptions DEFAULT =
            new EngineOptions(Duration.ofSeconds(30), 10_000, 20_000);

    public EngineOptions {
        Objects.requireNonNull(grace, "grace");
        if (grace.isNegative() || logKeys < 1 || recomputeFrom < 1) {
            throw new IllegalArgumentException(
                    "grace may not be negative, the others must be at least 1");
        }
    }

    public EngineOptions withGrace(Duration newGrace) {
        return new EngineOptions(newGrace, logKeys, recomputeFrom);
    }

    public EngineOptions withLogKeys(long newLogKeys) {
        return new EngineOptions(grace, newLogKeys, recomputeFrom);
    }

    public EngineOptions withRecomputeFrom(int newRecomputeFrom) {
        return new EngineOptions(grace, logKeys, newRecomputeFrom);
    }
}
