package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.billing_invoice_line`.
 */
public final class BillingInvoiceLineTable extends Table<BillingInvoiceLine> {
    public static final BillingInvoiceLineTable BILLING_INVOICE_LINE =
            new BillingInvoiceLineTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> invoiceId = text("invoice_id");

    public final Column<@Nullable String> orderItemId = text("order_item_id").nullable();

    public final Column<String> description = text("description");

    public final Column<Integer> quantity = integer("quantity");

    public final Column<BigDecimal> unitPrice = numeric("unit_price", 12, 2);

    public final One<BillingInvoice> invoice =
            one(invoiceId, () -> BillingInvoiceTable.BILLING_INVOICE.id);

    public final One<OrderItem> orderItem = one(orderItemId, () -> OrderItemTable.ORDER_ITEM.id);

    private BillingInvoiceLineTable() {
        super("billing_invoice_line");
        foreignKey(invoiceId)
                .references(() -> List.of(BillingInvoiceTable.BILLING_INVOICE.id))
                .named("billing_invoice_line_invoice_id_billing_invoice_id_fkey");
        foreignKey(orderItemId)
                .references(() -> List.of(OrderItemTable.ORDER_ITEM.id))
                .named("billing_invoice_line_order_item_id_order_item_id_fkey");
    }
}
