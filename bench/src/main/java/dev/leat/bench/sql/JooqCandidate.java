package dev.leat.bench.sql;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.quotedName;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import dev.leat.bench.sql.Rows.AuthorNode;
import dev.leat.bench.sql.Rows.CommentNode;
import dev.leat.bench.sql.Rows.Post;
import dev.leat.bench.sql.Rows.PostLine;
import dev.leat.bench.sql.Rows.PostNode;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// jOOQ with typed fields and MULTISET for the graph.
final class JooqCandidate implements Candidate {
    private static final Table<Record> AUTHOR = table(quotedName("author"));
    private static final Table<Record> POST = table(quotedName("post"));
    private static final Table<Record> COMMENT = table(quotedName("comment"));
    private static final Field<Integer> AUTHOR_ID =
            field(quotedName("author", "id"), SQLDataType.INTEGER);
    private static final Field<String> AUTHOR_NAME =
            field(quotedName("author", "name"), SQLDataType.CLOB);
    private static final Field<Long> POST_ID = field(quotedName("post", "id"), SQLDataType.BIGINT);
    private static final Field<Integer> POST_AUTHOR =
            field(quotedName("post", "author_id"), SQLDataType.INTEGER);
    private static final Field<String> POST_TITLE =
            field(quotedName("post", "title"), SQLDataType.CLOB);
    private static final Field<String> POST_BODY =
            field(quotedName("post", "body"), SQLDataType.CLOB);
    private static final Field<Instant> POST_CREATED =
            field(quotedName("post", "created_at"), SQLDataType.INSTANT);
    private static final Field<Integer> POST_LIKES =
            field(quotedName("post", "likes"), SQLDataType.INTEGER);
    private static final Field<Long> COMMENT_ID =
            field(quotedName("comment", "id"), SQLDataType.BIGINT);
    private static final Field<Long> COMMENT_POST =
            field(quotedName("comment", "post_id"), SQLDataType.BIGINT);
    private static final Field<String> COMMENT_BODY =
            field(quotedName("comment", "body"), SQLDataType.CLOB);
    private static final Field<Instant> COMMENT_CREATED =
            field(quotedName("comment", "created_at"), SQLDataType.INSTANT);

    private final DSLContext dsl;

    JooqCandidate(DataSource source) {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        this.dsl = DSL.using(source, SQLDialect.POSTGRES);
    }

    @Override
    public String name() {
        return "jOOQ";
    }

    @Override
    public Post byKey(long id) {
        return dsl.select(POST_ID, POST_AUTHOR, POST_TITLE, POST_BODY, POST_CREATED, POST_LIKES)
                .from(POST)
                .where(POST_ID.eq(id))
                .fetchSingle(mapping(Post::new));
    }

    @Override
    public List<Post> list(int count) {
        return dsl.select(POST_ID, POST_AUTHOR, POST_TITLE, POST_BODY, POST_CREATED, POST_LIKES)
                .from(POST)
                .orderBy(POST_ID)
                .limit(count)
                .fetch(mapping(Post::new));
    }

    @Override
    public List<PostLine> join(int count) {
        return dsl.select(POST_ID, POST_TITLE, AUTHOR_NAME)
                .from(POST)
                .join(AUTHOR)
                .on(AUTHOR_ID.eq(POST_AUTHOR))
                .orderBy(POST_ID)
                .limit(count)
                .fetch(mapping(PostLine::new));
    }

    @Override
    public List<AuthorNode> graph(int authors) {
        return dsl.select(
                        AUTHOR_ID,
                        AUTHOR_NAME,
                        multiset(
                                        select(
                                                        POST_ID,
                                                        POST_TITLE,
                                                        POST_CREATED,
                                                        multiset(
                                                                        select(
                                                                                        COMMENT_ID,
                                                                                        COMMENT_BODY,
                                                                                        COMMENT_CREATED)
                                                                                .from(COMMENT)
                                                                                .where(
                                                                                        COMMENT_POST
                                                                                                .eq(
                                                                                                        POST_ID))
                                                                                .orderBy(
                                                                                        COMMENT_ID))
                                                                .convertFrom(rows ->
                                                                        rows.map(
                                                                                mapping(
                                                                                        CommentNode
                                                                                                ::new))))
                                                .from(POST)
                                                .where(POST_AUTHOR.eq(AUTHOR_ID))
                                                .orderBy(POST_ID))
                                .convertFrom(rows -> rows.map(mapping(PostNode::new))))
                .from(AUTHOR)
                .orderBy(AUTHOR_ID)
                .limit(authors)
                .fetch(mapping(AuthorNode::new));
    }

    @Override
    public void insert(List<Post> posts) {
        if (posts.size() == 1) {
            insert(dsl, posts);
            return;
        }
        dsl.transaction(configuration -> {
            for (int start = 0; start < posts.size(); start += 1000) {
                insert(
                        configuration.dsl(),
                        posts.subList(start, Math.min(posts.size(), start + 1000)));
            }
        });
    }

    private static void insert(DSLContext on, List<Post> posts) {
        var insert =
                on.insertInto(
                        POST,
                        POST_ID,
                        POST_AUTHOR,
                        POST_TITLE,
                        POST_BODY,
                        POST_CREATED,
                        POST_LIKES);
        for (Post post : posts) {
            insert =
                    insert.values(
                            post.id(),
                            post.authorId(),
                            post.title(),
                            post.body(),
                            post.createdAt(),
                            post.likes());
        }
        insert.execute();
    }

    @Override
    public void update(long id, String title) {
        dsl.update(POST).set(POST_TITLE, title).where(POST_ID.eq(id)).execute();
    }
}
