package dev.leat.e2e.random;

import dev.leat.e2e.random.Model.Column;
import dev.leat.e2e.random.Model.Entity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks Postgres what queries answer over the rows that a client holds, instead of over all rows.
///
/// It replaces the rows of every table inside a transaction that is rolled back, which nobody else
/// ever sees.
final class HeldRows {
    private HeldRows() {}

    /// @param rows the client's rows, by the client's names of the tables
    /// @return each query's nodes, as [SqlOracle] has them
    static List<JsonNode> ask(Connection connection, JsonNode rows, List<Description> queries)
            throws SQLException {
        List<JsonNode> answers = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (Entity entity : Model.entities()) {
                statement.execute("TRUNCATE " + entity.sqlName());
                insert(connection, entity, rows.path(entity.name()));
            }
            for (Description query : queries) {
                try (ResultSet answer = statement.executeQuery(SqlOracle.render(query))) {
                    answer.next();
                    answers.add(JsonMapper.shared().readTree(answer.getString(1)));
                }
            }
            return answers;
        } finally {
            connection.rollback();
        }
    }

    private static void insert(Connection connection, Entity entity, JsonNode rows)
            throws SQLException {
        String columns =
                entity.columns().stream()
                        .map(c -> entity.sqlColumns().get(c.name()))
                        .collect(Collectors.joining(", "));
        String values =
                entity.columns().stream().map(HeldRows::value).collect(Collectors.joining(", "));
        String types =
                entity.columns().stream()
                        .map(c -> '"' + c.name() + "\" " + type(c))
                        .collect(Collectors.joining(", "));
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO %s (%s) SELECT %s FROM jsonb_to_recordset(?::jsonb) AS x(%s)"
                                .formatted(entity.sqlName(), columns, values, types))) {
            insert.setString(1, rows.toString());
            insert.execute();
        }
    }

    private static String value(Column column) {
        String value = "x.\"" + column.name() + '"';
        return switch (column.name()) {
            case "mood" -> value + "::mood";
            case "born" -> "(timestamp 'epoch' + " + value + " * interval '1 ms')::date";
            case "seen" -> "to_timestamp(" + value + " / 1000)";
            default -> value;
        };
    }

    private static String type(Column column) {
        return switch (column.kind()) {
            case TEXT -> "text";
            case NUMBER -> "numeric";
            case FLAG -> "boolean";
            case JSON -> "jsonb";
        };
    }
}
