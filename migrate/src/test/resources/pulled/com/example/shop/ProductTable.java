package com.example.shop;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import dev.leat.schema.object.Statistics;
import dev.leat.schema.object.Trigger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `catalogue.product`.
 */
public final class ProductTable extends Table<Product> {
    public static final ProductTable PRODUCT = new ProductTable();

    public final Column<Long> id = bigint("id").identityAlways().primaryKey();

    public final Column<@Nullable Integer> brandId = integer("brand_id").nullable();

    public final Column<String> sku = varchar("sku", 32);

    public final Column<String> slug = column("slug", ShopTypes.SLUG.type());

    public final Column<String> name = text("name");

    public final Column<String> description = text("description").defaultValue("");

    public final Column<String> attributes = jsonb("attributes").defaultSql("'{}'::jsonb");

    public final Column<List<String>> tags = text("tags").array().defaultSql("'{}'::text[]");

    public final Column<String> price = column("price", ShopTypes.MONEY.type());

    public final Column<@Nullable String> currency =
            column("currency", ShopTypes.CURRENCY.type()).nullable();

    public final Column<@Nullable Integer> weightGrams = integer("weight_grams").nullable();

    public final Column<@Nullable String> search =
            tsvector("search")
                    .generatedAlwaysAs(
                            "setweight(to_tsvector('english'::regconfig, name), 'A'::\"char\") || setweight(to_tsvector('english'::regconfig, description), 'B'::\"char\")")
                    .nullable();

    public final Column<@Nullable Instant> publishedAt = timestamptz("published_at").nullable();

    public final Column<@Nullable Instant> retiredAt = timestamptz("retired_at").nullable();

    public final Column<Instant> createdAt = timestamptz("created_at").defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updated_at").defaultNow();

    public final One<Brand> brand = one(brandId, () -> BrandTable.BRAND.id);

    public final Many<PricePeriod> pricePeriodRows =
            many(id, () -> PricePeriodTable.PRICE_PERIOD.productId);

    public final Many<ProductCategory> productCategoryRows =
            many(id, () -> ProductCategoryTable.PRODUCT_CATEGORY.productId);

    public final Many<ProductImage> productImageRows =
            many(id, () -> ProductImageTable.PRODUCT_IMAGE.productId);

    public final Many<Stock> stockRows = many(id, () -> StockTable.STOCK.productId);

    public final Many<CartLine> cartLineRows = many(id, () -> CartLineTable.CART_LINE.productId);

    public final Many<OrderLine> orderLineRows =
            many(id, () -> OrderLineTable.ORDER_LINE.productId);

    public final Many<Review> reviewRows = many(id, () -> ReviewTable.REVIEW.productId);

    private ProductTable() {
        super("catalogue", "product");
        with("fillfactor", "90");
        unique(sku).named("product_sku_key");
        check("product_attributes_check", "jsonb_typeof(attributes) = 'object'::text");
        check(
                "product_retired_after_published",
                "(retired_at IS NULL) OR (retired_at > published_at)");
        check("product_weight_grams_check", "weight_grams > 0");
        foreignKey(brandId)
                .references(() -> List.of(BrandTable.BRAND.id), onDelete(SET_NULL))
                .named("product_brand_id_fkey");
        index("product_attributes")
                .on(part(attributes).operatorClass("jsonb_path_ops"))
                .using("gin");
        index("product_name_trgm").on(part(name).operatorClass("public.gin_trgm_ops")).using("gin");
        index("product_published").on(part(publishedAt).desc().nullsLast()).include(name, price);
        index("product_search").on(search).using("gin");
        uniqueIndex("product_slug_live").on(slug).where("retired_at IS NULL");
        declare(
                Trigger.before("product_touch", Trigger.Event.UPDATE)
                        .forEachRow()
                        .when(
                                "((old.price)::numeric IS DISTINCT FROM (new.price)::numeric) OR (old.name <> new.name)")
                        .executes(new Trigger.Function("catalogue", "touch")));
        declare(
                Statistics.of("product_price_brand", brandId, price)
                        .kinds(Statistics.Kind.DEPENDENCIES));
    }
}
