package com.example.tracker;

import dev.leat.schema.Column;
import dev.leat.schema.View;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The view `tracker.burndown`.
 */
public final class BurndownTable extends View<Burndown> {
    public static final BurndownTable BURNDOWN = new BurndownTable();

    public final Column<@Nullable Integer> id = integer("id").nullable();

    public final Column<@Nullable LocalDate> day = date("day").nullable();

    public final Column<@Nullable Long> open = bigint("open").nullable();

    private BurndownTable() {
        super("tracker", "burndown");
        query("SELECT m.id,\n"
                        + "    (d.day)::date AS day,\n"
                        + "    count(*) FILTER (WHERE ((i.\"closedAt\" IS NULL) OR (i.\"closedAt\" > d.day))) AS open\n"
                        + "   FROM tracker.milestone m,\n"
                        + "    LATERAL generate_series((lower(m.period))::timestamp with time zone, (upper(m.period))::timestamp with time zone, '1 day'::interval) d(day),\n"
                        + "    tracker.issue i\n"
                        + "  WHERE (i.milestone = m.id)\n"
                        + "  GROUP BY m.id, d.day");
    }
}
