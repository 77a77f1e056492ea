package com.example.shop;

import dev.leat.schema.Column;
import dev.leat.schema.MaterializedView;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The view `reporting.revenue`.
 */
public final class RevenueTable extends MaterializedView<Revenue> {
    public static final RevenueTable REVENUE = new RevenueTable();

    public final Column<@Nullable LocalDate> month = date("month").nullable();

    public final Column<@Nullable OrderStatusLabel> status =
            enumeration("status", OrderStatusLabel.TYPE).nullable();

    public final Column<@Nullable Long> orders = bigint("orders").nullable();

    public final Column<@Nullable BigDecimal> revenue = numeric("revenue").nullable();

    public final Column<@Nullable BigDecimal> median = numeric("median").nullable();

    private RevenueTable() {
        super("reporting", "revenue");
        query("SELECT (date_trunc('month'::text, (placed_on)::timestamp with time zone))::date AS month,\n"
                        + "    status,\n"
                        + "    count(*) AS orders,\n"
                        + "    sum((total)::numeric) AS revenue,\n"
                        + "    catalogue.median((total)::numeric) AS median\n"
                        + "   FROM sales.orders o\n"
                        + "  GROUP BY ((date_trunc('month'::text, (placed_on)::timestamp with time zone))::date), status");
        uniqueIndex("revenue_month").on(month, status);
    }
}
