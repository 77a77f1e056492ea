package dev.leat.migrate.depend;

import java.util.Objects;

/// That one part needs another.
///
/// @param part what needs
/// @param on what it needs
/// @param how what follows if the other goes
/// @param strength how sure it is
public record Need(Part part, Part on, How how, Strength strength) {
    public Need {
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(on, "on");
        Objects.requireNonNull(how, "how");
        Objects.requireNonNull(strength, "strength");
    }

    /// What follows if the other goes or is made anew.
    public enum How {
        /// This goes before it.
        STANDS_ON,
        /// This is a column, and the other is its type or collation: the column is converted.
        IS_OF
    }

    /// How sure it is that there is a need. Where needs go round in a ring, the weakest gives way.
    public enum Strength {
        /// A string that the server does not look into until it runs.
        SOFT,
        /// A name without its schema that may mean something else.
        LIKELY,
        /// A reference.
        SURE
    }
}
