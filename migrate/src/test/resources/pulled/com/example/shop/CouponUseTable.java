package com.example.shop;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The table `sales.coupon_use`.
 */
public final class CouponUseTable extends Table<CouponUse> {
    public static final CouponUseTable COUPON_USE = new CouponUseTable();

    public final Column<String> coupon = text("coupon");

    public final Column<UUID> customerId = uuid("customer_id");

    public final Column<Instant> usedAt = timestamptz("used_at").defaultNow();

    public final One<Coupon> coupon2 = one(coupon, () -> CouponTable.COUPON.code);

    public final One<Customer> customer = one(customerId, () -> CustomerTable.CUSTOMER.id);

    private CouponUseTable() {
        super("sales", "coupon_use");
        unique(coupon, customerId).named("coupon_use_coupon_customer_id_key");
        foreignKey(coupon)
                .references(
                        () -> List.of(CouponTable.COUPON.code),
                        onDelete(RESTRICT),
                        onUpdate(CASCADE))
                .named("coupon_use_coupon_fkey");
        foreignKey(customerId)
                .references(() -> List.of(CustomerTable.CUSTOMER.id), onDelete(CASCADE))
                .named("coupon_use_customer_id_fkey");
    }
}
