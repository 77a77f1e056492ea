package com.example.chat;

import dev.leat.schema.Column;
import dev.leat.schema.Table;
import dev.leat.schema.object.Rule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.audit`.
 */
public final class AuditTable extends Table<Audit> {
    public static final AuditTable AUDIT = new AuditTable();

    public final Column<Instant> at = timestamptz("at").defaultSql("clock_timestamp()");

    public final Column<@Nullable Long> actor = bigint("actor").nullable();

    public final Column<String> action = text("action");

    public final Column<@Nullable String> details = jsonb("details").nullable();

    private AuditTable() {
        super("audit");
        index("audit_at").on(at).using("brin").with("pages_per_range", "32");
        declare(Rule.instead("audit_is_append_only", Rule.Event.UPDATE));
    }
}
