package dev.leat.migrate.expand;

import dev.leat.migrate.MigrationName;
import dev.leat.migrate.expand.ProductionPlan.Stage;
import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.snapshot.SchemaEntities;
import dev.leat.migrate.snapshot.Snapshot;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Writes stages of a [ProductionPlan] as migrations.
///
/// @param folder where they go
/// @param schema the schema that the plan leads to
/// @param clock gives the time in their names
public record PlannedMigrations(MigrationFolder folder, SchemaEntities schema, Clock clock) {
    public PlannedMigrations {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(clock, "clock");
    }

    /// Writes one, after the migrations that are there.
    ///
    /// @param words what the change is about; the stage's name is put behind them
    /// @return the new folder
    /// @throws dev.leat.migrate.history.MigrationException if it cannot be written
    public Path write(Stage stage, String words) {
        String name = words + " " + stage.phase().name().toLowerCase(Locale.ROOT);
        List<String> parents =
                folder.heads().stream().map(each -> each.snapshot().id()).distinct().toList();
        return folder.write(
                new Migration(
                        MigrationName.next(name, clock, folder.migrations()),
                        stage.sql(),
                        Snapshot.of(parents, stage.entities(), schema.renames())));
    }
}
