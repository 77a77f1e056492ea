package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Table;

/**
 * The table `public.test_serial_pk`.
 */
public final class TestSerialPkTable extends Table<TestSerialPk> {
    public static final TestSerialPkTable TEST_SERIAL_PK = new TestSerialPkTable();

    public final Column<Integer> id = serial("id").primaryKey();

    public final Column<String> name = text("name");

    private TestSerialPkTable() {
        super("test_serial_pk");
    }
}
