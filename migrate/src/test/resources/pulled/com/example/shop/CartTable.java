package com.example.shop;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The table `sales.cart`.
 */
public final class CartTable extends Table<Cart> {
    public static final CartTable CART = new CartTable();

    public final Column<UUID> id = uuid("id").defaultRandom().primaryKey();

    public final Column<@Nullable UUID> customerId = uuid("customer_id").nullable();

    public final Column<Instant> expiresAt =
            timestamptz("expires_at").defaultSql("(now() + '14 days'::interval)");

    public final One<Customer> customer = one(customerId, () -> CustomerTable.CUSTOMER.id);

    public final Many<CartLine> cartLineRows = many(id, () -> CartLineTable.CART_LINE.cartId);

    private CartTable() {
        super("sales", "cart");
        foreignKey(customerId)
                .references(() -> List.of(CustomerTable.CUSTOMER.id), onDelete(CASCADE))
                .named("cart_customer_id_fkey");
    }
}
