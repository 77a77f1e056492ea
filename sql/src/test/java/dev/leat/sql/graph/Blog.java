package dev.leat.sql.graph;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import dev.leat.schema.View;
import dev.leat.testing.TestDatabase;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A small blog: people who invite each other, posts with comments, tags behind a junction, a view,
/// translations under a key of two columns.
final class Blog {
    record Person(
            int id,
            String name,
            @Nullable Integer invitedBy,
            @Nullable String addressStreet,
            @Nullable String addressCity) {}

    record Post(int id, int authorId, String title, boolean published) {}

    record Comment(long id, int postId, int authorId, String body, int votes) {}

    record Tag(int id, String name) {}

    record PostTag(int postId, int tagId, int rank, LocalDate addedOn) {}

    record PostStats(int postId, String title, long comments) {}

    record Text(int postId, String language, String text) {}

    record Note(int postId, String language, int line, String note) {}

    static final People PEOPLE = new People();
    static final Posts POSTS = new Posts();
    static final Comments COMMENTS = new Comments();
    static final Tags TAGS = new Tags();
    static final PostTags POST_TAGS = new PostTags();
    static final Stats STATS = new Stats();
    static final Texts TEXTS = new Texts();
    static final Notes NOTES = new Notes();

    private Blog() {}

    static final class People extends Table<Person> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<String> name = text("name");
        public final Column<@Nullable Integer> invitedBy = integer("invited_by").nullable();
        public final Column<@Nullable String> addressStreet = text("address_street").nullable();
        public final Column<@Nullable String> addressCity = text("address_city").nullable();

        public final One<Person> host = one(invitedBy, () -> PEOPLE.id);
        public final Many<Person> guests = many(id, () -> PEOPLE.invitedBy);
        public final Many<Post> posts = many(id, () -> POSTS.authorId);
        public final Many<Post> published =
                this.<Post>many(id, () -> POSTS.authorId).where(() -> POSTS.published.eq(true));
        public final Many<Comment> comments = many(id, () -> COMMENTS.authorId);

        private People() {
            super("person");
        }
    }

    static final class Posts extends Table<Post> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<Integer> authorId = integer("author_id");
        public final Column<String> title = text("title");
        public final Column<Boolean> published = bool("published");

        public final One<Person> author = this.<Person>one(authorId, () -> PEOPLE.id).required();
        public final Many<Comment> comments = many(id, () -> COMMENTS.postId);
        public final Many<Comment> liked =
                this.<Comment>many(id, () -> COMMENTS.postId).where(() -> COMMENTS.votes.gt(0));
        public final Many<Tag> tags =
                many(id, () -> POST_TAGS.postId).through(() -> POST_TAGS.tagId, () -> TAGS.id);
        public final Many<Tag> shortTags =
                many(id, () -> POST_TAGS.postId)
                        .<Tag>through(() -> POST_TAGS.tagId, () -> TAGS.id)
                        .where(() -> TAGS.name.like("___"));
        public final One<PostStats> stats = one(id, () -> STATS.postId);
        public final Many<Text> texts = many(id, () -> TEXTS.postId);

        private Posts() {
            super("post");
        }
    }

    static final class Comments extends Table<Comment> {
        public final Column<Long> id = bigint("id").primaryKey();
        public final Column<Integer> postId = integer("post_id");
        public final Column<Integer> authorId = integer("author_id");
        public final Column<String> body = text("body");
        public final Column<Integer> votes = integer("votes");

        public final One<Post> post = one(postId, () -> POSTS.id);
        public final One<Person> author = one(authorId, () -> PEOPLE.id);

        private Comments() {
            super("talk", "comment");
        }
    }

    static final class Tags extends Table<Tag> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<String> name = text("name");

        public final Many<Post> posts =
                many(id, () -> POST_TAGS.tagId).through(() -> POST_TAGS.postId, () -> POSTS.id);

        private Tags() {
            super("tag");
        }
    }

    static final class PostTags extends Table<PostTag> {
        public final Column<Integer> postId = integer("post_id");
        public final Column<Integer> tagId = integer("tag_id");
        public final Column<Integer> rank = integer("rank");
        public final Column<LocalDate> addedOn = date("added_on");

        private PostTags() {
            super("post_tag");
            primaryKey(postId, tagId, rank);
        }
    }

    static final class Stats extends View<PostStats> {
        public final Column<Integer> postId = integer("post_id");
        public final Column<String> title = text("title");
        public final Column<Long> comments = bigint("comments");

        public final One<Post> post = one(postId, () -> POSTS.id);
        public final Many<Comment> all = many(postId, () -> COMMENTS.postId);

        private Stats() {
            super("post_stats");
            existing();
        }
    }

    static final class Texts extends Table<Text> {
        public final Column<Integer> postId = integer("post_id");
        public final Column<String> language = text("language");
        public final Column<String> text = text("text");

        public final Many<Note> notes =
                many(
                        java.util.List.of(postId, language),
                        () -> java.util.List.of(NOTES.postId, NOTES.language));

        private Texts() {
            super("post_text");
            primaryKey(postId, language);
        }
    }

    static final class Notes extends Table<Note> {
        public final Column<Integer> postId = integer("post_id");
        public final Column<String> language = text("language");
        public final Column<Integer> line = integer("line");
        public final Column<String> note = text("note");

        private Notes() {
            super("note");
            primaryKey(postId, language, line);
        }
    }

    /// Ada invited Bob and Cy. Ada wrote posts 1 (three comments, tags) and 2 (a draft), Bob post
    /// 3.
    static void create(TestDatabase database) {
        database.execute(
                "CREATE SCHEMA talk",
                "CREATE TABLE person (id integer PRIMARY KEY, name text NOT NULL, invited_by integer, address_street text, address_city text)",
                "CREATE TABLE post (id integer PRIMARY KEY, author_id integer NOT NULL, title text NOT NULL, published boolean NOT NULL)",
                "CREATE TABLE talk.comment (id bigint PRIMARY KEY, post_id integer NOT NULL, author_id integer NOT NULL, body text NOT NULL, votes integer NOT NULL)",
                "CREATE TABLE tag (id integer PRIMARY KEY, name text NOT NULL)",
                "CREATE TABLE post_tag (post_id integer, tag_id integer, rank integer, added_on date NOT NULL, PRIMARY KEY (post_id, tag_id, rank))",
                "CREATE TABLE post_text (post_id integer, language text, text text NOT NULL, PRIMARY KEY (post_id, language))",
                "CREATE TABLE note (post_id integer, language text, line integer, note text NOT NULL, PRIMARY KEY (post_id, language, line))",
                "CREATE VIEW post_stats AS SELECT p.id AS post_id, p.title, (SELECT count(*) FROM talk.comment c WHERE c.post_id = p.id) AS comments FROM post p",
                "INSERT INTO person VALUES (1, 'Ada', NULL, 'Main St 1', 'Bern'), (2, 'Bob', 1, NULL, NULL), (3, 'Cy', 1, NULL, 'Rome')",
                "INSERT INTO post VALUES (1, 1, 'one', true), (2, 1, 'two', false), (3, 2, 'three', true)",
                "INSERT INTO talk.comment VALUES (1, 1, 2, 'a', 5), (2, 1, 3, 'b', 0), (3, 1, 2, 'c', 2), (4, 3, 1, 'd', 1)",
                "INSERT INTO tag VALUES (1, 'sql'), (2, 'java'), (3, 'xml')",
                "INSERT INTO post_tag VALUES (1, 1, 2, '2024-01-02'), (1, 2, 1, '2024-01-01'), (1, 1, 3, '2024-01-03'), (3, 2, 1, '2024-02-01')",
                "INSERT INTO post_text VALUES (1, 'de', 'eins'), (1, 'en', 'one'), (3, 'en', 'three')",
                "INSERT INTO note VALUES (1, 'de', 1, 'x'), (1, 'de', 2, 'y'), (1, 'en', 1, 'z')");
    }
}
