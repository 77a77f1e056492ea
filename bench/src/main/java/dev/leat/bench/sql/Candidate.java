package dev.leat.bench.sql;

import dev.leat.bench.sql.Rows.AuthorNode;
import dev.leat.bench.sql.Rows.Post;
import dev.leat.bench.sql.Rows.PostLine;
import java.util.List;

/// One way to do the work, written as its users would.
interface Candidate extends AutoCloseable {
    String name();

    Post byKey(long id) throws Exception;

    /// The first posts by id.
    List<Post> list(int count) throws Exception;

    /// The first posts by id with the names of their authors.
    List<PostLine> join(int count) throws Exception;

    /// The first authors by id with their posts and the comments on those.
    List<AuthorNode> graph(int authors) throws Exception;

    void insert(List<Post> posts) throws Exception;

    void update(long id, String title) throws Exception;

    @Override
    default void close() {}
}
