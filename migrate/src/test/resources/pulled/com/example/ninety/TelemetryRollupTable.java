package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.telemetry_rollup`.
 */
public final class TelemetryRollupTable extends Table<TelemetryRollup> {
    public static final TelemetryRollupTable TELEMETRY_ROLLUP = new TelemetryRollupTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<@Nullable String> projectId = text("project_id").nullable();

    public final Column<String> metric = text("metric");

    public final Column<String> windowedStats = jsonb("windowed_stats");

    public final One<Project> project = one(projectId, () -> ProjectTable.PROJECT.id);

    private TelemetryRollupTable() {
        super("telemetry_rollup");
        foreignKey(projectId)
                .references(() -> List.of(ProjectTable.PROJECT.id))
                .named("telemetry_rollup_project_id_project_id_fkey");
    }
}
