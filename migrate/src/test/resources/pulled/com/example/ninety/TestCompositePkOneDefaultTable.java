package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Table;

/**
 * The table `public.test_composite_pk_one_default`.
 */
public final class TestCompositePkOneDefaultTable extends Table<TestCompositePkOneDefault> {
    public static final TestCompositePkOneDefaultTable TEST_COMPOSITE_PK_ONE_DEFAULT =
            new TestCompositePkOneDefaultTable();

    public final Column<String> tenantId = text("tenant_id");

    public final Column<Integer> id = serial("id");

    public final Column<String> name = text("name");

    private TestCompositePkOneDefaultTable() {
        super("test_composite_pk_one_default");
        primaryKey(tenantId, id).named("test_composite_pk_one_default_pkey");
    }
}
