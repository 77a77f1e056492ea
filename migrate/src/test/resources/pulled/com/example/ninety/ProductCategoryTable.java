package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.product_category`.
 */
public final class ProductCategoryTable extends Table<ProductCategory> {
    public static final ProductCategoryTable PRODUCT_CATEGORY = new ProductCategoryTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> name = text("name");

    public final Column<@Nullable String> description = text("description").nullable();

    public final Column<@Nullable String> parentId = text("parent_id").nullable();

    public final One<ProductCategory> parent =
            one(parentId, () -> ProductCategoryTable.PRODUCT_CATEGORY.id);

    public final Many<Product> productRows = many(id, () -> ProductTable.PRODUCT.categoryId);

    public final Many<ProductCategory> productCategoryRows =
            many(id, () -> ProductCategoryTable.PRODUCT_CATEGORY.parentId);

    private ProductCategoryTable() {
        super("product_category");
        foreignKey(parentId)
                .references(() -> List.of(ProductCategoryTable.PRODUCT_CATEGORY.id))
                .named("product_category_parent_id_product_category_id_fkey");
    }
}
