package com.example.shop;

import dev.leat.schema.Column;
import dev.leat.schema.View;
import org.jspecify.annotations.Nullable;

/**
 * The view `catalogue.category_path`.
 */
public final class CategoryPathTable extends View<CategoryPath> {
    public static final CategoryPathTable CATEGORY_PATH = new CategoryPathTable();

    public final Column<@Nullable Integer> id = integer("id").nullable();

    public final Column<@Nullable String> path = text("path").nullable();

    private CategoryPathTable() {
        super("catalogue", "category_path");
        query("WITH RECURSIVE category_path(id, path) AS (\n"
                        + "         SELECT c.id,\n"
                        + "            c.name\n"
                        + "           FROM catalogue.category c\n"
                        + "          WHERE (c.parent_id IS NULL)\n"
                        + "        UNION ALL\n"
                        + "         SELECT c.id,\n"
                        + "            ((p.path || ' / '::text) || c.name)\n"
                        + "           FROM (catalogue.category c\n"
                        + "             JOIN category_path p ON ((p.id = c.parent_id)))\n"
                        + "        )\n"
                        + " SELECT id,\n"
                        + "    path\n"
                        + "   FROM category_path");
    }
}
