package dev.leat.bench.sql;

import dev.leat.bench.sql.Rows.AuthorNode;
import dev.leat.bench.sql.Rows.CommentNode;
import dev.leat.bench.sql.Rows.Post;
import dev.leat.bench.sql.Rows.PostLine;
import dev.leat.bench.sql.Rows.PostNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/// Written by hand: three statements for a graph, put together by maps.
class JdbcCandidate implements Candidate {
    private final DataSource source;

    JdbcCandidate(DataSource source) {
        this.source = source;
    }

    @Override
    public String name() {
        return "JDBC";
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Post post(ResultSet row) throws SQLException {
        return new Post(
                row.getLong(1),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                instant(row, 5),
                row.getInt(6));
    }

    @Override
    public Post byKey(long id) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "SELECT id, author_id, title, body, created_at, likes FROM post WHERE id = ?")) {
            statement.setLong(1, id);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return post(row);
            }
        }
    }

    @Override
    public List<Post> list(int count) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "SELECT id, author_id, title, body, created_at, likes FROM post ORDER BY id LIMIT ?")) {
            statement.setInt(1, count);
            List<Post> posts = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    posts.add(post(row));
                }
            }
            return posts;
        }
    }

    @Override
    public List<PostLine> join(int count) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "SELECT p.id, p.title, a.name FROM post p JOIN author a ON a.id = p.author_id ORDER BY p.id LIMIT ?")) {
            statement.setInt(1, count);
            List<PostLine> lines = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lines.add(new PostLine(row.getLong(1), row.getString(2), row.getString(3)));
                }
            }
            return lines;
        }
    }

    @Override
    public List<AuthorNode> graph(int authors) throws SQLException {
        try (Connection connection = source.getConnection()) {
            Map<Integer, AuthorNode> found = new LinkedHashMap<>();
            try (PreparedStatement statement =
                    connection.prepareStatement(
                            "SELECT id, name FROM author ORDER BY id LIMIT ?")) {
                statement.setInt(1, authors);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        found.put(
                                row.getInt(1),
                                new AuthorNode(row.getInt(1), row.getString(2), new ArrayList<>()));
                    }
                }
            }
            Map<Long, PostNode> posts = new LinkedHashMap<>();
            try (PreparedStatement statement =
                    connection.prepareStatement(
                            "SELECT id, title, created_at, author_id FROM post WHERE author_id = ANY (?) ORDER BY id")) {
                statement.setArray(1, connection.createArrayOf("int4", found.keySet().toArray()));
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        PostNode post =
                                new PostNode(
                                        row.getLong(1),
                                        row.getString(2),
                                        instant(row, 3),
                                        new ArrayList<>());
                        posts.put(post.id(), post);
                        Objects.requireNonNull(found.get(row.getInt(4))).posts().add(post);
                    }
                }
            }
            try (PreparedStatement statement =
                    connection.prepareStatement(
                            "SELECT id, body, created_at, post_id FROM comment WHERE post_id = ANY (?) ORDER BY id")) {
                statement.setArray(1, connection.createArrayOf("int8", posts.keySet().toArray()));
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        Objects.requireNonNull(posts.get(row.getLong(4)))
                                .comments()
                                .add(
                                        new CommentNode(
                                                row.getLong(1), row.getString(2), instant(row, 3)));
                    }
                }
            }
            return List.copyOf(found.values());
        }
    }

    @Override
    public void insert(List<Post> posts) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "INSERT INTO post (id, author_id, title, body, created_at, likes) VALUES (?, ?, ?, ?, ?, ?)")) {
            for (Post post : posts) {
                statement.setLong(1, post.id());
                statement.setInt(2, post.authorId());
                statement.setString(3, post.title());
                statement.setString(4, post.body());
                statement.setObject(5, post.createdAt().atOffset(ZoneOffset.UTC));
                statement.setInt(6, post.likes());
                if (posts.size() > 1) {
                    statement.addBatch();
                }
            }
            if (posts.size() > 1) {
                connection.setAutoCommit(false);
                statement.executeBatch();
                connection.commit();
                connection.setAutoCommit(true);
            } else {
                statement.executeUpdate();
            }
        }
    }

    @Override
    public void update(long id, String title) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("UPDATE post SET title = ? WHERE id = ?")) {
            statement.setString(1, title);
            statement.setLong(2, id);
            statement.executeUpdate();
        }
    }
}
