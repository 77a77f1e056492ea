package com.example.chat;

import dev.leat.schema.Column;
import dev.leat.schema.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.audit_admin`.
 */
public final class AuditAdminTable extends Table<AuditAdmin> {
    public static final AuditAdminTable AUDIT_ADMIN = new AuditAdminTable();

    public final Column<Instant> at = timestamptz("at").defaultSql("clock_timestamp()");

    public final Column<@Nullable Long> actor = bigint("actor").nullable();

    public final Column<String> action = text("action");

    public final Column<@Nullable String> details = jsonb("details").nullable();

    public final Column<String> reason = text("reason");

    private AuditAdminTable() {
        super("audit_admin");
        inherits(() -> AuditTable.AUDIT);
    }
}
