package com.example.shop;

import dev.leat.schema.Column;
import dev.leat.schema.View;
import org.jspecify.annotations.Nullable;

/**
 * The view `catalogue.sold_out`.
 */
public final class SoldOutTable extends View<SoldOut> {
    public static final SoldOutTable SOLD_OUT = new SoldOutTable();

    public final Column<@Nullable Long> id = bigint("id").nullable();

    public final Column<@Nullable String> name = text("name").nullable();

    private SoldOutTable() {
        super("catalogue", "sold_out");
        query("SELECT id,\n"
                        + "    name\n"
                        + "   FROM catalogue.live_product\n"
                        + "  WHERE (available = 0)");
    }
}
