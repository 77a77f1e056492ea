package com.example.shop;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `catalogue.product_image`.
 */
public final class ProductImageTable extends Table<ProductImage> {
    public static final ProductImageTable PRODUCT_IMAGE = new ProductImageTable();

    public final Column<Long> id = bigserial("id").primaryKey();

    public final Column<Long> productId = bigint("product_id");

    public final Column<Integer> position = integer("position");

    public final Column<String> url = text("url");

    public final Column<@Nullable String> alt = text("alt").nullable();

    public final One<Product> product = one(productId, () -> ProductTable.PRODUCT.id);

    private ProductImageTable() {
        super("catalogue", "product_image");
        unique(productId, position)
                .named("product_image_product_id_position_key")
                .initiallyDeferred();
        foreignKey(productId)
                .references(() -> List.of(ProductTable.PRODUCT.id), onDelete(CASCADE))
                .named("product_image_product_id_fkey");
    }
}
