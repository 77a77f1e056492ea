package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.order`.
 */
public final class OrderTable extends Table<Order> {
    public static final OrderTable ORDER = new OrderTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<@Nullable String> customerId = text("customer_id").nullable();

    public final Column<@Nullable String> opportunityId = text("opportunity_id").nullable();

    public final Column<String> status = text("status");

    public final Column<BigDecimal> total = numeric("total", 12, 2);

    public final Column<String> currency = character("currency", 3);

    public final Column<String> currencyMetadata = jsonb("currency_metadata");

    public final Column<String> billingCountryIso = character("billing_country_iso", 2);

    public final Column<String> shippingCountryIso = character("shipping_country_iso", 2);

    public final Column<@Nullable String> cdcCheckpoint = jsonb("cdc_checkpoint").nullable();

    public final One<User> customer = one(customerId, () -> UserTable.USER.id);

    public final One<CrmOpportunity> opportunity =
            one(opportunityId, () -> CrmOpportunityTable.CRM_OPPORTUNITY.id);

    public final Many<OrderItem> orderItemRows = many(id, () -> OrderItemTable.ORDER_ITEM.orderId);

    public final Many<OrderPayment> orderPaymentRows =
            many(id, () -> OrderPaymentTable.ORDER_PAYMENT.orderId);

    public final Many<Shipment> shipmentRows = many(id, () -> ShipmentTable.SHIPMENT.orderId);

    private OrderTable() {
        super("order");
        foreignKey(customerId)
                .references(() -> List.of(UserTable.USER.id))
                .named("order_customer_id_user_id_fkey");
        foreignKey(opportunityId)
                .references(() -> List.of(CrmOpportunityTable.CRM_OPPORTUNITY.id))
                .named("order_opportunity_id_crm_opportunity_id_fkey");
    }
}
