package dev.leat.migrate.recover;

import dev.leat.migrate.Generator;
import dev.leat.migrate.apply.Databases;
import dev.leat.migrate.apply.JavaMigrations;
import dev.leat.migrate.catalog.CatalogScope;
import dev.leat.migrate.catalog.Source;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.RoleEntity;
import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.history.MigrationFiles;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.snapshot.Rename;
import dev.leat.migrate.snapshot.Renames;
import dev.leat.migrate.snapshot.SchemaEntities;
import dev.leat.migrate.snapshot.Snapshot;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Works out the snapshots that migrations have lost, from their SQL.
///
/// ```java
/// LostSnapshots lost = new LostSnapshots(server, new MigrationFolder(Path.of("migrations")));
/// lost.write(lost.find(new Tracker()));
/// ```
///
/// The whole history is replayed in a scratch database. What a migration did not change is in its
/// snapshot as it is in the one before. What it changed is as the next snapshot says it, or the
/// schema in Java if there is none, wherever the server understands both alike; only what was
/// changed once more since is in the server's words. What neither knows was made by hand, and is no
/// more in the snapshot than it would have been. So the next `generate` finds what it would have
/// found.
///
/// A snapshot that later migrations name gets the id by which they do; no other file changes, and
/// neither do the checksums of migrations that databases have.
public final class LostSnapshots {
    private final ConnectionUrl scratchServer;
    private final MigrationFolder folder;
    private final String publication;
    private final JavaMigrations classes;

    /// Uses the publication of [Generator] and classes on the class path.
    public LostSnapshots(ConnectionUrl scratchServer, MigrationFolder folder) {
        this(scratchServer, folder, Generator.DEFAULT_PUBLICATION, JavaMigrations.onClassPath());
    }

    /// @param scratchServer a database on the server that holds the scratch databases; its role
    ///   needs CREATEDB
    /// @param publication the publication that carries the synced tables
    /// @param classes where the classes of Java steps are found
    public LostSnapshots(
            ConnectionUrl scratchServer,
            MigrationFolder folder,
            String publication,
            JavaMigrations classes) {
        this.scratchServer = Databases.direct(scratchServer);
        this.folder = Objects.requireNonNull(folder, "folder");
        this.publication = Objects.requireNonNull(publication, "publication");
        this.classes = Objects.requireNonNull(classes, "classes");
    }

    /// {@return the snapshots that are lost, in the order of their migrations; empty if none is}
    /// Nothing is written.
    ///
    /// @param definition the schema as it stands in Java; `null` if every lost snapshot has one
    ///   after it
    /// @throws SchemaException if the schema contradicts itself
    /// @throws MigrationException if a migration does not run on an empty database, naming it, the
    ///   step, its line and the SQLSTATE; if the history would fork; or if there can be no scratch
    ///   database
    public List<RestoredSnapshot> find(@Nullable DatabaseDefinition definition) {
        List<MigrationFiles> files = folder.files();
        if (files.stream().allMatch(each -> each.snapshot() != null)) {
            return List.of();
        }
        Source.JavaSchema schema =
                definition == null
                        ? null
                        : new Source.JavaSchema(Schema.of(definition), publication, "the schema");
        Lineage lineage = new Lineage(files);
        Set<Integer> looks = new HashSet<>();
        for (int i = 0; i < files.size(); i++) {
            if (lineage.isLost(i)) {
                int after = lineage.descendant(i);
                looks.addAll(List.of(i - 1, i, after < 0 ? files.size() - 1 : after));
                if (after < 0 && schema == null) {
                    throw new MigrationException(
                            "no migration after %s has a snapshot, so its own can only be worked out with the schema in Java: name the definition."
                                    .formatted(files.get(i).name()));
                }
            }
        }
        try (ReplayedHistory history =
                ReplayedHistory.of(files, looks, scratchServer, scope(files, schema), classes)) {
            return restored(files, lineage, history, schema);
        }
    }

    /// Writes the snapshots, each whole or not at all.
    ///
    /// @return the new files
    /// @throws MigrationException if a migration has a snapshot, or one cannot be written
    public List<Path> write(List<RestoredSnapshot> found) {
        return found.stream()
                .map(each -> folder.writeSnapshot(each.migration(), each.snapshot()))
                .toList();
    }

    /// Roles are only read where one names them.
    private CatalogScope scope(List<MigrationFiles> files, Source.@Nullable JavaSchema schema) {
        Set<String> roles = new TreeSet<>();
        for (MigrationFiles each : files) {
            if (each.snapshot() != null) {
                each.snapshot().all(RoleEntity.class).forEach(role -> roles.add(role.name()));
            }
        }
        if (schema != null) {
            for (Entity each : SchemaEntities.of(schema.schema(), publication).entities()) {
                if (each instanceof RoleEntity role) {
                    roles.add(role.name());
                }
            }
        }
        return CatalogScope.all().withRoles(roles);
    }

    private List<RestoredSnapshot> restored(
            List<MigrationFiles> files,
            Lineage lineage,
            ReplayedHistory history,
            Source.@Nullable JavaSchema schema) {
        List<RestoredSnapshot> restored = new ArrayList<>();
        List<Snapshot> snapshots = new ArrayList<>();
        Neighbour declared = null;
        for (int i = 0; i < files.size(); i++) {
            Snapshot there = files.get(i).snapshot();
            if (there != null) {
                snapshots.add(there);
                continue;
            }
            int after = lineage.descendant(i);
            List<Neighbour> later = new ArrayList<>();
            if (after >= 0) {
                Snapshot next = Objects.requireNonNull(files.get(after).snapshot());
                later.add(
                        Neighbour.of(history.after(after), next.entities())
                                .renamed(history.renames(after, i)));
                for (int child : lineage.children(i)) {
                    if (child != after) {
                        later.add(branch(files.get(child), history));
                    }
                }
            } else {
                Source.JavaSchema wished = Objects.requireNonNull(schema);
                SchemaEntities entities = SchemaEntities.of(wished.schema(), publication);
                if (declared == null) {
                    declared =
                            Neighbour.of(
                                    history.meaningOf(wished),
                                    entities.entities(),
                                    history.after(files.size() - 1));
                }
                later.add(declared.renamed(history.renames(files.size() - 1, i)));
            }
            RestoredSnapshot one = restored(i, files, lineage, history, snapshots, later);
            restored.add(one);
            snapshots.add(one.snapshot());
        }
        refuseForks(files, snapshots);
        return restored;
    }

    /// A branch changes nothing for the others, but its words are as good.
    private static Neighbour branch(MigrationFiles files, ReplayedHistory history) {
        Snapshot snapshot = Objects.requireNonNull(files.snapshot());
        return Neighbour.of(
                history.meaningOf(new Source.SnapshotFile(snapshot, files.name())),
                snapshot.entities());
    }

    private RestoredSnapshot restored(
            int index,
            List<MigrationFiles> files,
            Lineage lineage,
            ReplayedHistory history,
            List<Snapshot> snapshots,
            List<Neighbour> later) {
        List<Migration> before =
                lineage
                        .ancestors(
                                index,
                                snapshots,
                                each ->
                                        lineage.descendant(index) >= 0
                                                && isBeside(snapshots, each, later.getFirst()))
                        .stream()
                        .map(each -> migration(files, snapshots, each))
                        .toList();
        Snapshot parent = MigrationFolder.headOf(before);
        List<String> parents =
                MigrationFolder.heads(before).stream()
                        .map(each -> each.snapshot().id())
                        .distinct()
                        .toList();
        List<Rename> done = history.renames(index - 1, index);
        ChangedEntities changed =
                ChangedEntities.of(
                        Neighbour.of(history.after(index - 1), parent.entities()).renamed(done),
                        history.after(index),
                        later,
                        lineage.descendant(index) < 0,
                        files.get(index).sql());
        Renames renames = parent.renames().plus(new Renames(done));
        Snapshot snapshot = Snapshot.of(parents, changed.entities(), renames);
        String id = lineage.idOfLost(index);
        return new RestoredSnapshot(
                files.get(index).name(),
                id == null ? snapshot : new Snapshot(id, parents, snapshot.entities(), renames),
                snapshot.id().equals(id),
                changed.leftOut());
    }

    /// A migration of another branch made something that is there when the next snapshot is taken,
    /// and that this one does not know.
    private static boolean isBeside(List<Snapshot> snapshots, int index, Neighbour next) {
        Snapshot snapshot = snapshots.get(index);
        Set<Entity.Key> had = new HashSet<>();
        for (Snapshot each : snapshots) {
            if (snapshot.parents().contains(each.id())) {
                each.entities().forEach(entity -> had.add(entity.key()));
            }
        }
        return snapshot.entities().stream()
                .map(Entity::key)
                .anyMatch(key -> !had.contains(key) && next.isByHand(key));
    }

    private static Migration migration(
            List<MigrationFiles> files, List<Snapshot> snapshots, int index) {
        MigrationFiles each = files.get(index);
        return new Migration(each.name(), each.sql(), snapshots.get(index));
    }

    private static void refuseForks(List<MigrationFiles> files, List<Snapshot> snapshots) {
        List<Migration> whole = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            whole.add(migration(files, snapshots, i));
        }
        MigrationFolder.headOf(whole);
    }
}
