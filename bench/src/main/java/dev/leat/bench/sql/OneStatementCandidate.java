package dev.leat.bench.sql;

import dev.leat.bench.sql.Rows.AuthorNode;
import dev.leat.bench.sql.Rows.CommentNode;
import dev.leat.bench.sql.Rows.PostNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Plain JDBC with the one statement that Leat sends for a graph, its rows read by hand. What Leat
/// takes longer is Leat's; what both take longer than three statements is the statement's.
final class OneStatementCandidate extends JdbcCandidate {
    private static final String GRAPH =
            """
            SELECT author.id, author.name, posts.r
            FROM (SELECT * FROM author ORDER BY id LIMIT ?) author
            LEFT JOIN LATERAL (SELECT string_agg(packed.r, ''::bytea) AS r FROM (
                SELECT record_send(ROW(post.id, post.title, post.created_at, comments.r)) AS r
                FROM post
                LEFT JOIN LATERAL (SELECT string_agg(packed.r, ''::bytea) AS r FROM (
                    SELECT record_send(ROW(comment.id, comment.body, comment.created_at)) AS r
                    FROM comment WHERE comment.post_id = post.id ORDER BY comment.id) packed
                ) comments ON true
                WHERE post.author_id = author.id ORDER BY post.id) packed
            ) posts ON true
            ORDER BY author.id
            """;

    /// Microseconds from 1970 to 2000, from which Postgres counts.
    private static final long EPOCH = 946_684_800_000_000L;

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
            List<AuthorNode> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(
                            new AuthorNode(
                                    row.getInt(1), row.getString(2), posts(row.getBytes(3))));
                }
            }
            return found;
        }
    }

    private static List<PostNode> posts(byte @Nullable [] packed) {
        List<PostNode> posts = new ArrayList<>();
        if (packed != null) {
            ByteBuffer data = ByteBuffer.wrap(packed);
            while (data.hasRemaining()) {
                data.getInt(); // how many fields
                field(data);
                long id = data.getLong();
                String title = text(data);
                Instant createdAt = moment(data);
                posts.add(new PostNode(id, title, createdAt, comments(data)));
            }
        }
        return posts;
    }

    private static List<CommentNode> comments(ByteBuffer data) {
        List<CommentNode> comments = new ArrayList<>();
        int end = field(data) + data.position();
        while (data.position() < end) {
            data.getInt();
            field(data);
            comments.add(new CommentNode(data.getLong(), text(data), moment(data)));
        }
        return comments;
    }

    /// {@return the length of the field, whose value is next; -1 for null}
    private static int field(ByteBuffer data) {
        data.getInt(); // the number of its type
        return data.getInt();
    }

    private static String text(ByteBuffer data) {
        int length = field(data);
        String text = new String(data.array(), data.position(), length, StandardCharsets.UTF_8);
        data.position(data.position() + length);
        return text;
    }

    private static Instant moment(ByteBuffer data) {
        field(data);
        long micros = data.getLong() + EPOCH;
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
    }
}
