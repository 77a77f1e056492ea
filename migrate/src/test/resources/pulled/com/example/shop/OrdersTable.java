package com.example.shop;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import dev.leat.schema.object.Partitioning;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The table `sales.orders`.
 */
public final class OrdersTable extends Table<Orders> {
    public static final OrdersTable ORDERS = new OrdersTable();

    public final Column<Long> id = bigint("id").identity();

    public final Column<String> number =
            text("number")
                    .defaultSql("('S-'::text || (nextval('sales.order_number'::regclass))::text)")
                    .comment("What the customer is told");

    public final Column<UUID> customerId = uuid("customer_id");

    public final Column<OrderStatusLabel> status =
            enumeration("status", OrderStatusLabel.TYPE).defaultSql("'draft'::sales.order_status");

    public final Column<LocalDate> placedOn = date("placed_on").defaultSql("CURRENT_DATE");

    public final Column<String> total = column("total", ShopTypes.MONEY.type()).defaultSql("0");

    public final Column<@Nullable AddressValue> shipTo =
            column("ship_to", ShopTypes.ADDRESS.type()).nullable();

    public final Column<@Nullable String> note = text("note").nullable();

    public final One<Customer> customer = one(customerId, () -> CustomerTable.CUSTOMER.id);

    public final Many<OrderLine> orderLineRows =
            many(
                    List.of(id, placedOn),
                    () -> List.of(OrderLineTable.ORDER_LINE.orderId, OrderLineTable.ORDER_LINE.placedOn));

    public final Many<Payment> paymentRows =
            many(
                    List.of(id, placedOn),
                    () -> List.of(PaymentTable.PAYMENT.orderId, PaymentTable.PAYMENT.placedOn));

    private OrdersTable() {
        super("sales", "orders");
        primaryKey(id, placedOn).named("orders_pkey");
        foreignKey(customerId)
                .references(() -> List.of(CustomerTable.CUSTOMER.id))
                .named("orders_customer_id_fkey");
        index("orders_customer").on(customerId, part(placedOn).desc());
        index("orders_open")
                .on(status)
                .where(
                        "status = ANY (ARRAY['placed'::sales.order_status, 'paid'::sales.order_status])");
        declare(
                new Partitioning(
                        Partitioning.Strategy.RANGE,
                        List.of(placedOn),
                        List.of(
                                new Partitioning.Partition(
                                        "orders_2024",
                                        "FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')",
                                        null),
                                new Partitioning.Partition(
                                        "orders_2025",
                                        "FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')",
                                        null),
                                new Partitioning.Partition("orders_rest", "DEFAULT", null))));
    }
}
