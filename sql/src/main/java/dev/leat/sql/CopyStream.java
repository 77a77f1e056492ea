package dev.leat.sql;

import dev.leat.schema.Column;
import dev.leat.schema.Expression;
import dev.leat.schema.Identifier;
import dev.leat.schema.Table;
import dev.leat.sql.render.ValueText;
import dev.leat.sql.render.WellFormedText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// Rows on their way to the server, in COPY's text format. Used once, by one thread.
final class CopyStream {
    private static final int BUFFER = 1 << 16;

    /// No value is written so: a backslash of a value is doubled.
    private static final String NULL = "\\N";

    private static final String DEFAULT = "\\D";

    private static final int DEFAULT_SINCE = 16;
    private static final String NOT_SUPPORTED = "0A000";
    private static final Pattern LINE = Pattern.compile("\\bline (\\d+)");

    private final Table<?> table;
    private final List<Column<?>> columns;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(BUFFER + 1024);
    private @Nullable CopyIn copy;
    private boolean takesDefaults;
    private long sent;

    CopyStream(Table<?> table, List<Column<?>> columns) {
        this.table = table;
        this.columns = List.copyOf(columns);
    }

    /// Writes the rows.
    interface Rows {
        void to(CopyStream stream) throws SQLException;
    }

    /// {@return the statement, without the option that only newer servers have}
    String sql() {
        return "COPY %s (%s) FROM STDIN"
                .formatted(
                        table.qualifiedSql(),
                        columns.stream()
                                .map(column -> Identifier.quote(column.name()))
                                .collect(Collectors.joining(", ")));
    }

    /// Runs the COPY.
    ///
    /// @return how many rows there were
    ///
    ///   A tenant's rows have the tenant already.
    long run(Connection connection, Rows rows) throws SQLException {
        takesDefaults = connection.getMetaData().getDatabaseMajorVersion() >= DEFAULT_SINCE;
        CopyIn open =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(sql() + (takesDefaults ? " (DEFAULT '" + DEFAULT + "')" : ""));
        copy = open;
        try {
            rows.to(this);
            flush(open);
            return open.endCopy();
        } finally {
            if (open.isActive()) {
                open.cancelCopy();
            }
        }
    }

    /// Sends one row.
    void row(Map<String, @Nullable Object> values) throws SQLException {
        sent++;
        int given = 0;
        char separator = 0;
        for (Column<?> column : columns) {
            if (separator != 0) {
                buffer.write(separator);
            }
            separator = '\t';
            if (values.containsKey(column.name())) {
                given++;
                value(column, values.get(column.name()));
            } else if (column.defaultClause() == null) {
                // The server refuses the marker where there is no default.
                ascii(NULL);
            } else if (takesDefaults) {
                ascii(DEFAULT);
            } else {
                throw new IllegalArgumentException(
                        "row %d of %s leaves %s out, which other rows give; that needs PostgreSQL %d"
                                .formatted(sent, table, column, DEFAULT_SINCE));
            }
        }
        buffer.write('\n');
        if (given < values.size()) {
            throw unexpected(values);
        }
        if (buffer.size() >= BUFFER) {
            flush(Objects.requireNonNull(copy, "copy"));
        }
    }

    private IllegalArgumentException unexpected(Map<String, @Nullable Object> values) {
        String name =
                values.keySet().stream()
                        .filter(each -> columns.stream().noneMatch(c -> c.name().equals(each)))
                        .findFirst()
                        .orElse("?");
        return new IllegalArgumentException(
                "row %d of %s gives '%s', which the first row or columns(…) does not name; name all columns with columns(…)"
                        .formatted(sent, table, name));
    }

    private void value(Column<?> column, @Nullable Object value) {
        if (value instanceof Expression<?>) {
            throw new IllegalArgumentException(
                    "row %d gives %s an expression, and COPY takes only values; use insertInto(…)"
                            .formatted(sent, column));
        }
        @Nullable String text;
        try {
            String encoded = ValueText.encode(column, value);
            text = encoded == null ? null : WellFormedText.checked(encoded);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("row " + sent + ": " + e.getMessage(), e);
        }
        if (text == null) {
            ascii(NULL);
            return;
        }
        // In UTF-8 no part of another character looks like one of these.
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            switch (b) {
                case '\\' -> ascii("\\\\");
                case '\t' -> ascii("\\t");
                case '\n' -> ascii("\\n");
                case '\r' -> ascii("\\r");
                default -> buffer.write(b);
            }
        }
    }

    private void ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            buffer.write(text.charAt(i));
        }
    }

    private void flush(CopyIn open) throws SQLException {
        open.writeToCopy(buffer.toByteArray(), 0, buffer.size());
        buffer.reset();
    }

    /// {@return the statement for an error's message, with the number of the row if the server
    /// names it, and with what to do where Postgres has no COPY}
    String attempt(SQLException failure) {
        ServerErrorMessage error =
                failure instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        if (NOT_SUPPORTED.equals(failure.getSQLState())) {
            // Row level security, views, foreign tables.
            return sql() + "; use insertInto(…).values(…), which works there";
        }
        String where = error == null ? null : error.getWhere();
        // The rest of what the server says there are values.
        Matcher line = LINE.matcher(where == null ? "" : where);
        return line.find() ? sql() + ", row " + line.group(1) : sql();
    }
}
