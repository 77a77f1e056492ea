package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.RoleEntity;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.snapshot.Renames;
import dev.leat.migrate.snapshot.SchemaEntities;
import dev.leat.postgres.ConnectionUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Two sources in words that can be compared.
///
/// ```java
/// Comparison comparison =
///         Comparison.of(new Source.Live(url), new Source.SqlText(text, "schema.sql"), null);
/// List<Change> changes =
///         Differ.diff(comparison.from().entities(), comparison.to().entities(), comparison.renames());
/// ```
///
/// Two sources that need no server, Java schemas and snapshots, are compared as they are. If a
/// server is in play, because one side is a live database or SQL text, both sides are brought into
/// its words: what is not live is built in a scratch database and read back. A live database on a
/// server of an older major version than the other's counts as not live, since its words differ.
///
/// @param from the present
/// @param to the wish
/// @param renames what the wish declares as renamed; empty if it is no Java schema
/// @param server where both have been brought into the same words; `null` if as they are
public record Comparison(
        Catalog from, Catalog to, Renames renames, @Nullable ConnectionUrl server) {
    public Comparison {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(renames, "renames");
    }

    /// {@return both sides in the same words}
    ///
    /// @param scratchServer a database beside which scratch databases are made if neither side is
    ///   live; `null` for none
    /// @throws MigrationException if a source cannot be read or built, or needs a scratch server
    ///   and there is none
    public static Comparison of(Source from, Source to, @Nullable ConnectionUrl scratchServer) {
        Renames renames =
                to instanceof Source.JavaSchema java
                        ? SchemaEntities.of(java.schema(), java.publication()).renames()
                        : Renames.none();
        if (from.offline() && to.offline()) {
            return new Comparison(declared(from), declared(to), renames, null);
        }
        ConnectionUrl server = server(from, to, scratchServer);
        boolean versions = pinsExtensions(from) || pinsExtensions(to);
        Catalog before = brought(from, to, server, versions);
        Catalog after = brought(to, from, server, versions);
        return new Comparison(
                ServerChoices.without(before, after, !(to instanceof Source.Live)),
                ServerChoices.without(after, before, !(from instanceof Source.Live)),
                renames,
                server);
    }

    /// Of two live databases the one on the newer server, and of equals the one that is to change.
    private static ConnectionUrl server(
            Source from, Source to, @Nullable ConnectionUrl scratchServer) {
        if (from instanceof Source.Live before && to instanceof Source.Live after) {
            return version(after.url()) > version(before.url()) ? after.url() : before.url();
        }
        if (from instanceof Source.Live live) {
            return live.url();
        }
        if (to instanceof Source.Live live) {
            return live.url();
        }
        if (scratchServer == null) {
            throw new MigrationException(
                    "%s and %s can only be compared with the help of a server: name one whose role may create databases."
                            .formatted(from.name(), to.name()));
        }
        return scratchServer;
    }

    private static Catalog brought(
            Source source, Source other, ConnectionUrl server, boolean extensionVersions) {
        return switch (source) {
            case Source.JavaSchema schema -> built(declared(schema).entities(), server);
            case Source.SnapshotFile file -> built(declared(file).entities(), server);
            case Source.SqlText text ->
                    SqlFile.read(text.text(), text.name(), server, CatalogScope.all());
            case Source.Live live -> {
                CatalogScope scope = withRolesOf(other, live.scope());
                Catalog catalog =
                        read(live.url(), extensionVersions ? scope.withExtensionVersions() : scope);
                yield other instanceof Source.Live && version(live.url()) != version(server)
                        ? built(catalog.entities(), server)
                        : catalog;
            }
        };
    }

    /// A version that was asked for is a wish that building alone does not keep.
    private static Catalog built(List<Entity> entities, ConnectionUrl server) {
        return ServerChoices.withDeclaredExtensions(
                CanonicalSchema.catalog(entities, server), entities);
    }

    private static Catalog declared(Source source) {
        return new Catalog(
                switch (source) {
                    case Source.JavaSchema java ->
                            SchemaEntities.of(java.schema(), java.publication()).entities();
                    case Source.SnapshotFile file -> file.snapshot().entities();
                    case Source.Live live -> List.<Entity>of();
                    case Source.SqlText text -> List.<Entity>of();
                },
                List.of(),
                List.of());
    }

    private static boolean pinsExtensions(Source source) {
        return ServerChoices.pinsExtensions(declared(source).entities());
    }

    /// Roles of the cluster are compared only where the other side declares them.
    private static CatalogScope withRolesOf(Source other, CatalogScope scope) {
        TreeSet<String> roles = new TreeSet<>(scope.roles());
        for (Entity entity : declared(other).entities()) {
            if (entity instanceof RoleEntity role) {
                roles.add(role.name());
            }
        }
        return scope.withRoles(roles);
    }

    private static Catalog read(ConnectionUrl url, CatalogScope scope) {
        try {
            return CatalogReader.read(url, scope);
        } catch (SQLException e) {
            throw unreadable(url, e);
        }
    }

    private static int version(ConnectionUrl url) {
        try (Connection connection = url.connect()) {
            return connection.getMetaData().getDatabaseMajorVersion();
        } catch (SQLException e) {
            throw unreadable(url, e);
        }
    }

    private static MigrationException unreadable(ConnectionUrl url, SQLException e) {
        return new MigrationException(
                "cannot read the catalog of %s: %s (SQLSTATE %s)"
                        .formatted(url, e.getMessage(), e.getSQLState()),
                e);
    }
}
