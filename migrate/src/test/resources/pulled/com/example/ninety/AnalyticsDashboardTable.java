package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.analytics_dashboard`.
 */
public final class AnalyticsDashboardTable extends Table<AnalyticsDashboard> {
    public static final AnalyticsDashboardTable ANALYTICS_DASHBOARD = new AnalyticsDashboardTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<@Nullable String> ownerId = text("owner_id").nullable();

    public final Column<String> title = text("title");

    public final Column<@Nullable String> description = text("description").nullable();

    public final Column<String> defaultQuery = jsonb("default_query");

    public final One<User> owner = one(ownerId, () -> UserTable.USER.id);

    public final Many<AnalyticsWidget> analyticsWidgetRows =
            many(id, () -> AnalyticsWidgetTable.ANALYTICS_WIDGET.dashboardId);

    private AnalyticsDashboardTable() {
        super("analytics_dashboard");
        foreignKey(ownerId)
                .references(() -> List.of(UserTable.USER.id))
                .named("analytics_dashboard_owner_id_user_id_fkey");
    }
}
