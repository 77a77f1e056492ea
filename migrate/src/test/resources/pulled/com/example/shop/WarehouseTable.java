package com.example.shop;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.Table;
import dev.leat.schema.value.Point;
import org.jspecify.annotations.Nullable;

/**
 * The table `catalogue.warehouse`.
 */
public final class WarehouseTable extends Table<Warehouse> {
    public static final WarehouseTable WAREHOUSE = new WarehouseTable();

    public final Column<String> code = character("code", 4).primaryKey();

    public final Column<String> name = text("name");

    public final Column<@Nullable Point> location = point("location").nullable();

    public final Many<Stock> stockRows = many(code, () -> StockTable.STOCK.warehouseCode);

    private WarehouseTable() {
        super("catalogue", "warehouse");
    }
}
