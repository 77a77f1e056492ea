package dev.leat.migrate.check;

import dev.leat.migrate.Generator;
import dev.leat.migrate.apply.Databases;
import dev.leat.migrate.apply.JavaMigrations;
import dev.leat.migrate.apply.Migrator;
import dev.leat.migrate.apply.Replay;
import dev.leat.migrate.apply.Standing;
import dev.leat.migrate.catalog.Catalog;
import dev.leat.migrate.catalog.CatalogScope;
import dev.leat.migrate.catalog.Comparison;
import dev.leat.migrate.catalog.OtherObject;
import dev.leat.migrate.catalog.ScratchDatabase;
import dev.leat.migrate.catalog.Source;
import dev.leat.migrate.diff.Change;
import dev.leat.migrate.diff.Differ;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.expand.ProductionPlan;
import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.history.MigrationFiles;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.snapshot.Renames;
import dev.leat.migrate.snapshot.SchemaEntities;
import dev.leat.migrate.snapshot.Snapshot;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Proves that the history of migrations, the schema in Java and a database agree.
///
/// ```java
/// CheckReport report = new DatabaseCheck(url, folder).check(new Tracker());
/// report.findings().forEach(finding -> log(finding.message()));
/// ```
public final class DatabaseCheck {
    private final ConnectionUrl database;
    private final ConnectionUrl scratchServer;
    private final MigrationFolder folder;
    private final String publication;
    private final CatalogScope scope;
    private final JavaMigrations classes;
    private final boolean contractPending;

    /// Checks with the publication of [Generator], all schemas but a sync server's, and scratch
    /// databases beside the database.
    public DatabaseCheck(ConnectionUrl database, MigrationFolder folder) {
        this(
                database,
                database,
                folder,
                Generator.DEFAULT_PUBLICATION,
                CatalogScope.all().withoutSyncServer("zero"),
                JavaMigrations.onClassPath());
    }

    /// @param database the live database; [#history(DatabaseDefinition)] does not look into it
    /// @param scratchServer a database on the server that holds the scratch databases; its role
    ///   needs CREATEDB
    /// @param publication the publication that carries the synced tables
    /// @param scope what of the live database counts
    /// @param classes where the classes of Java steps are found
    public DatabaseCheck(
            ConnectionUrl database,
            ConnectionUrl scratchServer,
            MigrationFolder folder,
            String publication,
            CatalogScope scope,
            JavaMigrations classes) {
        this.database = Databases.direct(database);
        this.scratchServer = Databases.direct(scratchServer);
        this.folder = Objects.requireNonNull(folder, "folder");
        this.publication = Objects.requireNonNull(publication, "publication");
        this.scope = Objects.requireNonNull(scope, "scope");
        this.classes = Objects.requireNonNull(classes, "classes");
        this.contractPending = false;
    }

    private DatabaseCheck(DatabaseCheck other, boolean contractPending) {
        this.database = other.database;
        this.scratchServer = other.scratchServer;
        this.folder = other.folder;
        this.publication = other.publication;
        this.scope = other.scope;
        this.classes = other.classes;
        this.contractPending = contractPending;
    }

    /// {@return the same check for the time in which old servers and clients still run: what only
    /// the contract stage of a [ProductionPlan] would take away is worth knowing, and no failure}
    public DatabaseCheck whileContractIsPending() {
        return new DatabaseCheck(this, true);
    }

    /// {@return what [#history(DatabaseDefinition)] and [#drift()] find together}
    public CheckReport check(DatabaseDefinition definition) {
        return history(definition).and(drift());
    }

    /// Replays the whole history on an empty database and compares the outcome with the schema.
    ///
    /// What migrations make beyond what a schema can declare is not reported here.
    ///
    /// @param definition `null` to see only whether the history runs
    /// @throws SchemaException if the schema contradicts itself
    /// @throws MigrationException if there can be no scratch database
    public CheckReport history(@Nullable DatabaseDefinition definition) {
        Schema schema = definition == null ? null : Schema.of(definition);
        List<Finding> findings = new ArrayList<>();
        List<Migration> migrations;
        try {
            migrations = folder.migrations();
            addBranches(findings);
        } catch (MigrationException e) {
            return report(new Finding.BrokenHistory(text(e))).and(replayOfWhatIsThere());
        }
        try (ScratchDatabase scratch = ScratchDatabase.beside(scratchServer)) {
            replay(migrations, scratch);
            if (schema != null) {
                compareWithSchema(scratch, schema, findings);
            }
        } catch (BrokenReplayException e) {
            findings.add(new Finding.BrokenReplay(text(e)));
        }
        return new CheckReport(findings);
    }

    /// A history without a snapshot is no history, but its SQL may be looked at all the same.
    private CheckReport replayOfWhatIsThere() {
        List<MigrationFiles> files;
        try {
            files = folder.files();
        } catch (MigrationException e) {
            return new CheckReport(List.of());
        }
        if (files.stream().allMatch(each -> each.snapshot() != null)) {
            return new CheckReport(List.of());
        }
        try (ScratchDatabase scratch = ScratchDatabase.beside(scratchServer)) {
            replay(files.stream().map(MigrationFiles::toRun).toList(), scratch);
            return new CheckReport(List.of());
        } catch (BrokenReplayException e) {
            return report(new Finding.BrokenReplay(text(e)));
        }
    }

    private void addBranches(List<Finding> findings) {
        List<String> heads = folder.heads().stream().map(Migration::name).toList();
        if (heads.size() > 1) {
            folder.head();
            findings.add(new Finding.OpenBranches(heads));
        }
    }

    private void compareWithSchema(ScratchDatabase scratch, Schema schema, List<Finding> findings) {
        Snapshot head = folder.head();
        Source wished = new Source.JavaSchema(schema, publication, "the schema");
        if (contractPending) {
            List<String> pending =
                    ProductionPlan.pendingContract(head, SchemaEntities.of(schema, publication));
            if (!pending.isEmpty()) {
                findings.add(new Finding.ContractPending(pending));
                wished = new Source.SnapshotFile(head, "the last migration");
            }
        }
        Comparison comparison = Comparison.of(new Source.Live(scratch.url(), scope), wished, null);
        for (Change change :
                Differ.diff(
                        comparison.from().entities(), comparison.to().entities(), Renames.none())) {
            if (isGenerated(change, head)) {
                findings.add(new Finding.NotGenerated(change));
            }
        }
    }

    /// What a migration made by hand, such as a view or an index, is nothing that the schema has to
    /// declare: only what a snapshot once had is generated away. A column is told in any case,
    /// since a table's rows are its columns.
    private static boolean isGenerated(Change change, Snapshot head) {
        return !(change instanceof Change.Drop drop)
                || drop.entity().kind() == Entity.Kind.COLUMN
                || head.find(drop.entity().kind(), drop.entity().path()) != null;
    }

    /// Compares the live database with what the migrations that it has should have made of it, and
    /// its ledger with the folder.
    ///
    /// @throws MigrationException if the database cannot be reached, or there can be no scratch
    ///   database
    public CheckReport drift() {
        Standing standing;
        try {
            folder.head();
            standing = new Migrator(database, folder).standing();
        } catch (MigrationException e) {
            if (e.getCause() instanceof SQLException) {
                throw e;
            }
            return report(new Finding.BrokenHistory(text(e)));
        }
        List<Finding> findings = new ArrayList<>();
        standing.missing().forEach(each -> findings.add(new Finding.MissingMigration(each)));
        standing.edited().forEach(each -> findings.add(new Finding.EditedMigration(each)));
        standing.unfinished().forEach(each -> findings.add(new Finding.HalfApplied(each)));
        standing.pending().forEach(each -> findings.add(new Finding.PendingMigration(each.name())));
        if (standing.problems().isEmpty() && standing.unfinished().isEmpty()) {
            List<Migration> had = new ArrayList<>(standing.applied());
            // Their effect is there, though no run has noted them yet.
            had.addAll(standing.squashed());
            compareWithLive(had, findings);
        }
        return new CheckReport(findings);
    }

    /// Without the very migrations that the database has, a comparison would only repeat that they
    /// are not the same.
    private void compareWithLive(List<Migration> applied, List<Finding> findings) {
        try (ScratchDatabase scratch = ScratchDatabase.beside(scratchServer)) {
            replay(applied, scratch);
            Comparison comparison =
                    Comparison.of(
                            new Source.Live(database, scope),
                            new Source.Live(scratch.url(), scope),
                            null);
            Catalog live = comparison.from();
            Catalog made = comparison.to();
            Differ.diff(live.entities(), made.entities(), Renames.none())
                    .forEach(change -> findings.add(new Finding.Drift(change)));
            for (OtherObject each : live.others()) {
                if (!made.others().contains(each)) {
                    findings.add(new Finding.OtherDrift(each, true));
                }
            }
            for (OtherObject each : made.others()) {
                if (!live.others().contains(each)) {
                    findings.add(new Finding.OtherDrift(each, false));
                }
            }
        } catch (BrokenReplayException e) {
            findings.add(new Finding.BrokenReplay(text(e)));
        }
    }

    private void replay(List<Migration> migrations, ScratchDatabase scratch)
            throws BrokenReplayException {
        try (Connection connection = scratch.url().connect()) {
            Replay.run(connection, migrations, classes);
        } catch (MigrationException e) {
            throw new BrokenReplayException(e);
        } catch (SQLException e) {
            throw new MigrationException(
                    "cannot replay the migrations in a scratch database: " + e.getMessage(), e);
        }
    }

    private static CheckReport report(Finding finding) {
        return new CheckReport(List.of(finding));
    }

    private static String text(Exception e) {
        return String.valueOf(e.getMessage());
    }

    /// A migration that fails on an empty database: a finding, no failure of the check.
    private static final class BrokenReplayException extends Exception {
        private static final long serialVersionUID = 1;

        BrokenReplayException(MigrationException cause) {
            super("the history does not run on an empty database: " + cause.getMessage(), cause);
        }
    }
}
