package com.example.shop;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The table `sales.customer`.
 */
public final class CustomerTable extends Table<Customer> {
    public static final CustomerTable CUSTOMER = new CustomerTable();

    public final Column<UUID> id = uuid("id").defaultRandom().primaryKey();

    public final Column<String> email = citext("email");

    public final Column<String> name = text("name");

    public final Column<@Nullable AddressValue> billing =
            column("billing", ShopTypes.ADDRESS.type()).nullable();

    public final Column<@Nullable List<AddressValue>> shipping =
            column("shipping", ShopTypes.ADDRESS.type()).array().nullable();

    public final Column<Boolean> marketing = bool("marketing").defaultValue(false);

    public final Column<Instant> createdAt = timestamptz("created_at").defaultNow();

    public final Column<@Nullable Instant> deletedAt = timestamptz("deleted_at").nullable();

    public final Many<Cart> cartRows = many(id, () -> CartTable.CART.customerId);

    public final Many<CouponUse> couponUseRows =
            many(id, () -> CouponUseTable.COUPON_USE.customerId);

    public final Many<Orders> ordersRows = many(id, () -> OrdersTable.ORDERS.customerId);

    public final Many<Review> reviewRows = many(id, () -> ReviewTable.REVIEW.customerId);

    private CustomerTable() {
        super("sales", "customer");
        unique(email, deletedAt).named("customer_email").nullsNotDistinct();
    }
}
