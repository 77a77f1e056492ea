package dev.leat.bench.sql;

import static dev.leat.bench.sql.BenchTables.AUTHORS;
import static dev.leat.bench.sql.BenchTables.POSTS;
import static dev.leat.query.Query.from;
import static dev.leat.sql.result.Rows.row;

import dev.leat.bench.sql.Rows.AuthorNode;
import dev.leat.bench.sql.Rows.Post;
import dev.leat.bench.sql.Rows.PostLine;
import dev.leat.schema.NewRow;
import dev.leat.sql.Database;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Leat, statements put together at every call.
final class LeatCandidate implements Candidate {
    private final Database db;

    LeatCandidate(DataSource source) {
        this.db = Database.of(source);
    }

    @Override
    public String name() {
        return "Leat";
    }

    @Override
    public Post byKey(long id) {
        return db.selectFrom(POSTS).where(POSTS.id.eq(id)).first().orElseThrow();
    }

    @Override
    public List<Post> list(int count) {
        return db.selectFrom(POSTS).orderBy(POSTS.id).limit(count).list();
    }

    @Override
    public List<PostLine> join(int count) {
        return db.select(row(PostLine::new, POSTS.id, POSTS.title, AUTHORS.name))
                .from(POSTS)
                .join(AUTHORS)
                .on(AUTHORS.id.eq(POSTS.authorId))
                .orderBy(POSTS.id)
                .limit(count)
                .list();
    }

    @Override
    public List<AuthorNode> graph(int authors) {
        return db.run(
                from(AUTHORS)
                        .limit(authors)
                        .related(AUTHORS.posts, posts -> posts.related(POSTS.comments)),
                AuthorNode.class);
    }

    @Override
    public void insert(List<Post> posts) {
        if (posts.size() == 1) {
            db.insertInto(POSTS).values(NewPost.of(posts.getFirst())).execute();
        } else {
            db.insertInto(POSTS).values(posts.stream().map(NewPost::of).toList()).execute();
        }
    }

    /// What the annotation processor generates, without the steps that ask for one column each.
    private record NewPost(Map<String, @Nullable Object> values) implements NewRow<Post> {
        static NewPost of(Post post) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("id", post.id());
            values.put("author_id", post.authorId());
            values.put("title", post.title());
            values.put("body", post.body());
            values.put("created_at", post.createdAt());
            values.put("likes", post.likes());
            return new NewPost(Collections.unmodifiableMap(values));
        }
    }

    @Override
    public void update(long id, String title) {
        db.update(POSTS).set(POSTS.title, title).where(POSTS.id.eq(id)).execute();
    }
}
