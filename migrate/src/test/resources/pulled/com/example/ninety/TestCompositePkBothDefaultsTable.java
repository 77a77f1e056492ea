package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Table;
import java.time.LocalDateTime;
import java.util.UUID;

/**
 * The table `public.test_composite_pk_both_defaults`.
 */
public final class TestCompositePkBothDefaultsTable extends Table<TestCompositePkBothDefaults> {
    public static final TestCompositePkBothDefaultsTable TEST_COMPOSITE_PK_BOTH_DEFAULTS =
            new TestCompositePkBothDefaultsTable();

    public final Column<UUID> id1 = uuid("id1").defaultRandom();

    public final Column<LocalDateTime> id2 = timestamp("id2").defaultNow();

    public final Column<String> name = text("name");

    private TestCompositePkBothDefaultsTable() {
        super("test_composite_pk_both_defaults");
        primaryKey(id1, id2).named("test_composite_pk_both_defaults_pkey");
    }
}
