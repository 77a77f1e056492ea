package dev.leat.migrate;

import dev.leat.schema.Column;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.EnumType;
import dev.leat.schema.Table;
import dev.leat.schema.Tables;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A small schema in several ages, each made anew so that a test can change its mind about it.
public final class Blog {
    enum Mood {
        HAPPY,
        SAD
    }

    enum MoreMoods {
        HAPPY,
        CALM,
        SAD
    }

    private Blog() {}

    /// Authors and posts; sessions stay on the server.
    public static final class First implements DatabaseDefinition {
        private final Authors authors = new Authors();
        private final Posts posts = new Posts(authors);

        @Override
        public Tables synced() {
            return Tables.of(authors, posts);
        }

        @Override
        public Tables serverOnly() {
            return Tables.of(new Sessions());
        }
    }

    /// Posts have a subtitle and an index, authors a unique e-mail; tags are new.
    public static final class Second implements DatabaseDefinition {
        private final AuthorsWithMail authors = new AuthorsWithMail();

        @Override
        public Tables synced() {
            return Tables.of(authors, new PostsWithSubtitle(authors), new Tags());
        }

        @Override
        public Tables serverOnly() {
            return Tables.of(new Sessions());
        }
    }

    /// As [First], but posts are articles and their title is a heading.
    public static final class Renamed implements DatabaseDefinition {
        private final Authors authors = new Authors();

        @Override
        public Tables synced() {
            return Tables.of(authors, new Articles(authors));
        }

        @Override
        public Tables serverOnly() {
            return Tables.of(new Sessions());
        }
    }

    /// As [First] without posts.
    public static final class WithoutPosts implements DatabaseDefinition {
        @Override
        public Tables synced() {
            return Tables.of(new Authors());
        }

        @Override
        public Tables serverOnly() {
            return Tables.of(new Sessions());
        }
    }

    static final class Authors extends Table<Object> {
        public final Column<UUID> id = uuid("id").primaryKey().defaultRandom();
        public final Column<String> name = text("name");

        Authors() {
            super("author");
        }
    }

    static final class AuthorsWithMail extends Table<Object> {
        public final Column<UUID> id = uuid("id").primaryKey().defaultRandom();
        public final Column<String> name = text("name");
        public final Column<@Nullable String> mail = text("mail").nullable().unique();
        public final Column<MoreMoods> mood =
                enumeration("mood", EnumType.of("mood", MoreMoods.class))
                        .defaultValue(MoreMoods.HAPPY);

        AuthorsWithMail() {
            super("author");
        }
    }

    static final class Posts extends Table<Object> {
        public final Column<UUID> id = uuid("id").primaryKey().defaultRandom();
        public final Column<UUID> authorId;
        public final Column<String> title = text("title");
        public final Column<Mood> mood =
                enumeration("mood", EnumType.of("mood", Mood.class)).defaultValue(Mood.HAPPY);
        public final Column<List<String>> tags =
                text("tags").array().defaultValue(List.of("it's", "a \"tag\""));
        public final Column<Instant> createdAt = timestamptz("created_at").defaultNow();

        Posts(Authors authors) {
            super("post");
            authorId = uuid("author_id").references(() -> authors.id, onDelete(CASCADE));
            index("post_by_author").on(authorId, createdAt.desc());
        }
    }

    static final class PostsWithSubtitle extends Table<Object> {
        public final Column<UUID> id = uuid("id").primaryKey().defaultRandom();
        public final Column<UUID> authorId;
        public final Column<String> title = varchar("title", 200);
        public final Column<@Nullable String> subtitle = text("subtitle").nullable();
        public final Column<MoreMoods> mood =
                enumeration("mood", EnumType.of("mood", MoreMoods.class))
                        .defaultValue(MoreMoods.HAPPY);
        public final Column<List<String>> tags =
                text("tags").array().defaultValue(List.of("it's", "a \"tag\""));
        public final Column<Instant> createdAt = timestamptz("created_at").defaultNow();

        PostsWithSubtitle(AuthorsWithMail authors) {
            super("post");
            authorId = uuid("author_id").references(() -> authors.id);
            index("post_by_title").on(title).where(subtitle.isNotNull());
        }
    }

    static final class Articles extends Table<Object> {
        public final Column<UUID> id = uuid("id").primaryKey().defaultRandom();
        public final Column<UUID> authorId;
        public final Column<String> heading = text("heading").renamedFrom("title");
        public final Column<Mood> mood =
                enumeration("mood", EnumType.of("mood", Mood.class)).defaultValue(Mood.HAPPY);
        public final Column<List<String>> tags =
                text("tags").array().defaultValue(List.of("it's", "a \"tag\""));
        public final Column<Instant> createdAt = timestamptz("created_at").defaultNow();

        Articles(Authors authors) {
            super("article");
            renamedFrom("post");
            authorId = uuid("author_id").references(() -> authors.id, onDelete(CASCADE));
            index("post_by_author").on(authorId, createdAt.desc());
        }
    }

    static final class Tags extends Table<Object> {
        public final Column<String> scope = text("scope");
        public final Column<String> name = text("name");

        Tags() {
            super("labels", "tag \"quoted\"");
            primaryKey(scope, name);
        }
    }

    static final class Sessions extends Table<Object> {
        public final Column<Long> id = bigint("id").primaryKey().identity();
        public final Column<String> token = text("token");

        Sessions() {
            super("session");
        }
    }
}
