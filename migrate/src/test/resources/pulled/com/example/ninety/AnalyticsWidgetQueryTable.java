package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.analytics_widget_query`.
 */
public final class AnalyticsWidgetQueryTable extends Table<AnalyticsWidgetQuery> {
    public static final AnalyticsWidgetQueryTable ANALYTICS_WIDGET_QUERY =
            new AnalyticsWidgetQueryTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> widgetId = text("widget_id");

    public final Column<String> dataSource = text("data_source");

    public final Column<String> query = text("query");

    public final Column<@Nullable Integer> refreshIntervalSeconds =
            integer("refresh_interval_seconds").nullable();

    public final One<AnalyticsWidget> widget =
            one(widgetId, () -> AnalyticsWidgetTable.ANALYTICS_WIDGET.id);

    private AnalyticsWidgetQueryTable() {
        super("analytics_widget_query");
        foreignKey(widgetId)
                .references(() -> List.of(AnalyticsWidgetTable.ANALYTICS_WIDGET.id))
                .named("analytics_widget_query_widget_id_analytics_widget_id_fkey");
    }
}
