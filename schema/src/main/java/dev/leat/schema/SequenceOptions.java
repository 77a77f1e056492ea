package dev.leat.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How an identity column counts. Immutable: `identity(options ->
/// options.startWith(3000).cache(10))`.
///
/// @param sequence the name of the sequence; `null` for the usual one
/// @param start the first number; `null` for the least, or the greatest when counting down
/// @param increment from a number to the next; `null` for 1
/// @param min the least number; `null` for 1, or that of the type when counting down
/// @param max the greatest number; `null` for that of the type
/// @param cache how many numbers a session takes at a time; `null` for 1
/// @param cycle whether it starts again behind the last number
public record SequenceOptions(
        @Nullable String sequence,
        @Nullable Long start,
        @Nullable Long increment,
        @Nullable Long min,
        @Nullable Long max,
        @Nullable Long cache,
        boolean cycle) {
    /// Counting from 1, up, by 1.
    public static final SequenceOptions USUAL =
            new SequenceOptions(null, null, null, null, null, null, false);

    public SequenceOptions {
        if (increment != null && increment == 0) {
            throw new IllegalArgumentException("a sequence's increment is not 0");
        }
        if (cache != null && cache < 1) {
            throw new IllegalArgumentException("a sequence's cache is at least 1");
        }
        if (min != null && max != null && min > max) {
            throw new IllegalArgumentException("a sequence's least number is above its greatest");
        }
    }

    /// {@return with this name, in the schema of the table}
    public SequenceOptions named(String newSequence) {
        return new SequenceOptions(
                Objects.requireNonNull(newSequence), start, increment, min, max, cache, cycle);
    }

    /// {@return with this first number}
    public SequenceOptions startWith(long newStart) {
        return new SequenceOptions(sequence, newStart, increment, min, max, cache, cycle);
    }

    /// {@return with this step; a negative one counts down}
    public SequenceOptions incrementBy(long newIncrement) {
        return new SequenceOptions(sequence, start, newIncrement, min, max, cache, cycle);
    }

    /// {@return with this least number}
    public SequenceOptions minValue(long newMin) {
        return new SequenceOptions(sequence, start, increment, newMin, max, cache, cycle);
    }

    /// {@return with this greatest number}
    public SequenceOptions maxValue(long newMax) {
        return new SequenceOptions(sequence, start, increment, min, newMax, cache, cycle);
    }

    /// {@return with so many numbers taken at a time}
    public SequenceOptions cache(long newCache) {
        return new SequenceOptions(sequence, start, increment, min, max, newCache, cycle);
    }

    /// {@return starting again behind the last number}
    public SequenceOptions cycling() {
        return new SequenceOptions(sequence, start, increment, min, max, cache, true);
    }

    /// {@return the options as SQL after `AS IDENTITY`, in parentheses; nothing if all are as
    /// usual}
    ///
    /// @param schema of the table, in which a named sequence lies
    public String sql(String schema) {
        StringBuilder out = new StringBuilder();
        if (sequence != null) {
            out.append(" SEQUENCE NAME ").append(Identifier.qualified(schema, sequence));
        }
        option(out, " START WITH ", start);
        option(out, " INCREMENT BY ", increment);
        option(out, " MINVALUE ", min);
        option(out, " MAXVALUE ", max);
        option(out, " CACHE ", cache);
        if (cycle) {
            out.append(" CYCLE");
        }
        return out.isEmpty() ? "" : " (" + out.substring(1) + ")";
    }

    private static void option(StringBuilder out, String words, @Nullable Long value) {
        if (value != null) {
            out.append(words).append(value);
        }
    }
}
