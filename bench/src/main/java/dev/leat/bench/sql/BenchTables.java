package dev.leat.bench.sql;

import dev.leat.bench.sql.Rows.Author;
import dev.leat.bench.sql.Rows.Post;
import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;

/// The tables of the benchmark.
final class BenchTables {
    static final Authors AUTHORS = new Authors();
    static final Posts POSTS = new Posts();
    static final Comments COMMENTS = new Comments();

    private BenchTables() {}

    record Comment(long id, long postId, String body, Instant createdAt) {}

    static final class Authors extends Table<Author> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<String> name = text("name");
        public final Column<String> email = text("email");
        public final Column<Instant> createdAt = timestamptz("created_at");
        public final Many<Post> posts = many(id, () -> POSTS.authorId);

        private Authors() {
            super("author");
        }
    }

    static final class Posts extends Table<Post> {
        public final Column<Long> id = bigint("id").primaryKey();
        public final Column<Integer> authorId = integer("author_id");
        public final Column<String> title = text("title");
        public final Column<String> body = text("body");
        public final Column<Instant> createdAt = timestamptz("created_at");
        public final Column<Integer> likes = integer("likes");
        public final One<Author> author = one(authorId, () -> AUTHORS.id);
        public final Many<Comment> comments = many(id, () -> COMMENTS.postId);

        private Posts() {
            super("post");
            index().on(authorId);
        }
    }

    static final class Comments extends Table<Comment> {
        public final Column<Long> id = bigint("id").primaryKey();
        public final Column<Long> postId = bigint("post_id");
        public final Column<String> body = text("body");
        public final Column<Instant> createdAt = timestamptz("created_at");

        private Comments() {
            super("comment");
            index().on(postId);
        }
    }

    /// 100 authors with 20 posts each, 5 comments on each post.
    static final String[] DDL = {
        "CREATE TABLE author (id integer PRIMARY KEY, name text NOT NULL, email text NOT NULL, created_at timestamptz NOT NULL)",
        "CREATE TABLE post (id bigint PRIMARY KEY, author_id integer NOT NULL REFERENCES author, title text NOT NULL, body text NOT NULL, created_at timestamptz NOT NULL, likes integer NOT NULL)",
        "CREATE TABLE comment (id bigint PRIMARY KEY, post_id bigint NOT NULL, body text NOT NULL, created_at timestamptz NOT NULL)",
        "INSERT INTO author SELECT i, 'Author ' || i, 'author' || i || '@example.com', now() FROM generate_series(1, 100) i",
        "INSERT INTO post SELECT i, 1 + (i - 1) / 20, 'Title ' || i, repeat('Some text. ', 10), now(), i % 50 FROM generate_series(1, 2000) i",
        "INSERT INTO comment SELECT i, 1 + (i - 1) / 5, repeat('A comment. ', 4), now() FROM generate_series(1, 10000) i",
        "CREATE INDEX ON post (author_id)",
        "CREATE INDEX ON comment (post_id)",
        "ANALYZE",
    };
}
