package dev.leat.migrate.plan;

import dev.leat.migrate.entity.TableName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One statement of a migration.
///
/// @param sql the statement, without a semicolon
/// @param risk what it may cost
/// @param note why it has that risk and what to do about it; empty for a safe step
/// @param transactional whether it runs in a transaction with its neighbours; if not, what came
///   before is committed first, and it runs by itself: because Postgres demands it, or because the
///   long part of it then holds no lock that others wait for. Such a step can be run again after it
///   failed
/// @param count for a step that may fail, the query that counts the rows on which it would; `null`
///   if no query can tell
/// @param table the table whose size says how long a slow step takes; `null` if there is none
public record Step(
        String sql,
        Risk risk,
        String note,
        boolean transactional,
        @Nullable String count,
        @Nullable TableName table) {

    /// What a statement may cost.
    public enum Risk {
        /// Short locks, no look at the rows.
        SAFE,
        /// Reads or rewrites all rows.
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

    /// A step in a transaction.
    public Step(String sql, Risk risk, String note) {
        this(sql, risk, note, true, null, null);
    }

    static Step safe(String sql) {
        return new Step(sql, Risk.SAFE, "");
    }

    static Step slow(String sql, TableName table, String note) {
        return new Step(sql, Risk.SLOW, note, true, null, table);
    }

    static Step mayFail(String sql, TableName table, String note, @Nullable String count) {
        return new Step(sql, Risk.MAY_FAIL, note, true, count, table);
    }

    static Step destroys(String sql, String note) {
        return new Step(sql, Risk.DESTROYS, note);
    }

    /// {@return the same outside of any transaction}
    Step alone() {
        return new Step(sql, risk, note, false, count, table);
    }
}
