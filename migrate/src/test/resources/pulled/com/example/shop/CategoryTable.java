package com.example.shop;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `catalogue.category`.
 */
public final class CategoryTable extends Table<Category> {
    public static final CategoryTable CATEGORY = new CategoryTable();

    public final Column<Integer> id = integer("id").identityAlways().primaryKey();

    public final Column<@Nullable Integer> parentId = integer("parent_id").nullable();

    public final Column<String> slug = column("slug", ShopTypes.SLUG.type());

    public final Column<String> name = text("name");

    public final Column<Short> position = smallint("position").defaultSql("0");

    public final One<Category> parent = one(parentId, () -> CategoryTable.CATEGORY.id);

    public final Many<Category> categoryRows = many(id, () -> CategoryTable.CATEGORY.parentId);

    public final Many<ProductCategory> productCategoryRows =
            many(id, () -> ProductCategoryTable.PRODUCT_CATEGORY.categoryId);

    private CategoryTable() {
        super("catalogue", "category");
        comment("A tree; the root has no parent");
        unique(slug).named("category_slug_key");
        check("category_check", "parent_id <> id");
        foreignKey(parentId)
                .references(() -> List.of(CategoryTable.CATEGORY.id), onDelete(RESTRICT))
                .named("category_parent_id_fkey");
    }
}
