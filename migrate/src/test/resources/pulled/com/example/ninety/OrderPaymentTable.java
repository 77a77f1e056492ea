package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.order_payment`.
 */
public final class OrderPaymentTable extends Table<OrderPayment> {
    public static final OrderPaymentTable ORDER_PAYMENT = new OrderPaymentTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> orderId = text("order_id");

    public final Column<@Nullable String> paymentId = text("payment_id").nullable();

    public final Column<BigDecimal> amount = numeric("amount", 12, 2);

    public final Column<String> status = text("status");

    public final One<Order> order = one(orderId, () -> OrderTable.ORDER.id);

    public final One<Payment> payment = one(paymentId, () -> PaymentTable.PAYMENT.id);

    private OrderPaymentTable() {
        super("order_payment");
        foreignKey(orderId)
                .references(() -> List.of(OrderTable.ORDER.id))
                .named("order_payment_order_id_order_id_fkey");
        foreignKey(paymentId)
                .references(() -> List.of(PaymentTable.PAYMENT.id))
                .named("order_payment_payment_id_payment_id_fkey");
    }
}
