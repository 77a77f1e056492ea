package dev.leat.schema;

import java.util.List;

/// A table. Users extend it, with one instance in a constant:
///
/// ```java
/// public final class Posts extends Table<Post> {
///     public static final Posts POSTS = new Posts();
///
///     public final Column<UUID> id = uuid("id").primaryKey().defaultRandom();
///     public final Column<String> authorId = text("author_id").references(() -> USERS.id, onDelete(CASCADE));
///     public final Column<@Nullable String> body = text("body").nullable();
///     public final Column<Instant> createdAt = timestamptz("created_at").defaultNow();
///
///     public final One<User> author = one(authorId, () -> USERS.id);
///     public final Many<Comment> comments = many(id, () -> COMMENTS.postId);
///
///     private Posts() {
///         super("post");
///         index("post_author_idx").on(authorId, createdAt.desc());
///     }
/// }
/// ```
///
/// Every column and relation is a public final field: its name is the field's. Other tables are
/// only mentioned inside suppliers, so tables may refer to each other and to themselves.
///
/// The table freezes when it is first read; after that a change is an [IllegalStateException].
/// Mistakes are collected and reported together by [Schema#of(DatabaseDefinition)].
///
/// @param <R> the record of a row
public abstract non-sealed class Table<R> extends RowSource<R> {
    /// Refuses to remove a row that is referred to, checked at the end of the statement.
    protected static final ReferentialAction NO_ACTION = ReferentialAction.NO_ACTION;

    /// Refuses to remove a row that is referred to, at once.
    protected static final ReferentialAction RESTRICT = ReferentialAction.RESTRICT;

    /// Removes or changes the referring rows too.
    protected static final ReferentialAction CASCADE = ReferentialAction.CASCADE;

    /// Sets the referring columns to null.
    protected static final ReferentialAction SET_NULL = ReferentialAction.SET_NULL;

    /// Sets the referring columns to their defaults.
    protected static final ReferentialAction SET_DEFAULT = ReferentialAction.SET_DEFAULT;

    /// A table in the schema `public`.
    protected Table(String name) {
        this("public", name);
    }

    /// A table in another Postgres schema.
    protected Table(String schema, String name) {
        super(schema, name);
    }

    // ---- what the constructor adds

    /// The primary key of several columns.
    protected final void primaryKey(Column<?>... columns) {
        draft.primaryKey(List.of(columns));
    }

    /// A unique constraint over several columns.
    protected final UniqueDraft unique(Column<?>... columns) {
        return draft.unique(List.of(columns));
    }

    /// A foreign key of several columns.
    protected final ForeignKeyDraft foreignKey(Column<?>... columns) {
        return draft.foreignKey(List.of(columns));
    }

    /// An index: `index("post_author_idx").on(authorId, createdAt.desc())`. Its name is unique
    /// within the Postgres schema.
    protected final IndexDraft index(String indexName) {
        return draft.index(indexName, false);
    }

    /// An index that allows each combination of values once.
    protected final IndexDraft uniqueIndex(String indexName) {
        return draft.index(indexName, true);
    }

    /// Shows and takes only the rows that a policy allows, to and from everybody but the table's
    /// owner; without policies, none.
    protected final void enableRowSecurity() {
        draft.checkBuilding();
        draft.rowSecurity = true;
    }

    /// As [#enableRowSecurity()], for the table's owner too.
    protected final void forceRowSecurity() {
        draft.checkBuilding();
        draft.rowSecurity = true;
        draft.forceRowSecurity = true;
    }

    /// What happens to a row when the row that it refers to is deleted; without this, [#NO_ACTION].
    protected static ReferentialAction.On onDelete(ReferentialAction action) {
        return new ReferentialAction.On(ReferentialAction.Event.DELETE, action);
    }

    /// What happens to a row when the key that it refers to changes; without this, [#NO_ACTION].
    protected static ReferentialAction.On onUpdate(ReferentialAction action) {
        return new ReferentialAction.On(ReferentialAction.Event.UPDATE, action);
    }

    /// {@return whether policies apply}
    public final boolean hasRowSecurity() {
        model();
        return draft.rowSecurity;
    }

    /// {@return whether policies apply to the table's owner too}
    public final boolean isRowSecurityForced() {
        model();
        return draft.forceRowSecurity;
    }

    /// {@return the unique constraints}
    public final List<UniqueKey> uniqueKeys() {
        return model().uniqueKeys();
    }

    /// {@return the foreign keys; looks at the tables that they refer to}
    ///
    /// @throws SchemaException if one says no target or not as many columns as its target
    public final List<ForeignKey> foreignKeys() {
        return model().foreignKeys();
    }
}
