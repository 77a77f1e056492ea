package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Table;

/**
 * The table `public.test_bigserial_pk`.
 */
public final class TestBigserialPkTable extends Table<TestBigserialPk> {
    public static final TestBigserialPkTable TEST_BIGSERIAL_PK = new TestBigserialPkTable();

    public final Column<Long> id = bigserial("id").primaryKey();

    public final Column<String> name = text("name");

    private TestBigserialPkTable() {
        super("test_bigserial_pk");
    }
}
