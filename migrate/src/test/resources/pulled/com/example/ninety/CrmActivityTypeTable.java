package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.crm_activity_type`.
 */
public final class CrmActivityTypeTable extends Table<CrmActivityType> {
    public static final CrmActivityTypeTable CRM_ACTIVITY_TYPE = new CrmActivityTypeTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> name = text("name");

    public final Column<@Nullable String> description = text("description").nullable();

    public final Many<CrmActivity> crmActivityRows =
            many(id, () -> CrmActivityTable.CRM_ACTIVITY.typeId);

    private CrmActivityTypeTable() {
        super("crm_activity_type");
    }
}
