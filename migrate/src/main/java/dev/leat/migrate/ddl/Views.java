package dev.leat.migrate.ddl;

import dev.leat.migrate.entity.MaterializedViewEntity;
import dev.leat.migrate.entity.ViewEntity;
import java.util.List;

/// The statements of views.
final class Views {
    private Views() {}

    static String create(ViewEntity it, boolean orReplace) {
        return (orReplace ? "CREATE OR REPLACE VIEW " : "CREATE VIEW ")
                + Names.of(it)
                + columns(it.columns())
                + Tables.with(it.options())
                + " AS\n"
                + query(it.query());
    }

    static String create(MaterializedViewEntity it) {
        return "CREATE MATERIALIZED VIEW "
                + Names.of(it)
                + columns(it.columns())
                + (it.accessMethod() == null ? "" : " USING " + it.accessMethod())
                + Tables.with(it.storage())
                + (it.tablespace() == null ? "" : " TABLESPACE " + it.tablespace())
                + " AS\n"
                + query(it.query())
                + (it.withNoData() ? "\nWITH NO DATA" : "");
    }

    private static String columns(List<String> columns) {
        return columns.isEmpty() ? "" : " (" + Names.list(columns) + ")";
    }

    private static String query(String query) {
        String stripped = query.strip();
        return stripped.endsWith(";") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }
}
