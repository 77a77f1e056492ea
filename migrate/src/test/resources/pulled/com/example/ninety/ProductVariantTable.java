package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * The table `public.product_variant`.
 */
public final class ProductVariantTable extends Table<ProductVariant> {
    public static final ProductVariantTable PRODUCT_VARIANT = new ProductVariantTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> productId = text("product_id");

    public final Column<String> sku = text("sku");

    public final Column<BigDecimal> price = numeric("price", 12, 2);

    public final Column<String> currency = character("currency", 3);

    public final Column<Boolean> isActive = bool("is_active").defaultValue(true);

    public final One<Product> product = one(productId, () -> ProductTable.PRODUCT.id);

    public final Many<InventoryItem> inventoryItemRows =
            many(id, () -> InventoryItemTable.INVENTORY_ITEM.variantId);

    public final Many<InventoryLevel> inventoryLevelRows =
            many(id, () -> InventoryLevelTable.INVENTORY_LEVEL.variantId);

    public final Many<OrderItem> orderItemRows =
            many(id, () -> OrderItemTable.ORDER_ITEM.variantId);

    private ProductVariantTable() {
        super("product_variant");
        foreignKey(productId)
                .references(() -> List.of(ProductTable.PRODUCT.id))
                .named("product_variant_product_id_product_id_fkey");
    }
}
