package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Table;
import java.util.UUID;

/**
 * The table `public.test_uuid_pk`.
 */
public final class TestUuidPkTable extends Table<TestUuidPk> {
    public static final TestUuidPkTable TEST_UUID_PK = new TestUuidPkTable();

    public final Column<UUID> id = uuid("id").defaultRandom().primaryKey();

    public final Column<String> name = text("name");

    private TestUuidPkTable() {
        super("test_uuid_pk");
    }
}
