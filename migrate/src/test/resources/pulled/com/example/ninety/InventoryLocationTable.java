package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.inventory_location`.
 */
public final class InventoryLocationTable extends Table<InventoryLocation> {
    public static final InventoryLocationTable INVENTORY_LOCATION = new InventoryLocationTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> name = text("name");

    public final Column<@Nullable String> address = text("address").nullable();

    public final Column<@Nullable String> region = text("region").nullable();

    public final Column<@Nullable String> countryIso = character("country_iso", 2).nullable();

    public final Many<InventoryLevel> inventoryLevelRows =
            many(id, () -> InventoryLevelTable.INVENTORY_LEVEL.locationId);

    private InventoryLocationTable() {
        super("inventory_location");
    }
}
