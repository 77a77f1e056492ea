package com.example.shop;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import dev.leat.schema.value.Range;
import java.time.Instant;
import java.util.List;

/**
 * The table `catalogue.price_period`.
 */
public final class PricePeriodTable extends Table<PricePeriod> {
    public static final PricePeriodTable PRICE_PERIOD = new PricePeriodTable();

    public final Column<Long> productId = bigint("product_id");

    public final Column<Range<Instant>> valid = tstzrange("valid");

    public final Column<String> price = column("price", ShopTypes.MONEY.type());

    public final One<Product> product = one(productId, () -> ProductTable.PRODUCT.id);

    private PricePeriodTable() {
        super("catalogue", "price_period");
        exclude("price_period_no_overlap").using("gist").with(productId, "=").with(valid, "&&");
        foreignKey(productId)
                .references(() -> List.of(ProductTable.PRODUCT.id), onDelete(CASCADE))
                .named("price_period_product_id_fkey");
    }
}
