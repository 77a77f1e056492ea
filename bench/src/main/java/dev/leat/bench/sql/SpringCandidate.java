package dev.leat.bench.sql;

import dev.leat.bench.sql.Rows.AuthorNode;
import dev.leat.bench.sql.Rows.CommentNode;
import dev.leat.bench.sql.Rows.Post;
import dev.leat.bench.sql.Rows.PostLine;
import dev.leat.bench.sql.Rows.PostNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Spring Data JDBC with aggregates; the join with its JDBC template.
public final class SpringCandidate implements Candidate {
    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext();
    private final JdbcAggregateOperations aggregates;
    private final NamedParameterJdbcOperations jdbc;
    private final TransactionTemplate transactions;

    /// A post alone.
    @Table("post")
    public record PostAggregate(
            @Id Long id, int authorId, String title, String body, Instant createdAt, int likes) {}

    /// An author with everything below.
    @Table("author")
    public record AuthorAggregate(
            @Id Integer id,
            String name,
            @MappedCollection(idColumn = "author_id") Set<PostPart> posts) {}

    /// A post within its author.
    @Table("post")
    public record PostPart(
            @Id Long id,
            String title,
            Instant createdAt,
            @MappedCollection(idColumn = "post_id") Set<CommentPart> comments) {}

    /// A comment within its post.
    @Table("comment")
    public record CommentPart(@Id Long id, String body, Instant createdAt) {}

    SpringCandidate(DataSource source) {
        JdbcTransactionManager manager = new JdbcTransactionManager(source);
        context.registerBean(
                NamedParameterJdbcOperations.class, () -> new NamedParameterJdbcTemplate(source));
        context.registerBean(TransactionManager.class, () -> manager);
        context.register(AbstractJdbcConfiguration.class);
        context.refresh();
        aggregates = context.getBean(JdbcAggregateOperations.class);
        jdbc = context.getBean(NamedParameterJdbcOperations.class);
        transactions = new TransactionTemplate(manager);
    }

    @Override
    public String name() {
        return "Spring Data JDBC";
    }

    private static Post post(PostAggregate row) {
        return new Post(
                row.id(), row.authorId(), row.title(), row.body(), row.createdAt(), row.likes());
    }

    @Override
    public Post byKey(long id) {
        return post(Objects.requireNonNull(aggregates.findById(id, PostAggregate.class)));
    }

    @Override
    public List<Post> list(int count) {
        return aggregates
                .findAll(PostAggregate.class, PageRequest.of(0, count, Sort.by("id")))
                .stream()
                .map(SpringCandidate::post)
                .toList();
    }

    @Override
    public List<PostLine> join(int count) {
        return jdbc.query(
                "SELECT p.id, p.title, a.name AS author FROM post p JOIN author a ON a.id = p.author_id ORDER BY p.id LIMIT "
                        + count,
                DataClassRowMapper.newInstance(PostLine.class));
    }

    @Override
    public List<AuthorNode> graph(int authors) {
        return aggregates
                .findAll(AuthorAggregate.class, PageRequest.of(0, authors, Sort.by("id")))
                .stream()
                .map(author ->
                        new AuthorNode(
                                author.id(),
                                author.name(),
                                author.posts().stream()
                                        .sorted(Comparator.comparing(PostPart::id))
                                        .map(SpringCandidate::node)
                                        .toList()))
                .toList();
    }

    private static PostNode node(PostPart post) {
        return new PostNode(
                post.id(),
                post.title(),
                post.createdAt(),
                post.comments().stream()
                        .sorted(Comparator.comparing(CommentPart::id))
                        .map(part -> new CommentNode(part.id(), part.body(), part.createdAt()))
                        .toList());
    }

    @Override
    public void insert(List<Post> posts) {
        if (posts.size() == 1) {
            aggregates.insert(aggregate(posts.getFirst()));
            return;
        }
        transactions.executeWithoutResult(status ->
                aggregates.insertAll(posts.stream().map(SpringCandidate::aggregate).toList()));
    }

    private static PostAggregate aggregate(Post post) {
        return new PostAggregate(
                post.id(),
                post.authorId(),
                post.title(),
                post.body(),
                post.createdAt(),
                post.likes());
    }

    @Override
    public void update(long id, String title) {
        jdbc.update(
                "UPDATE post SET title = :title WHERE id = :id",
                java.util.Map.of("title", title, "id", id));
    }

    @Override
    public void close() {
        context.close();
    }
}
