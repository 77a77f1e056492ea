package com.example.shop;

import dev.leat.schema.Column;
import dev.leat.schema.View;
import org.jspecify.annotations.Nullable;

/**
 * The view `catalogue.live_product`.
 */
public final class LiveProductTable extends View<LiveProduct> {
    public static final LiveProductTable LIVE_PRODUCT = new LiveProductTable();

    public final Column<@Nullable Long> id = bigint("id").nullable();

    public final Column<@Nullable String> name = text("name").nullable();

    public final Column<@Nullable String> price =
            column("price", ShopTypes.MONEY.type()).nullable();

    public final Column<@Nullable String> brand = citext("brand").nullable();

    public final Column<@Nullable Long> available = bigint("available").nullable();

    private LiveProductTable() {
        super("catalogue", "live_product");
        query("SELECT p.id,\n"
                        + "    p.name,\n"
                        + "    p.price,\n"
                        + "    b.name AS brand,\n"
                        + "    COALESCE(sum(s.available), (0)::bigint) AS available\n"
                        + "   FROM ((catalogue.product p\n"
                        + "     LEFT JOIN catalogue.brand b ON ((b.id = p.brand_id)))\n"
                        + "     LEFT JOIN catalogue.stock s ON ((s.product_id = p.id)))\n"
                        + "  WHERE ((p.published_at <= now()) AND (p.retired_at IS NULL))\n"
                        + "  GROUP BY p.id, b.id");
    }
}
