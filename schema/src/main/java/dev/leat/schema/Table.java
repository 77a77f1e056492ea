package dev.leat.schema;

import java.util.List;
import java.util.function.Supplier;

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
    protected final PrimaryKeyDraft primaryKey(Column<?>... columns) {
        return draft.primaryKey(List.of(columns));
    }

    /// A unique constraint over several columns.
    protected final UniqueDraft unique(Column<?>... columns) {
        return draft.unique(List.of(columns));
    }

    /// A foreign key of several columns.
    protected final ForeignKeyDraft foreignKey(Column<?>... columns) {
        return draft.foreignKey(List.of(columns));
    }

    /// A check constraint: `check("dates", ENDS.gt(STARTS))`.
    protected final CheckDraft check(String constraintName, Condition condition) {
        return draft.check(constraintName, condition);
    }

    /// A check constraint of raw SQL: `check("dates", "ends > starts")`.
    protected final CheckDraft check(String constraintName, String sql) {
        return draft.check(constraintName, new Condition.Fragment(sql, List.of()));
    }

    /// A check constraint that is named as Postgres would: `<table>_check`.
    protected final CheckDraft check(Condition condition) {
        return draft.check(null, condition);
    }

    /// A constraint against rows that conflict: `exclude("no_double_booking").with(room,
    /// "=").with(during, "&&")`.
    protected final ExclusionDraft exclude(String constraintName) {
        return draft.exclude(constraintName);
    }

    /// An index that is named as Postgres would: `index().on(authorId)` is `<table>_author_id_idx`.
    protected final IndexDraft index() {
        return draft.index(null, false);
    }

    /// A unique index that is named as Postgres would.
    protected final IndexDraft uniqueIndex() {
        return draft.index(null, true);
    }

    /// A column or expression of an index that says more than its order:
    /// `part(title).operatorClass("gin_trgm_ops")`.
    protected static IndexPart part(SqlOrderTerm term) {
        return IndexPart.of(term);
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

    /// Makes this a stats table: a row stands for each key, appears as soon as a derived column has
    /// something to say about the key, and stays. Its derived columns name the columns of other
    /// tables that hold the key: `integer("views").countOf(() -> VIEWS.postId)`.
    ///
    /// @param key the primary key
    protected final void statsPer(Column<?>... key) {
        draft.checkBuilding();
        draft.statsKey = List.of(key);
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

    /// {@return the key of a stats table; empty for any other table}
    public final List<Column<?>> statsKey() {
        model();
        return draft.statsKey;
    }

    /// {@return the columns of this table to which the key of a child refers, pairwise: those of
    /// its foreign key, or the key of a stats table}
    ///
    /// @param childKey as [Derivation#key()]
    /// @throws IllegalArgumentException if the key does not refer to this table
    public final List<Column<?>> derivedBy(List<Column<?>> childKey) {
        List<Column<?>> parent =
                statsKey().isEmpty() && childKey.getFirst().table() instanceof Table<?> child
                        ? DerivationCheck.parentKey(this, child, childKey)
                        : statsKey();
        if (parent == null || parent.size() != childKey.size()) {
            throw new IllegalArgumentException(childKey + " does not refer to " + this);
        }
        return parent;
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

    /// Names a foreign key that is declared at its column.
    protected static ForeignKeyOption named(String constraintName) {
        return new ForeignKeyOption.Name(constraintName);
    }

    /// Lets a transaction put off the check of a foreign key to its end.
    protected static ForeignKeyOption deferrable() {
        return new ForeignKeyOption.Deferred(Deferrability.DEFERRABLE);
    }

    /// Checks a foreign key at the end of a transaction.
    protected static ForeignKeyOption initiallyDeferred() {
        return new ForeignKeyOption.Deferred(Deferrability.INITIALLY_DEFERRED);
    }

    /// Does not check the rows that are there already.
    protected static ForeignKeyOption notValid() {
        return new ForeignKeyOption.NotValid();
    }

    /// Checks no row at all; from Postgres 18 on.
    protected static ForeignKeyOption notEnforced() {
        return new ForeignKeyOption.NotEnforced();
    }

    /// Sets only these columns when `onDelete` says [#SET_NULL] or [#SET_DEFAULT].
    protected static ForeignKeyOption onDeleteColumns(Column<?>... columns) {
        return new ForeignKeyOption.DeleteColumns(List.of(columns));
    }

    /// The name that a foreign key had before, which is declared at its column.
    protected static ForeignKeyOption constraintRenamedFrom(String oldName) {
        return new ForeignKeyOption.RenamedFrom(oldName);
    }

    // ---- options of the table

    /// Describes the table in the database.
    protected final void comment(String text) {
        draft.checkBuilding();
        draft.options.comment = text;
    }

    /// Gives up safety for speed: a crash of the server empties the table. It cannot be synced.
    protected final void unlogged() {
        draft.checkBuilding();
        draft.options.unlogged = true;
    }

    /// Sets a storage parameter: `with("fillfactor", "70")`.
    protected final void with(String parameter, String value) {
        draft.checkBuilding();
        draft.options.storage.put(parameter, value);
    }

    /// Keeps the table in this tablespace.
    protected final void tablespace(String tablespace) {
        draft.checkBuilding();
        draft.options.tablespace = tablespace;
    }

    /// Keeps the rows by this method; without this, `heap`.
    protected final void accessMethod(String method) {
        draft.checkBuilding();
        draft.options.accessMethod = method;
    }

    /// Says by what replication names the old version of a row; without this, the primary key.
    protected final void replicaIdentity(ReplicaIdentity identity) {
        draft.checkBuilding();
        draft.options.replicaIdentity = identity;
    }

    /// Makes the rows of this table appear in another one, whose columns this table declares too.
    protected final void inherits(Supplier<? extends Table<?>> parent) {
        draft.checkBuilding();
        draft.options.inherits.add(parent);
    }

    /// {@return what the table says besides columns and constraints}
    public final TableOptions options() {
        return model().options().options();
    }

    /// {@return the check constraints, those of columns first}
    public final List<CheckConstraint> checks() {
        return model().checks();
    }

    /// {@return the exclusion constraints}
    public final List<ExclusionConstraint> exclusions() {
        return model().exclusions();
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
