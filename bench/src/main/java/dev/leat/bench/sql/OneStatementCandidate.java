package dev.leat.bench.sql;

import dev.leat.bench.sql.Rows.AuthorNode;
import dev.leat.bench.sql.Rows.CommentNode;
import dev.leat.bench.sql.Rows.PostNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/// Plain JDBC with the one statement that Leat sends for a graph, its rows read by hand. What Leat
/// takes longer is Leat's; what both take longer than three statements is the statement's.
final class OneStatementCandidate extends JdbcCandidate {
    private static final String GRAPH =
            """
            WITH author_rows AS MATERIALIZED (
                SELECT id, name FROM author ORDER BY id LIMIT ?
            ), post_rows AS MATERIALIZED (
                SELECT id, title, created_at, author_id FROM post
                WHERE author_id = ANY (ARRAY(SELECT id FROM author_rows)) ORDER BY id
            )
            (SELECT 0, id, body, created_at, post_id, NULL::int4 FROM comment
                WHERE post_id = ANY (ARRAY(SELECT id FROM post_rows)) ORDER BY id)
            UNION ALL SELECT 1, id, title, created_at, NULL, author_id FROM post_rows
            UNION ALL SELECT 2, NULL, name, NULL, NULL, id FROM author_rows
            """;

    private final DataSource source;

    OneStatementCandidate(DataSource source) {
        super(source);
        this.source = source;
    }

    @Override
    public String name() {
        return "JDBC, Leat's statement";
    }

    @Override
    public List<AuthorNode> graph(int authors) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(GRAPH)) {
            statement.setInt(1, authors);
            Map<Long, List<CommentNode>> comments = new HashMap<>();
            Map<Integer, List<PostNode>> posts = new HashMap<>();
            List<AuthorNode> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    switch (row.getInt(1)) {
                        case 0 ->
                                comments.computeIfAbsent(row.getLong(5), key -> new ArrayList<>())
                                        .add(
                                                new CommentNode(
                                                        row.getLong(2),
                                                        row.getString(3),
                                                        instant(row, 4)));
                        case 1 ->
                                posts.computeIfAbsent(row.getInt(6), key -> new ArrayList<>())
                                        .add(
                                                new PostNode(
                                                        row.getLong(2),
                                                        row.getString(3),
                                                        instant(row, 4),
                                                        comments.getOrDefault(
                                                                row.getLong(2), List.of())));
                        default ->
                                found.add(
                                        new AuthorNode(
                                                row.getInt(6),
                                                row.getString(3),
                                                posts.getOrDefault(row.getInt(6), List.of())));
                    }
                }
            }
            return found;
        }
    }
}
