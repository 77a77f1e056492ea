package com.example.tracker;

import dev.leat.schema.Column;
import dev.leat.schema.MaterializedView;
import dev.leat.schema.value.Interval;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The view `tracker.effort`.
 */
public final class EffortTable extends MaterializedView<Effort> {
    public static final EffortTable EFFORT = new EffortTable();

    public final Column<@Nullable UUID> user = uuid("user").nullable();

    public final Column<@Nullable LocalDate> week = date("week").nullable();

    public final Column<@Nullable Interval> spent = interval("spent").nullable();

    public final Column<@Nullable Long> place = bigint("place").nullable();

    private EffortTable() {
        super("tracker", "effort");
        query("SELECT \"user\",\n"
                        + "    (date_trunc('week'::text, (day)::timestamp with time zone))::date AS week,\n"
                        + "    sum(spent) AS spent,\n"
                        + "    rank() OVER (PARTITION BY \"user\" ORDER BY (sum(spent)) DESC) AS place\n"
                        + "   FROM tracker.work_log w\n"
                        + "  GROUP BY \"user\", ((date_trunc('week'::text, (day)::timestamp with time zone))::date)");
        uniqueIndex("effort_week").on(user, week);
    }
}
