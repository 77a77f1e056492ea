package dev.leat.schema;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a view or a materialized view shows: its query, or the word that it is made elsewhere.
final class ViewBody {
    private final RowSource<?> view;
    private @Nullable Supplier<? extends ViewQuery> query;
    private boolean existing;

    ViewBody(RowSource<?> view) {
        this.view = view;
    }

    void query(String sql) {
        Objects.requireNonNull(sql, "sql");
        query(() -> () -> sql);
    }

    void query(Supplier<? extends ViewQuery> newQuery) {
        view.checkBuilding();
        if (query != null) {
            view.problem("view %s: query(…) was said twice", view);
        }
        query = Objects.requireNonNull(newQuery, "query");
    }

    void existing() {
        view.checkBuilding();
        existing = true;
    }

    boolean isExisting() {
        return existing;
    }

    @Nullable String sql() {
        if (existing) {
            return null;
        }
        Supplier<? extends ViewQuery> supplier = query;
        if (supplier == null) {
            throw wrong("has no query; say query(…) in the constructor, or existing()", null);
        }
        String sql;
        try {
            sql = supplier.get().ddl().strip();
        } catch (IllegalArgumentException e) {
            throw wrong("has a query that cannot stand in DDL: " + e.getMessage(), e);
        }
        if (sql.endsWith(";")) {
            sql = sql.substring(0, sql.length() - 1).strip();
        }
        if (sql.isEmpty()) {
            throw wrong("has an empty query", null);
        }
        return sql;
    }

    private SchemaException wrong(String problem, @Nullable Throwable cause) {
        SchemaException exception =
                new SchemaException("view " + view, List.of("view " + view + " " + problem));
        if (cause != null) {
            exception.initCause(cause);
        }
        return exception;
    }
}
