package dev.leat.bench.sql;

import java.time.Instant;
import java.util.List;

/// What every candidate gives back. Public, because some of the libraries demand it.
public final class Rows {
    private Rows() {}

    /// A row of the table `author`.
    public record Author(int id, String name, String email, Instant createdAt) {}

    /// A row of the table `post`.
    public record Post(
            long id, int authorId, String title, String body, Instant createdAt, int likes) {}

    /// What the join gives.
    public record PostLine(long id, String title, String author) {}

    /// A comment within a graph.
    public record CommentNode(long id, String body, Instant createdAt) {}

    /// A post within a graph.
    public record PostNode(long id, String title, Instant createdAt, List<CommentNode> comments) {}

    /// The top of a graph.
    public record AuthorNode(int id, String name, List<PostNode> posts) {}
}
