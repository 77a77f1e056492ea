package dev.leat.migrate.plan;

import java.util.Objects;

/// One statement of a migration.
///
/// @param sql the statement, without a semicolon
/// @param risk what it may cost
/// @param note why it has that risk and what to do about it; empty for a safe step
public record Step(String sql, Risk risk, String note) {

    /// What a statement may cost.
    public enum Risk {
        /// Short locks, no look at the rows.
        SAFE,
        /// Reads or rewrites all rows while it holds a lock.
        SLOW,
        /// Fails if rows do not fit; nothing is lost then.
        MAY_FAIL,
        /// Removes data for good.
        DESTROYS
    }

    public Step {
        Objects.requireNonNull(sql, "sql");
        Objects.requireNonNull(risk, "risk");
        Objects.requireNonNull(note, "note");
    }

    static Step safe(String sql) {
        return new Step(sql, Risk.SAFE, "");
    }
}
