package com.example.shop;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * The table `catalogue.brand`.
 */
public final class BrandTable extends Table<Brand> {
    public static final BrandTable BRAND = new BrandTable();

    public final Column<Integer> id = integer("id").identityAlways().primaryKey();

    public final Column<String> name = citext("name");

    public final Column<@Nullable String> website = text("website").nullable();

    public final Many<Product> productRows = many(id, () -> ProductTable.PRODUCT.brandId);

    private BrandTable() {
        super("catalogue", "brand");
        unique(name).named("brand_name_key");
        check("brand_website_check", "website ~~ 'https://%'::text");
    }
}
