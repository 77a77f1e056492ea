package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;

/**
 * The table `public.inventory_level`.
 */
public final class InventoryLevelTable extends Table<InventoryLevel> {
    public static final InventoryLevelTable INVENTORY_LEVEL = new InventoryLevelTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> locationId = text("location_id");

    public final Column<String> variantId = text("variant_id");

    public final Column<Integer> quantity = integer("quantity");

    public final Column<Integer> reserved = integer("reserved").defaultValue(0);

    public final One<InventoryLocation> location =
            one(locationId, () -> InventoryLocationTable.INVENTORY_LOCATION.id);

    public final One<ProductVariant> variant =
            one(variantId, () -> ProductVariantTable.PRODUCT_VARIANT.id);

    private InventoryLevelTable() {
        super("inventory_level");
        foreignKey(locationId)
                .references(() -> List.of(InventoryLocationTable.INVENTORY_LOCATION.id))
                .named("inventory_level_location_id_inventory_location_id_fkey");
        foreignKey(variantId)
                .references(() -> List.of(ProductVariantTable.PRODUCT_VARIANT.id))
                .named("inventory_level_variant_id_product_variant_id_fkey");
    }
}
