package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.ExtensionEntity;
import dev.leat.migrate.entity.PublicationEntity;
import dev.leat.migrate.entity.RoleEntity;
import dev.leat.migrate.entity.SchemaEntity;
import dev.leat.migrate.entity.TableName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which part of a database counts.
///
/// PostgreSQL's own schemas and what belongs to an extension never do.
///
/// @param schemas the schemas that count; empty for all
/// @param leftOut tables that do not count, with all that belongs to them
/// @param syncApps the application ids of sync servers whose bookkeeping does not count
/// @param roles the roles to read; roles belong to the whole cluster, so none is read unless named
/// @param extensions the extensions that count; `null` for all
/// @param publications the publications that count; `null` for all
/// @param extensionVersions whether the versions of extensions count; else they are read as `null`
public record CatalogScope(
        Set<String> schemas,
        Set<TableName> leftOut,
        Set<String> syncApps,
        Set<String> roles,
        @Nullable Set<String> extensions,
        @Nullable Set<String> publications,
        boolean extensionVersions) {
    /// The table that says which migrations ran.
    public static final TableName LEDGER = new TableName("public", "migrations");

    /// The same of other tools, which stay in a database that was taken over from them.
    private static final Set<TableName> OTHER_LEDGERS =
            Set.of(
                    new TableName("public", "flyway_schema_history"),
                    new TableName("public", "databasechangelog"),
                    new TableName("public", "databasechangeloglock"),
                    new TableName("public", "pgmigrations"));

    /// Drizzle's ledger has a schema to itself.
    private static final String DRIZZLE = "drizzle";

    public CatalogScope {
        schemas = Set.copyOf(schemas);
        leftOut = Set.copyOf(leftOut);
        syncApps = Set.copyOf(syncApps);
        roles = Set.copyOf(roles);
        extensions = extensions == null ? null : Set.copyOf(extensions);
        publications = publications == null ? null : Set.copyOf(publications);
    }

    /// {@return everything but the ledgers of migrations, Leat's and other tools', and roles}
    ///
    /// The ledgers are known by their usual names: `migrations`, `flyway_schema_history`,
    /// `databasechangelog`, `databasechangeloglock` and `pgmigrations` in the schema `public`, and
    /// the schema `drizzle` unless it is named by [#only(String...)].
    public static CatalogScope all() {
        Set<TableName> ledgers = new LinkedHashSet<>(OTHER_LEDGERS);
        ledgers.add(LEDGER);
        return new CatalogScope(Set.of(), ledgers, Set.of(), Set.of(), null, null, false);
    }

    /// {@return this scope, limited to the named schemas}
    public CatalogScope only(String... names) {
        return new CatalogScope(
                Set.of(names),
                leftOut,
                syncApps,
                roles,
                extensions,
                publications,
                extensionVersions);
    }

    /// {@return this scope, limited to what these entities could have made: the schemas that they
    /// name, and of extensions, publications and roles those among them}
    ///
    /// A database that a schema shares with others is compared in this scope, so that what the
    /// others own is never dropped.
    public CatalogScope declaredBy(List<Entity> entities) {
        Set<String> named = new TreeSet<>();
        Set<String> namedRoles = new TreeSet<>(roles);
        Set<String> namedExtensions = new TreeSet<>();
        Set<String> namedPublications = new TreeSet<>();
        for (Entity entity : entities) {
            switch (entity) {
                case Entity.OfSchema each -> named.add(each.schema());
                case Entity.OfTable each -> named.add(each.table().schema());
                case SchemaEntity each -> named.add(each.name());
                case RoleEntity each -> namedRoles.add(each.name());
                case ExtensionEntity each -> namedExtensions.add(each.name());
                case PublicationEntity each -> namedPublications.add(each.name());
                case Entity.OfDatabase each -> {}
            }
        }
        // An empty set of schemas would mean all.
        if (named.isEmpty()) {
            named.add("public");
        }
        return new CatalogScope(
                named,
                leftOut,
                syncApps,
                namedRoles,
                namedExtensions,
                namedPublications,
                extensionVersions);
    }

    /// {@return this scope without that table}
    public CatalogScope without(TableName table) {
        Set<TableName> more = new LinkedHashSet<>(leftOut);
        more.add(table);
        return new CatalogScope(
                schemas, more, syncApps, roles, extensions, publications, extensionVersions);
    }

    /// {@return this scope without what a sync server keeps in the database: the schemas `<app>`,
    /// `<app>_<shard>` and those below it, and its own publications}
    public CatalogScope withoutSyncServer(String appId) {
        Set<String> more = new LinkedHashSet<>(syncApps);
        more.add(appId);
        return new CatalogScope(
                schemas, leftOut, more, roles, extensions, publications, extensionVersions);
    }

    /// {@return this scope, with these roles of the cluster}
    public CatalogScope withRoles(Set<String> names) {
        return new CatalogScope(
                schemas, leftOut, syncApps, names, extensions, publications, extensionVersions);
    }

    /// {@return this scope, in which the versions of extensions count}
    public CatalogScope withExtensionVersions() {
        return new CatalogScope(schemas, leftOut, syncApps, roles, extensions, publications, true);
    }

    boolean hasSchema(String name) {
        return (schemas.isEmpty() ? !name.equals(DRIZZLE) : schemas.contains(name))
                && !name.startsWith("pg_")
                && !name.equals("information_schema")
                && syncApps.stream()
                        .noneMatch(app -> name.matches(Pattern.quote(app) + "(_\\d+(/.*)?)?"));
    }

    boolean hasExtension(String name) {
        return extensions == null || extensions.contains(name);
    }

    boolean hasPublication(String name) {
        return (publications == null || publications.contains(name))
                && syncApps.stream()
                        .noneMatch(app ->
                                name.matches("_" + Pattern.quote(app) + "_(public|metadata)_\\d+"));
    }
}
