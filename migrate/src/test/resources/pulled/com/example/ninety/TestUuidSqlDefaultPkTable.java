package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Table;
import java.util.UUID;

/**
 * The table `public.test_uuid_sql_default_pk`.
 */
public final class TestUuidSqlDefaultPkTable extends Table<TestUuidSqlDefaultPk> {
    public static final TestUuidSqlDefaultPkTable TEST_UUID_SQL_DEFAULT_PK =
            new TestUuidSqlDefaultPkTable();

    public final Column<UUID> id = uuid("id").defaultRandom().primaryKey();

    public final Column<String> name = text("name");

    private TestUuidSqlDefaultPkTable() {
        super("test_uuid_sql_default_pk");
    }
}
