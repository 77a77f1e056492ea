package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.TableName;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Which part of a database counts.
///
/// PostgreSQL's own schemas and what belongs to an extension never do.
///
/// @param schemas the schemas that count; empty for all
/// @param leftOut tables that do not count, with all that belongs to them
/// @param syncApps the application ids of sync servers whose bookkeeping does not count
public record CatalogScope(Set<String> schemas, Set<TableName> leftOut, Set<String> syncApps) {
    /// The table that says which migrations ran.
    public static final TableName LEDGER = new TableName("public", "migrations");

    public CatalogScope {
        schemas = Set.copyOf(schemas);
        leftOut = Set.copyOf(leftOut);
        syncApps = Set.copyOf(syncApps);
    }

    /// {@return everything but the ledger of migrations}
    public static CatalogScope all() {
        return new CatalogScope(Set.of(), Set.of(LEDGER), Set.of());
    }

    /// {@return this scope, limited to the named schemas}
    public CatalogScope only(String... names) {
        return new CatalogScope(Set.of(names), leftOut, syncApps);
    }

    /// {@return this scope without that table}
    public CatalogScope without(TableName table) {
        Set<TableName> more = new LinkedHashSet<>(leftOut);
        more.add(table);
        return new CatalogScope(schemas, more, syncApps);
    }

    /// {@return this scope without what a sync server keeps in the database: the schemas `<app>`,
    /// `<app>_<shard>` and those below it, and its own publications}
    public CatalogScope withoutSyncServer(String appId) {
        Set<String> more = new LinkedHashSet<>(syncApps);
        more.add(appId);
        return new CatalogScope(schemas, leftOut, more);
    }

    boolean hasSchema(String name) {
        return (schemas.isEmpty() || schemas.contains(name))
                && !name.startsWith("pg_")
                && !name.equals("information_schema")
                && syncApps.stream()
                        .noneMatch(app -> name.matches(Pattern.quote(app) + "(_\\d+(/.*)?)?"));
    }

    boolean hasTable(TableName table) {
        return hasSchema(table.schema()) && !leftOut.contains(table);
    }

    boolean hasPublication(String name) {
        return syncApps.stream()
                .noneMatch(
                        app -> name.matches("_" + Pattern.quote(app) + "_(public|metadata)_\\d+"));
    }
}
