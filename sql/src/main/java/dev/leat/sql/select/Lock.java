package dev.leat.sql.select;

import dev.leat.schema.FromSource;
import java.util.List;
import java.util.Objects;

/// How a select locks its rows until the transaction ends:
/// `lock(Lock.forUpdate().of(JOBS).skipLocked())`.
///
/// @param of the sources whose rows are locked; empty for all
public record Lock(Strength strength, List<FromSource> of, Wait whenLocked) {

    /// From the strongest to the weakest.
    public enum Strength {
        UPDATE("FOR UPDATE"),
        NO_KEY_UPDATE("FOR NO KEY UPDATE"),
        SHARE("FOR SHARE"),
        KEY_SHARE("FOR KEY SHARE");

        private final String sql;

        Strength(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }
    }

    /// What happens when another transaction holds a lock.
    public enum Wait {
        /// Waits.
        WAIT(""),
        /// Fails at once, as [dev.leat.sql] reports any other refusal.
        NO_WAIT(" NOWAIT"),
        /// Leaves the row out.
        SKIP_LOCKED(" SKIP LOCKED");

        private final String sql;

        Wait(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }
    }

    public Lock {
        Objects.requireNonNull(strength, "strength");
        Objects.requireNonNull(whenLocked, "whenLocked");
        of = List.copyOf(of);
    }

    /// Against any change, and against others' locks.
    public static Lock forUpdate() {
        return new Lock(Strength.UPDATE, List.of(), Wait.WAIT);
    }

    /// As [#forUpdate()], but letting others refer to the rows.
    public static Lock forNoKeyUpdate() {
        return new Lock(Strength.NO_KEY_UPDATE, List.of(), Wait.WAIT);
    }

    /// Against any change; others may lock so too.
    public static Lock forShare() {
        return new Lock(Strength.SHARE, List.of(), Wait.WAIT);
    }

    /// Against removal and change of keys.
    public static Lock forKeyShare() {
        return new Lock(Strength.KEY_SHARE, List.of(), Wait.WAIT);
    }

    /// {@return a lock of the rows of these sources only}
    public Lock of(FromSource... sources) {
        return new Lock(strength, List.of(sources), whenLocked);
    }

    /// {@return a lock that fails at once if it would have to wait}
    public Lock noWait() {
        return new Lock(strength, of, Wait.NO_WAIT);
    }

    /// {@return a lock that leaves out rows for which it would have to wait}
    public Lock skipLocked() {
        return new Lock(strength, of, Wait.SKIP_LOCKED);
    }
}
