package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.support_ticket_audit`.
 */
public final class SupportTicketAuditTable extends Table<SupportTicketAudit> {
    public static final SupportTicketAuditTable SUPPORT_TICKET_AUDIT =
            new SupportTicketAuditTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> ticketId = text("ticket_id");

    public final Column<@Nullable String> actorId = text("actor_id").nullable();

    public final Column<String> action = text("action");

    public final Column<@Nullable String> details = jsonb("details").nullable();

    public final One<User> actor = one(actorId, () -> UserTable.USER.id);

    public final One<SupportTicket> ticket =
            one(ticketId, () -> SupportTicketTable.SUPPORT_TICKET.id);

    private SupportTicketAuditTable() {
        super("support_ticket_audit");
        foreignKey(actorId)
                .references(() -> List.of(UserTable.USER.id))
                .named("support_ticket_audit_actor_id_user_id_fkey");
        foreignKey(ticketId)
                .references(() -> List.of(SupportTicketTable.SUPPORT_TICKET.id))
                .named("support_ticket_audit_ticket_id_support_ticket_id_fkey");
    }
}
