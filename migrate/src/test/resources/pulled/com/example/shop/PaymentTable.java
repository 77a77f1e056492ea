package com.example.shop;

import dev.leat.schema.Column;
import dev.leat.schema.DataType;
import dev.leat.schema.One;
import dev.leat.schema.SqlTemplate;
import dev.leat.schema.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `sales.payment`.
 */
public final class PaymentTable extends Table<Payment> {
    public static final PaymentTable PAYMENT = new PaymentTable();

    public final Column<Long> id = bigint("id").identityAlways().primaryKey();

    public final Column<Long> orderId = bigint("order_id");

    public final Column<LocalDate> placedOn = date("placed_on");

    public final Column<PaymentMethodLabel> method = enumeration("method", PaymentMethodLabel.TYPE);

    public final Column<String> amount = column("amount", ShopTypes.MONEY.type());

    public final Column<@Nullable String> reference =
            text("reference").collation("\"C\"").nullable();

    public final Column<@Nullable Instant> receivedAt = timestamptz("received_at").nullable();

    public final One<Orders> orders =
            one(
                    List.of(orderId, placedOn),
                    () -> List.of(OrdersTable.ORDERS.id, OrdersTable.ORDERS.placedOn));

    private PaymentTable() {
        super("sales", "payment");
        foreignKey(orderId, placedOn)
                .references(() -> List.of(OrdersTable.ORDERS.id, OrdersTable.ORDERS.placedOn))
                .named("payment_order")
                .matchFull()
                .deferrable();
        uniqueIndex("payment_reference")
                .on(method, SqlTemplate.of("lower(reference)").as(DataType.TEXT))
                .nullsNotDistinct();
    }
}
