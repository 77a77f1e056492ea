package com.example.shop;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.Table;
import dev.leat.schema.value.Range;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The table `sales.coupon`.
 */
public final class CouponTable extends Table<Coupon> {
    public static final CouponTable COUPON = new CouponTable();

    public final Column<String> code = text("code").primaryKey();

    public final Column<BigDecimal> percent = numeric("percent", 5, 2);

    public final Column<Range<LocalDate>> valid = daterange("valid");

    public final Column<@Nullable Integer> usesLeft = integer("uses_left").nullable();

    public final Many<CouponUse> couponUseRows = many(code, () -> CouponUseTable.COUPON_USE.coupon);

    private CouponTable() {
        super("sales", "coupon");
        check("coupon_percent_check", "(percent > (0)::numeric) AND (percent <= (100)::numeric)");
        check("coupon_valid_check", "NOT isempty(valid)");
    }
}
