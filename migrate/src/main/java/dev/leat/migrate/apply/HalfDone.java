package dev.leat.migrate.apply;

import dev.leat.schema.Identifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a statement that runs outside of a transaction safe to run again.
///
/// Such a statement may have been cut off in the middle, or may have come to its end without anyone
/// noting it. An index that was left half-built is dropped, a detachment that was begun is
/// finished, and what was done is not done again. Other statements are simply run again: whoever
/// writes one sees to it that this does no harm, as `VACUUM`, or a `DO` block that looks for what
/// is left.
final class HalfDone {
    private static final Logger LOG = LoggerFactory.getLogger(HalfDone.class);

    private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";
    private static final String IDENTIFIER = "(" + NAME + ")";
    private static final String QUALIFIED = "(" + NAME + "(?:\\s*\\.\\s*" + NAME + ")?)";

    private static final Pattern CREATE_INDEX =
            pattern(
                    "create\\s+(?:unique\\s+)?index\\s+concurrently\\s+(?:if\\s+not\\s+exists\\s+)?"
                            + IDENTIFIER
                            + "\\s+on\\s+(?:only\\s+)?"
                            + QUALIFIED);
    private static final Pattern DROP_INDEX =
            pattern("drop\\s+index\\s+concurrently\\s+" + QUALIFIED);
    private static final Pattern ADD_VALUE =
            pattern("alter\\s+type\\s+" + QUALIFIED + "\\s+add\\s+value\\s+'((?:[^']|'')*)'");
    private static final Pattern DETACH =
            pattern(
                    "alter\\s+table\\s+(?:only\\s+)?"
                            + QUALIFIED
                            + "\\s+detach\\s+partition\\s+"
                            + QUALIFIED
                            + "\\s+concurrently");

    private final Connection connection;

    HalfDone(Connection connection) {
        this.connection = connection;
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    /// {@return whether the statement waits for other transactions without keeping anyone waiting}
    static boolean waitsPatiently(String sql) {
        return sql.toLowerCase(Locale.ROOT).contains("concurrently");
    }

    /// Prepares for running a statement.
    ///
    /// @param begunBefore whether it was begun before, with unknown end
    /// @return whether it still has to be run
    boolean prepare(String sql, boolean begunBefore) throws SQLException {
        Matcher index = CREATE_INDEX.matcher(sql);
        if (index.lookingAt()) {
            return prepareIndex(name(index.group(1)), index.group(2), begunBefore);
        }
        Matcher detach = DETACH.matcher(sql);
        if (detach.lookingAt()) {
            return prepareDetach(detach.group(1), detach.group(2), begunBefore);
        }
        if (!begunBefore) {
            return true;
        }
        Matcher drop = DROP_INDEX.matcher(sql);
        if (drop.lookingAt()) {
            return !first("SELECT to_regclass(?) IS NOT NULL", drop.group(1)).equals(List.of("f"));
        }
        Matcher value = ADD_VALUE.matcher(sql);
        if (value.lookingAt()) {
            return first(
                            "SELECT 1 FROM pg_enum WHERE enumtypid = to_regtype(?) AND enumlabel = ?",
                            value.group(1),
                            value.group(2).replace("''", "'"))
                    .isEmpty();
        }
        return true;
    }

    private boolean prepareIndex(String index, String table, boolean begunBefore)
            throws SQLException {
        List<String> found =
                first(
                        "SELECT CASE WHEN i.indisvalid THEN '' ELSE quote_ident(n.nspname) || '.' || quote_ident(c.relname) END"
                                + " FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
                                + " JOIN pg_namespace n ON n.oid = c.relnamespace"
                                + " WHERE i.indrelid = to_regclass(?) AND c.relname = ?",
                        table,
                        index);
        if (found.isEmpty()) {
            return true;
        }
        if (found.getFirst().isEmpty()) {
            return !begunBefore;
        }
        LOG.info("dropping the index {}, which was left half-built", found.getFirst());
        execute("DROP INDEX CONCURRENTLY " + found.getFirst());
        return true;
    }

    private boolean prepareDetach(String table, String partition, boolean begunBefore)
            throws SQLException {
        List<String> pending =
                first(
                        "SELECT inhdetachpending FROM pg_inherits WHERE inhparent = to_regclass(?) AND inhrelid = to_regclass(?)",
                        table,
                        partition);
        if (pending.equals(List.of("t"))) {
            execute("ALTER TABLE " + table + " DETACH PARTITION " + partition + " FINALIZE");
            return false;
        }
        return !(begunBefore && pending.isEmpty());
    }

    /// The name as Postgres stores it: without quotes, or in lower case if it had none; 63 bytes.
    private static String name(String written) {
        return Identifier.truncated(
                written.startsWith("\"")
                        ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                        : written.toLowerCase(Locale.ROOT));
    }

    private List<String> first(String sql, String... parameters) throws SQLException {
        List<String> values = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
        }
        return values;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
