package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.product`.
 */
public final class ProductTable extends Table<Product> {
    public static final ProductTable PRODUCT = new ProductTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> categoryId = text("category_id");

    public final Column<String> name = text("name");

    public final Column<@Nullable String> description = text("description").nullable();

    public final Column<@Nullable String> status = text("status").nullable();

    public final One<ProductCategory> category =
            one(categoryId, () -> ProductCategoryTable.PRODUCT_CATEGORY.id);

    public final Many<ProductMedia> productMediaRows =
            many(id, () -> ProductMediaTable.PRODUCT_MEDIA.productId);

    public final Many<ProductVariant> productVariantRows =
            many(id, () -> ProductVariantTable.PRODUCT_VARIANT.productId);

    private ProductTable() {
        super("product");
        foreignKey(categoryId)
                .references(() -> List.of(ProductCategoryTable.PRODUCT_CATEGORY.id))
                .named("product_category_id_product_category_id_fkey");
    }
}
