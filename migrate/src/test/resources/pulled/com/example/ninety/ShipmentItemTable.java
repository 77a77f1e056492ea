package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;

/**
 * The table `public.shipment_item`.
 */
public final class ShipmentItemTable extends Table<ShipmentItem> {
    public static final ShipmentItemTable SHIPMENT_ITEM = new ShipmentItemTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> shipmentId = text("shipment_id");

    public final Column<String> orderItemId = text("order_item_id");

    public final Column<Integer> quantity = integer("quantity");

    public final One<OrderItem> orderItem = one(orderItemId, () -> OrderItemTable.ORDER_ITEM.id);

    public final One<Shipment> shipment = one(shipmentId, () -> ShipmentTable.SHIPMENT.id);

    private ShipmentItemTable() {
        super("shipment_item");
        foreignKey(orderItemId)
                .references(() -> List.of(OrderItemTable.ORDER_ITEM.id))
                .named("shipment_item_order_item_id_order_item_id_fkey");
        foreignKey(shipmentId)
                .references(() -> List.of(ShipmentTable.SHIPMENT.id))
                .named("shipment_item_shipment_id_shipment_id_fkey");
    }
}
