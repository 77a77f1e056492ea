package com.example.shop;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The table `sales.review`.
 */
public final class ReviewTable extends Table<Review> {
    public static final ReviewTable REVIEW = new ReviewTable();

    public final Column<Long> productId = bigint("product_id");

    public final Column<UUID> customerId = uuid("customer_id");

    public final Column<Short> stars = smallint("stars");

    public final Column<@Nullable String> body = text("body").nullable();

    public final One<Customer> customer = one(customerId, () -> CustomerTable.CUSTOMER.id);

    public final One<Product> product = one(productId, () -> ProductTable.PRODUCT.id);

    private ReviewTable() {
        super("sales", "review");
        primaryKey(productId, customerId).named("review_pkey");
        check("review_stars_check", "(stars >= 1) AND (stars <= 5)");
        foreignKey(customerId)
                .references(() -> List.of(CustomerTable.CUSTOMER.id), onDelete(CASCADE))
                .named("review_customer_id_fkey");
        foreignKey(productId)
                .references(() -> List.of(ProductTable.PRODUCT.id), onDelete(CASCADE))
                .named("review_product_id_fkey");
    }
}
