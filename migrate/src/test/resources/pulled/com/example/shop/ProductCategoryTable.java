package com.example.shop;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.util.List;

/**
 * The table `catalogue.product_category`.
 */
public final class ProductCategoryTable extends Table<ProductCategory> {
    public static final ProductCategoryTable PRODUCT_CATEGORY = new ProductCategoryTable();

    public final Column<Long> productId = bigint("product_id");

    public final Column<Integer> categoryId = integer("category_id");

    public final One<Category> category = one(categoryId, () -> CategoryTable.CATEGORY.id);

    public final One<Product> product = one(productId, () -> ProductTable.PRODUCT.id);

    private ProductCategoryTable() {
        super("catalogue", "product_category");
        primaryKey(productId, categoryId).named("product_category_pkey");
        foreignKey(categoryId)
                .references(() -> List.of(CategoryTable.CATEGORY.id), onDelete(CASCADE))
                .named("product_category_category_id_fkey");
        foreignKey(productId)
                .references(() -> List.of(ProductTable.PRODUCT.id), onDelete(CASCADE))
                .named("product_category_product_id_fkey");
        index("product_category_category_id_idx").on(categoryId);
    }
}
