package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.inventory_item`.
 */
public final class InventoryItemTable extends Table<InventoryItem> {
    public static final InventoryItemTable INVENTORY_ITEM = new InventoryItemTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> variantId = text("variant_id");

    public final Column<@Nullable String> serialNumber = text("serial_number").nullable();

    public final Column<@Nullable String> metadata = jsonb("metadata").nullable();

    public final One<ProductVariant> variant =
            one(variantId, () -> ProductVariantTable.PRODUCT_VARIANT.id);

    private InventoryItemTable() {
        super("inventory_item");
        foreignKey(variantId)
                .references(() -> List.of(ProductVariantTable.PRODUCT_VARIANT.id))
                .named("inventory_item_variant_id_product_variant_id_fkey");
    }
}
