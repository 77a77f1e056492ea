package dev.leat.bench.sql;

import static dev.leat.bench.sql.BenchTables.AUTHORS;
import static dev.leat.bench.sql.BenchTables.POSTS;
import static dev.leat.query.Query.from;
import static dev.leat.sql.result.Rows.row;

import dev.leat.bench.sql.Rows.AuthorNode;
import dev.leat.bench.sql.Rows.Post;
import dev.leat.bench.sql.Rows.PostLine;
import dev.leat.schema.RowValues;
import dev.leat.sql.Database;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

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
        List<RowValues<Post>> rows = new ArrayList<>(posts.size());
        for (Post post : posts) {
            rows.add(
                    RowValues.of(POSTS)
                            .set(POSTS.id, post.id())
                            .set(POSTS.authorId, post.authorId())
                            .set(POSTS.title, post.title())
                            .set(POSTS.body, post.body())
                            .set(POSTS.createdAt, post.createdAt())
                            .set(POSTS.likes, post.likes()));
        }
        db.insertInto(POSTS).values(rows).execute();
    }

    @Override
    public void update(long id, String title) {
        db.update(POSTS).set(POSTS.title, title).where(POSTS.id.eq(id)).execute();
    }
}
