package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * The table `public.order_item`.
 */
public final class OrderItemTable extends Table<OrderItem> {
    public static final OrderItemTable ORDER_ITEM = new OrderItemTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> orderId = text("order_id");

    public final Column<String> variantId = text("variant_id");

    public final Column<Integer> quantity = integer("quantity");

    public final Column<BigDecimal> unitPrice = numeric("unit_price", 12, 2);

    public final One<Order> order = one(orderId, () -> OrderTable.ORDER.id);

    public final One<ProductVariant> variant =
            one(variantId, () -> ProductVariantTable.PRODUCT_VARIANT.id);

    public final Many<BillingInvoiceLine> billingInvoiceLineRows =
            many(id, () -> BillingInvoiceLineTable.BILLING_INVOICE_LINE.orderItemId);

    public final Many<ShipmentItem> shipmentItemRows =
            many(id, () -> ShipmentItemTable.SHIPMENT_ITEM.orderItemId);

    private OrderItemTable() {
        super("order_item");
        foreignKey(orderId)
                .references(() -> List.of(OrderTable.ORDER.id))
                .named("order_item_order_id_order_id_fkey");
        foreignKey(variantId)
                .references(() -> List.of(ProductVariantTable.PRODUCT_VARIANT.id))
                .named("order_item_variant_id_product_variant_id_fkey");
    }
}
