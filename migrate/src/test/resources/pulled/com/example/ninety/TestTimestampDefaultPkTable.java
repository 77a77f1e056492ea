package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Table;
import java.time.LocalDateTime;

/**
 * The table `public.test_timestamp_default_pk`.
 */
public final class TestTimestampDefaultPkTable extends Table<TestTimestampDefaultPk> {
    public static final TestTimestampDefaultPkTable TEST_TIMESTAMP_DEFAULT_PK =
            new TestTimestampDefaultPkTable();

    public final Column<LocalDateTime> id = timestamp("id").defaultNow().primaryKey();

    public final Column<String> name = text("name");

    private TestTimestampDefaultPkTable() {
        super("test_timestamp_default_pk");
    }
}
