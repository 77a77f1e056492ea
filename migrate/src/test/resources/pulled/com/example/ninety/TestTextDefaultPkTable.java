package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Table;

/**
 * The table `public.test_text_default_pk`.
 */
public final class TestTextDefaultPkTable extends Table<TestTextDefaultPk> {
    public static final TestTextDefaultPkTable TEST_TEXT_DEFAULT_PK = new TestTextDefaultPkTable();

    public final Column<String> id =
            text("id").defaultSql("(gen_random_uuid())::text").primaryKey();

    public final Column<String> name = text("name");

    private TestTextDefaultPkTable() {
        super("test_text_default_pk");
    }
}
