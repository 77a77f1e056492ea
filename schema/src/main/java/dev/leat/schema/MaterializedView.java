package dev.leat.schema;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A materialized view: the rows of a query, kept until they are refreshed. It is read like a table
/// and may have indexes.
///
/// ```java
/// public final class TopAuthors extends MaterializedView<TopAuthor> {
///     public static final TopAuthors TOP_AUTHORS = new TopAuthors();
///
///     public final Column<String> authorId = text("author_id");
///     public final Column<Long> posts = bigint("posts");
///
///     private TopAuthors() {
///         super("top_author");
///         query("SELECT author_id, count(*) AS posts FROM post GROUP BY author_id");
///         uniqueIndex("top_author_key").on(authorId);
///     }
/// }
/// ```
///
/// A unique index on columns alone lets `REFRESH … CONCURRENTLY` run. List it in
/// [DatabaseDefinition#objects()].
///
/// @param <R> the record of a row
public abstract non-sealed class MaterializedView<R> extends RowSource<R>
        implements DatabaseObject {
    private final ViewBody body = new ViewBody(this);
    private final Map<String, String> storage = new TreeMap<>();
    private boolean withNoData;
    private @Nullable String accessMethod;
    private @Nullable String tablespace;

    /// A materialized view in the schema `public`.
    protected MaterializedView(String name) {
        this("public", name);
    }

    /// A materialized view in another Postgres schema.
    protected MaterializedView(String schema, String name) {
        super(schema, name);
    }

    /// The query, as SQL without a semicolon.
    protected final void query(String sql) {
        body.query(sql);
    }

    /// The query. It is asked for when the schema is read, so that it may mention any table.
    protected final void query(Supplier<? extends ViewQuery> query) {
        body.query(query);
    }

    /// Says that the view is made by somebody else: Leat reads it and never creates, changes or
    /// drops it.
    protected final void existing() {
        body.existing();
    }

    /// Makes it without rows; until it is refreshed, reading it is an error.
    protected final void withNoData() {
        draft.checkBuilding();
        withNoData = true;
    }

    /// Sets a storage parameter, such as `fillfactor` or `autovacuum_enabled`.
    protected final void storage(String parameter, String value) {
        draft.checkBuilding();
        storage.put(parameter, value);
    }

    /// Keeps the rows by another table access method than the database's default.
    protected final void using(String newAccessMethod) {
        draft.checkBuilding();
        accessMethod = Objects.requireNonNull(newAccessMethod, "accessMethod");
    }

    /// Keeps the rows in another tablespace.
    protected final void tablespace(String newTablespace) {
        draft.checkBuilding();
        tablespace = Objects.requireNonNull(newTablespace, "tablespace");
    }

    /// An index: `index("top_author_idx").on(authorId)`. Its name is unique within the Postgres
    /// schema.
    protected final IndexDraft index(String indexName) {
        return draft.index(indexName, false);
    }

    /// An index that allows each combination of values once.
    protected final IndexDraft uniqueIndex(String indexName) {
        return draft.index(indexName, true);
    }

    /// {@return the query, without a semicolon; `null` if the view is made elsewhere}
    ///
    /// @throws SchemaException if there is none, or it cannot stand in DDL
    public final @Nullable String querySql() {
        model();
        return body.sql();
    }

    /// {@return whether it is made without rows}
    public final boolean isWithNoData() {
        model();
        return withNoData;
    }

    /// {@return the storage parameters as Postgres lists them: `fillfactor=70`}
    public final List<String> storageParameters() {
        model();
        return storage.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
    }

    /// {@return the table access method; `null` for the default}
    public final @Nullable String accessMethod() {
        model();
        return accessMethod;
    }

    /// {@return the tablespace; `null` for the default}
    public final @Nullable String tablespace() {
        model();
        return tablespace;
    }

    @Override
    public final String describe() {
        return "materialized view " + this;
    }

    @Override
    public final String identity() {
        return "relation " + schema() + "." + name();
    }

    @Override
    final ViewBody body() {
        return body;
    }
}
