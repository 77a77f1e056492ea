package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.shipment`.
 */
public final class ShipmentTable extends Table<Shipment> {
    public static final ShipmentTable SHIPMENT = new ShipmentTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> orderId = text("order_id");

    public final Column<@Nullable Instant> shippedAt = timestamptz("shipped_at").nullable();

    public final Column<@Nullable Instant> deliveredAt = timestamptz("delivered_at").nullable();

    public final Column<@Nullable String> carrier = text("carrier").nullable();

    public final Column<@Nullable String> trackingNumber = text("tracking_number").nullable();

    public final Column<String> destinationCountry = character("destination_country", 2);

    public final Column<@Nullable String> destinationState =
            character("destination_state", 2).nullable();

    public final One<Order> order = one(orderId, () -> OrderTable.ORDER.id);

    public final Many<ShipmentItem> shipmentItemRows =
            many(id, () -> ShipmentItemTable.SHIPMENT_ITEM.shipmentId);

    private ShipmentTable() {
        super("shipment");
        foreignKey(orderId)
                .references(() -> List.of(OrderTable.ORDER.id))
                .named("shipment_order_id_order_id_fkey");
    }
}
