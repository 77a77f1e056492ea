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
 * The table `public.payment`.
 */
public final class PaymentTable extends Table<Payment> {
    public static final PaymentTable PAYMENT = new PaymentTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<@Nullable String> externalRef = text("external_ref").nullable();

    public final Column<String> status = text("status");

    public final Column<BigDecimal> amount = numeric("amount", 12, 2);

    public final Column<String> currency = character("currency", 3);

    public final Column<@Nullable Instant> receivedAt = timestamptz("received_at").nullable();

    public final Column<@Nullable String> receivedById = text("received_by_id").nullable();

    public final One<User> receivedBy = one(receivedById, () -> UserTable.USER.id);

    public final Many<OrderPayment> orderPaymentRows =
            many(id, () -> OrderPaymentTable.ORDER_PAYMENT.paymentId);

    private PaymentTable() {
        super("payment");
        foreignKey(receivedById)
                .references(() -> List.of(UserTable.USER.id))
                .named("payment_received_by_id_user_id_fkey");
    }
}
