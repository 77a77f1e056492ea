package dev.leat.examples.tracker.data;

import dev.leat.schema.Column;
import dev.leat.schema.Identifier;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Fills some columns of a table by COPY, the fastest way in. Belongs to one thread.
final class CopyTable implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;

    private final CopyIn copy;
    private final StringBuilder lines = new StringBuilder(CHUNK + 1024);

    CopyTable(Connection connection, Column<?>... columns) throws SQLException {
        String names =
                Arrays.stream(columns)
                        .map(column -> Identifier.quote(column.name()))
                        .collect(Collectors.joining(", ", " (", ")"));
        copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "COPY "
                                        + columns[0].table().qualifiedSql()
                                        + names
                                        + " FROM STDIN");
    }

    /// Adds a row.
    ///
    /// @param values in the order of the columns, in the form that Postgres reads
    void row(@Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                lines.append('\t');
            }
            append(values[i]);
        }
        lines.append('\n');
        if (lines.length() >= CHUNK) {
            send();
        }
    }

    /// Sends what is left and ends the COPY.
    ///
    /// @return how many rows there were
    long finish() throws SQLException {
        send();
        return copy.endCopy();
    }

    /// Ends the COPY without its rows, unless it has been finished.
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    /// {@return an array in the form that Postgres reads}
    static String array(List<String> elements) {
        return elements.stream()
                .map(element -> '"' + element.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    private void append(@Nullable Object value) {
        if (value == null) {
            lines.append("\\N");
            return;
        }
        String text = value.toString();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> lines.append("\\\\");
                case '\t' -> lines.append("\\t");
                case '\n' -> lines.append("\\n");
                case '\r' -> lines.append("\\r");
                default -> lines.append(c);
            }
        }
    }

    private void send() throws SQLException {
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        lines.setLength(0);
    }
}
