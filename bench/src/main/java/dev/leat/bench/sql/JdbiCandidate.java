package dev.leat.bench.sql;

import dev.leat.bench.sql.Rows.AuthorNode;
import dev.leat.bench.sql.Rows.CommentNode;
import dev.leat.bench.sql.Rows.Post;
import dev.leat.bench.sql.Rows.PostLine;
import dev.leat.bench.sql.Rows.PostNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Jdbi 3 with constructor mappers; three statements for a graph.
public final class JdbiCandidate implements Candidate {
    private static final String INSERT =
            "INSERT INTO post (id, author_id, title, body, created_at, likes) VALUES (:id, :authorId, :title, :body, :createdAt, :likes)";

    private final Jdbi jdbi;

    /// A post with its author.
    public record ChildPost(long id, String title, Instant createdAt, int authorId) {}

    /// A comment with its post.
    public record ChildComment(long id, String body, Instant createdAt, long postId) {}

    /// An author without what hangs on it.
    public record Parent(int id, String name) {}

    JdbiCandidate(DataSource source) {
        jdbi = Jdbi.create(source);
        for (Class<?> type :
                List.of(
                        Post.class,
                        PostLine.class,
                        ChildPost.class,
                        ChildComment.class,
                        Parent.class)) {
            jdbi.registerRowMapper(ConstructorMapper.factory(type));
        }
    }

    @Override
    public String name() {
        return "Jdbi 3";
    }

    @Override
    public Post byKey(long id) {
        return jdbi.withHandle(handle ->
                handle.createQuery("SELECT * FROM post WHERE id = :id")
                        .bind("id", id)
                        .mapTo(Post.class)
                        .one());
    }

    @Override
    public List<Post> list(int count) {
        return jdbi.withHandle(handle ->
                handle.createQuery("SELECT * FROM post ORDER BY id LIMIT :count")
                        .bind("count", count)
                        .mapTo(Post.class)
                        .list());
    }

    @Override
    public List<PostLine> join(int count) {
        return jdbi.withHandle(handle ->
                handle.createQuery(
                                "SELECT p.id, p.title, a.name AS author FROM post p JOIN author a ON a.id = p.author_id ORDER BY p.id LIMIT :count")
                        .bind("count", count)
                        .mapTo(PostLine.class)
                        .list());
    }

    @Override
    public List<AuthorNode> graph(int authors) {
        return jdbi.withHandle(handle -> {
            Map<Integer, AuthorNode> found = new LinkedHashMap<>();
            handle.createQuery("SELECT id, name FROM author ORDER BY id LIMIT :count")
                    .bind("count", authors)
                    .mapTo(Parent.class)
                    .forEach(parent ->
                            found.put(
                                    parent.id(),
                                    new AuthorNode(parent.id(), parent.name(), new ArrayList<>())));
            Map<Long, PostNode> posts = new LinkedHashMap<>();
            handle.createQuery(
                            "SELECT id, title, created_at, author_id FROM post WHERE author_id = ANY (:ids) ORDER BY id")
                    .bindArray("ids", Integer.class, found.keySet().toArray())
                    .mapTo(ChildPost.class)
                    .forEach(child -> {
                        PostNode post =
                                new PostNode(
                                        child.id(),
                                        child.title(),
                                        child.createdAt(),
                                        new ArrayList<>());
                        posts.put(post.id(), post);
                        Objects.requireNonNull(found.get(child.authorId())).posts().add(post);
                    });
            handle.createQuery(
                            "SELECT id, body, created_at, post_id FROM comment WHERE post_id = ANY (:ids) ORDER BY id")
                    .bindArray("ids", Long.class, posts.keySet().toArray())
                    .mapTo(ChildComment.class)
                    .forEach(child ->
                            Objects.requireNonNull(posts.get(child.postId()))
                                    .comments()
                                    .add(
                                            new CommentNode(
                                                    child.id(), child.body(), child.createdAt())));
            return List.copyOf(found.values());
        });
    }

    @Override
    public void insert(List<Post> posts) {
        if (posts.size() == 1) {
            jdbi.useHandle(
                    handle -> handle.createUpdate(INSERT).bindMethods(posts.getFirst()).execute());
            return;
        }
        jdbi.useTransaction(handle -> {
            PreparedBatch batch = handle.prepareBatch(INSERT);
            posts.forEach(post -> batch.bindMethods(post).add());
            batch.execute();
        });
    }

    @Override
    public void update(long id, String title) {
        jdbi.useHandle(handle ->
                handle.createUpdate("UPDATE post SET title = :title WHERE id = :id")
                        .bind("title", title)
                        .bind("id", id)
                        .execute());
    }
}
