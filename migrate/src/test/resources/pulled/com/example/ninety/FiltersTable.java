package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.filters`.
 */
public final class FiltersTable extends Table<Filters> {
    public static final FiltersTable FILTERS = new FiltersTable();

    public final Column<String> id = text("id").primaryKey();

    public final Column<@Nullable String> name = text("name").nullable();

    public final Column<@Nullable String> parentId = text("parent_id").nullable();

    private FiltersTable() {
        super("filters");
    }
}
