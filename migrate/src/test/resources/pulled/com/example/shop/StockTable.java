package com.example.shop;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `catalogue.stock`.
 */
public final class StockTable extends Table<Stock> {
    public static final StockTable STOCK = new StockTable();

    public final Column<String> warehouseCode = character("warehouse_code", 4);

    public final Column<Long> productId = bigint("product_id");

    public final Column<Integer> quantity = integer("quantity").defaultValue(0);

    public final Column<Integer> reserved = integer("reserved").defaultValue(0);

    public final Column<@Nullable Integer> available =
            integer("available").generatedAlwaysAs("quantity - reserved").nullable();

    public final One<Product> product = one(productId, () -> ProductTable.PRODUCT.id);

    public final One<Warehouse> warehouse = one(warehouseCode, () -> WarehouseTable.WAREHOUSE.code);

    private StockTable() {
        super("catalogue", "stock");
        primaryKey(warehouseCode, productId).named("stock_pkey");
        check("stock_not_oversold", "(reserved >= 0) AND (reserved <= quantity)");
        foreignKey(productId)
                .references(() -> List.of(ProductTable.PRODUCT.id))
                .named("stock_product_id_fkey");
        foreignKey(warehouseCode)
                .references(() -> List.of(WarehouseTable.WAREHOUSE.code), onUpdate(CASCADE))
                .named("stock_warehouse_code_fkey");
    }
}
