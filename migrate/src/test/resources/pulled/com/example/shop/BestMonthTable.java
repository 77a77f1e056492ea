package com.example.shop;

import dev.leat.schema.Column;
import dev.leat.schema.View;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The view `reporting.best_month`.
 */
public final class BestMonthTable extends View<BestMonth> {
    public static final BestMonthTable BEST_MONTH = new BestMonthTable();

    public final Column<@Nullable LocalDate> month = date("month").nullable();

    public final Column<@Nullable BigDecimal> revenue = numeric("revenue").nullable();

    private BestMonthTable() {
        super("reporting", "best_month");
        query("SELECT month,\n"
                        + "    revenue\n"
                        + "   FROM reporting.revenue\n"
                        + "  ORDER BY revenue DESC NULLS LAST\n"
                        + " LIMIT 1");
    }
}
