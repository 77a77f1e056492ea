package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.analytics_widget`.
 */
public final class AnalyticsWidgetTable extends Table<AnalyticsWidget> {
    public static final AnalyticsWidgetTable ANALYTICS_WIDGET = new AnalyticsWidgetTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> dashboardId = text("dashboard_id");

    public final Column<String> title = text("title");

    public final Column<String> widgetType = text("widget_type");

    public final Column<@Nullable Integer> position = integer("position").nullable();

    public final One<AnalyticsDashboard> dashboard =
            one(dashboardId, () -> AnalyticsDashboardTable.ANALYTICS_DASHBOARD.id);

    public final Many<AnalyticsWidgetQuery> analyticsWidgetQueryRows =
            many(id, () -> AnalyticsWidgetQueryTable.ANALYTICS_WIDGET_QUERY.widgetId);

    private AnalyticsWidgetTable() {
        super("analytics_widget");
        foreignKey(dashboardId)
                .references(() -> List.of(AnalyticsDashboardTable.ANALYTICS_DASHBOARD.id))
                .named("analytics_widget_dashboard_id_analytics_dashboard_id_fkey");
    }
}
