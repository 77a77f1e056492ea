package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Table;

/**
 * The table `public.omitted_table`.
 */
public final class OmittedTableTable extends Table<OmittedTable> {
    public static final OmittedTableTable OMITTED_TABLE = new OmittedTableTable();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> name = text("name");

    private OmittedTableTable() {
        super("omitted_table");
    }
}
