package dev.leat.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableTest {
    record User(String id, @Nullable String bossId) {}

    record Post(UUID id, String authorId, @Nullable String body, List<String> tags, Instant at) {}

    record Tag(String id) {}

    record PostTag(UUID postId, String tagId) {}

    static final class Users extends Table<User> {
        static final Users USERS = new Users();
        public final Column<String> id = text("id").primaryKey();
        public final Column<@Nullable String> bossId =
                text("boss_id").references(() -> Users.USERS.id, onDelete(SET_NULL)).nullable();
        public final One<User> boss = one(bossId, () -> Users.USERS.id);
        public final Many<User> reports = many(id, () -> Users.USERS.bossId);
        public final Many<Post> posts = many(id, () -> Posts.POSTS.authorId);

        private Users() {
            super("user");
        }
    }

    static final class Posts extends Table<Post> {
        static final Posts POSTS = new Posts();
        public final Column<UUID> id = uuid("id").primaryKey().defaultRandom();
        public final Column<String> authorId =
                text("author_id").references(() -> Users.USERS.id, onDelete(CASCADE));
        public final Column<@Nullable String> body = text("body").nullable();
        public final Column<List<String>> tags = text("tags").array().defaultValue(List.of("a"));
        public final Column<Instant> at = timestamptz("created_at").defaultNow();
        public final One<User> author = one(authorId, () -> Users.USERS.id);
        public final Many<Tag> labels =
                many(id, () -> PostTags.POST_TAGS.postId)
                        .through(() -> PostTags.POST_TAGS.tagId, () -> Tags.TAGS.id);

        private Posts() {
            super("blog", "post");
            index("post_author_idx").on(authorId, at.desc()).where(body.isNotNull());
            unique(authorId, at);
            renamedFrom("article");
        }
    }

    static final class Tags extends Table<Tag> {
        static final Tags TAGS = new Tags();
        public final Column<String> id = text("id").primaryKey();

        private Tags() {
            super("tag");
        }
    }

    static final class PostTags extends Table<PostTag> {
        static final PostTags POST_TAGS = new PostTags();
        public final Column<UUID> postId = uuid("post_id").references(() -> Posts.POSTS.id);
        public final Column<String> tagId = text("tag_id").references(() -> Tags.TAGS.id);

        private PostTags() {
            super("post_tag");
            primaryKey(postId, tagId);
        }
    }

    static final class Blog implements DatabaseDefinition {
        @Override
        public Tables synced() {
            return Tables.of(Users.USERS, Posts.POSTS, Tags.TAGS, PostTags.POST_TAGS);
        }
    }

    @Test
    void aTableReadsAsItWasDeclared() {
        Posts posts = Posts.POSTS;

        assertThat(posts.serverName()).isEqualTo("blog.post");
        assertThat(posts.qualifiedSql()).isEqualTo("\"blog\".\"post\"");
        assertThat(posts.renamedFrom()).isEqualTo("article");
        assertThat(posts.columns())
                .extracting(Column::name)
                .containsExactly("id", "author_id", "body", "tags", "created_at");
        assertThat(posts.columns())
                .extracting(Column::javaName)
                .containsExactly("id", "authorId", "body", "tags", "at");
        assertThat(posts.columns())
                .extracting(column -> column.type().sql())
                .containsExactly("uuid", "text", "text", "text[]", "timestamptz");
        assertThat(posts.columns())
                .extracting(Column::isRequired)
                .containsExactly(false, true, false, false, false);
        assertThat(posts.primaryKey()).isEqualTo(new PrimaryKey("post_pkey", List.of(posts.id)));
        assertThat(posts.uniqueKeys())
                .containsExactly(
                        new UniqueKey(
                                "post_author_id_created_at_key",
                                List.of(posts.authorId, posts.at)));
        assertThat(posts.rowType()).isEqualTo(Post.class);
        assertThat(posts.tags.defaultClause()).isNotNull();
        assertThat(posts.tags.defaultClause().sql(posts.tags.type()))
                .isEqualTo("'{\"a\"}'::text[]");
    }

    @Test
    void anIndexKeepsDirectionsAndItsCondition() {
        Index index = Posts.POSTS.indexes().getFirst();

        assertThat(index.parts())
                .containsExactly(
                        IndexPart.of(Posts.POSTS.authorId), IndexPart.of(Posts.POSTS.at.desc()));
        assertThat(index.where()).isNotNull();
        assertThat(ConditionSql.of(index.where())).isEqualTo("\"body\" IS NOT NULL");
    }

    @Test
    void foreignKeysAndRelationsReachTablesThatAreDeclaredLater() {
        assertThat(Users.USERS.foreignKeys())
                .containsExactly(
                        ForeignKey.of(
                                "user_boss_id_fkey",
                                List.of(Users.USERS.bossId),
                                List.of(Users.USERS.id),
                                false,
                                List.of(
                                        new ReferentialAction.On(
                                                ReferentialAction.Event.DELETE,
                                                ReferentialAction.SET_NULL))));
        assertThat(Users.USERS.posts.target()).isSameAs(Posts.POSTS);
        assertThat(Posts.POSTS.labels.joins()).hasSize(2);
        assertThat(Posts.POSTS.labels.target()).isSameAs(Tags.TAGS);
        assertThat(Posts.POSTS.labels.name()).isEqualTo("labels");
    }

    abstract static class Base<A, R> extends Table<R> {
        public final Column<UUID> id = uuid("id").primaryKey();

        Base(String name) {
            super(name);
        }
    }

    static final class Special extends Base<String, Tag> {
        public final Column<String> more = text("more");

        Special() {
            super("special");
        }
    }

    @Test
    void aBaseClassGivesItsColumnsAndLeavesTheRowTypeOpen() {
        Special special = new Special();

        assertThat(special.rowType()).isEqualTo(Tag.class);
        assertThat(special.columns()).extracting(Column::javaName).containsExactly("id", "more");
    }

    @Test
    void aSoundSchemaPassesItsCheck() {
        Schema schema = Schema.of(new Blog());

        assertThat(schema.tables()).hasSize(4);
        assertThat(schema.findTable("blog.post")).isSameAs(Posts.POSTS);
    }

    @Test
    void givenATableThatWasRead_whenItIsChanged_thenThatIsRefused() {
        Posts.POSTS.columns();

        assertThatThrownBy(Posts.POSTS.authorId::unique)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("blog.post");
    }
}
