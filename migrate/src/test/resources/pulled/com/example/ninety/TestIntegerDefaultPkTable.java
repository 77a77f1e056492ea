package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Table;

/**
 * The table `public.test_integer_default_pk`.
 */
public final class TestIntegerDefaultPkTable extends Table<TestIntegerDefaultPk> {
    public static final TestIntegerDefaultPkTable TEST_INTEGER_DEFAULT_PK =
            new TestIntegerDefaultPkTable();

    public final Column<Integer> id =
            integer("id")
                    .defaultSql("floor((random() * (1000000)::double precision))")
                    .primaryKey();

    public final Column<String> name = text("name");

    private TestIntegerDefaultPkTable() {
        super("test_integer_default_pk");
    }
}
