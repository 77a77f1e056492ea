package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;

/**
 * The table `public.product_media`.
 */
public final class ProductMediaTable extends Table<ProductMedia> {
    public static final ProductMediaTable PRODUCT_MEDIA = new ProductMediaTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> productId = text("product_id");

    public final Column<String> url = text("url");

    public final Column<String> type = text("type");

    public final Column<String> mimeKey = text("mime_key");

    public final Column<String> mimeDescriptor = jsonb("mime_descriptor");

    public final One<Product> product = one(productId, () -> ProductTable.PRODUCT.id);

    private ProductMediaTable() {
        super("product_media");
        foreignKey(productId)
                .references(() -> List.of(ProductTable.PRODUCT.id))
                .named("product_media_product_id_product_id_fkey");
    }
}
