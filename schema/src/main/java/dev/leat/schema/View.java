package dev.leat.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A view: a query with a name. It is read like a table and cannot be written to through Java.
///
/// ```java
/// public final class OpenIssues extends View<OpenIssue> {
///     public static final OpenIssues OPEN_ISSUES = new OpenIssues();
///
///     public final Column<UUID> id = uuid("id");
///     public final Column<@Nullable String> owner = text("owner").nullable();
///
///     private OpenIssues() {
///         super("open_issue");
///         securityInvoker();
///         query("SELECT i.id, u.name AS owner FROM issue i LEFT JOIN \"user\" u ON u.id = i.owner_id WHERE i.open");
///     }
/// }
/// ```
///
/// The columns say how the query's columns of the same names are read; their order does not matter.
/// List it in [DatabaseDefinition#objects()].
///
/// @param <R> the record of a row
public abstract non-sealed class View<R> extends RowSource<R> implements DatabaseObject {
    private final ViewBody body = new ViewBody(this);
    private final List<String> options = new ArrayList<>();

    /// A view in the schema `public`.
    protected View(String name) {
        this("public", name);
    }

    /// A view in another Postgres schema.
    protected View(String schema, String name) {
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

    /// Which rows a write through the view in SQL may make: only those that it shows itself
    /// (`LOCAL`), or that every view below it shows too (`CASCADED`).
    protected final void checkOption(CheckOption checked) {
        draft.checkBuilding();
        options.add("check_option=" + checked.sql());
    }

    /// Keeps functions in a caller's condition from seeing rows that the view hides.
    protected final void securityBarrier() {
        draft.checkBuilding();
        options.add("security_barrier=true");
    }

    /// Reads the tables with the rights and the policies of who asks, not of the view's owner.
    protected final void securityInvoker() {
        draft.checkBuilding();
        options.add("security_invoker=true");
    }

    /// How writes through a view are checked.
    public enum CheckOption {
        LOCAL,
        CASCADED;

        String sql() {
            return this == LOCAL ? "local" : "cascaded";
        }
    }

    /// {@return the query, without a semicolon; `null` if the view is made elsewhere}
    ///
    /// @throws SchemaException if there is none, or it cannot stand in DDL
    public final @Nullable String querySql() {
        model();
        return body.sql();
    }

    /// {@return the options as Postgres lists them: `security_barrier=true`}
    public final List<String> options() {
        model();
        return List.copyOf(options);
    }

    @Override
    public final String describe() {
        return "view " + this;
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
