package dev.leat.bench.sql;

import dev.leat.bench.sql.Rows.AuthorNode;
import dev.leat.bench.sql.Rows.CommentNode;
import dev.leat.bench.sql.Rows.Post;
import dev.leat.bench.sql.Rows.PostLine;
import dev.leat.bench.sql.Rows.PostNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.hibernate.cfg.Configuration;

/// Hibernate 7 with entities; collections fetched by a statement per level, the records made of
/// them.
public final class HibernateCandidate implements Candidate {
    private final SessionFactory factory;

    /// A row of the table `author`.
    @Entity(name = "Author")
    @Table(name = "author")
    @SuppressWarnings("NullAway.Init")
    public static class AuthorEntity {
        @Id Integer id;
        String name;
        String email;

        @Column(name = "created_at")
        Instant createdAt;

        @OneToMany
        @JoinColumn(name = "author_id", insertable = false, updatable = false)
        @Fetch(FetchMode.SUBSELECT)
        @OrderBy("id")
        List<PostEntity> posts = new ArrayList<>();
    }

    /// A row of the table `post`.
    @Entity(name = "Post")
    @Table(name = "post")
    @SuppressWarnings("NullAway.Init")
    public static class PostEntity {
        @Id Long id;

        @Column(name = "author_id")
        int authorId;

        String title;
        String body;

        @Column(name = "created_at")
        Instant createdAt;

        int likes;

        @OneToMany
        @JoinColumn(name = "post_id", insertable = false, updatable = false)
        @Fetch(FetchMode.SUBSELECT)
        @OrderBy("id")
        List<CommentEntity> comments = new ArrayList<>();
    }

    /// A row of the table `comment`.
    @Entity(name = "Comment")
    @Table(name = "comment")
    @SuppressWarnings("NullAway.Init")
    public static class CommentEntity {
        @Id Long id;

        @Column(name = "post_id")
        long postId;

        String body;

        @Column(name = "created_at")
        Instant createdAt;
    }

    HibernateCandidate(DataSource source) {
        Configuration configuration = new Configuration();
        configuration.getProperties().put("hibernate.connection.datasource", source);
        configuration.setProperty("hibernate.jdbc.batch_size", "100");
        configuration.setProperty("hibernate.order_inserts", "true");
        factory =
                configuration
                        .addAnnotatedClass(AuthorEntity.class)
                        .addAnnotatedClass(PostEntity.class)
                        .addAnnotatedClass(CommentEntity.class)
                        .buildSessionFactory();
    }

    @Override
    public String name() {
        return "Hibernate 7";
    }

    private static Post post(PostEntity entity) {
        return new Post(
                entity.id,
                entity.authorId,
                entity.title,
                entity.body,
                entity.createdAt,
                entity.likes);
    }

    @Override
    public Post byKey(long id) {
        return factory.fromSession(session -> post(session.find(PostEntity.class, id)));
    }

    @Override
    public List<Post> list(int count) {
        return factory.fromSession(session ->
                session
                        .createQuery("from Post order by id", PostEntity.class)
                        .setMaxResults(count)
                        .list()
                        .stream()
                        .map(HibernateCandidate::post)
                        .toList());
    }

    @Override
    public List<PostLine> join(int count) {
        return factory.fromSession(session ->
                session
                        .createQuery(
                                "select new dev.leat.bench.sql.HibernateCandidate$Line(p.id, p.title, a.name) from Post p join Author a on a.id = p.authorId order by p.id",
                                Line.class)
                        .setMaxResults(count)
                        .list()
                        .stream()
                        .map(line -> new PostLine(line.id, line.title, line.author))
                        .toList());
    }

    /// What the join selects.
    public record Line(Long id, String title, String author) {}

    @Override
    public List<AuthorNode> graph(int authors) {
        return factory.fromSession(session ->
                session
                        .createQuery("from Author order by id", AuthorEntity.class)
                        .setMaxResults(authors)
                        .list()
                        .stream()
                        .map(author ->
                                new AuthorNode(
                                        author.id,
                                        author.name,
                                        author.posts.stream()
                                                .map(HibernateCandidate::node)
                                                .toList()))
                        .toList());
    }

    private static PostNode node(PostEntity post) {
        return new PostNode(
                post.id,
                post.title,
                post.createdAt,
                post.comments.stream()
                        .map(comment ->
                                new CommentNode(comment.id, comment.body, comment.createdAt))
                        .toList());
    }

    @Override
    public void insert(List<Post> posts) {
        factory.inTransaction(session -> {
            for (Post post : posts) {
                PostEntity entity = new PostEntity();
                entity.id = post.id();
                entity.authorId = post.authorId();
                entity.title = post.title();
                entity.body = post.body();
                entity.createdAt = post.createdAt();
                entity.likes = post.likes();
                session.persist(entity);
            }
        });
    }

    @Override
    public void update(long id, String title) {
        factory.inTransaction(session ->
                session.createMutationQuery("update Post set title = :title where id = :id")
                        .setParameter("title", title)
                        .setParameter("id", id)
                        .executeUpdate());
    }

    @Override
    public void close() {
        factory.close();
    }
}
