package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.support_ticket`.
 */
public final class SupportTicketTable extends Table<SupportTicket> {
    public static final SupportTicketTable SUPPORT_TICKET = new SupportTicketTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<@Nullable String> customerId = text("customer_id").nullable();

    public final Column<@Nullable String> assignedTeamId = text("assigned_team_id").nullable();

    public final Column<String> subject = text("subject");

    public final Column<String> status = text("status");

    public final Column<@Nullable String> priority = text("priority").nullable();

    public final Column<@Nullable String> source = text("source").nullable();

    public final One<Team> assignedTeam = one(assignedTeamId, () -> TeamTable.TEAM.id);

    public final One<User> customer = one(customerId, () -> UserTable.USER.id);

    public final Many<SupportTicketAssignment> supportTicketAssignmentRows =
            many(id, () -> SupportTicketAssignmentTable.SUPPORT_TICKET_ASSIGNMENT.ticketId);

    public final Many<SupportTicketAudit> supportTicketAuditRows =
            many(id, () -> SupportTicketAuditTable.SUPPORT_TICKET_AUDIT.ticketId);

    public final Many<SupportTicketMessage> supportTicketMessageRows =
            many(id, () -> SupportTicketMessageTable.SUPPORT_TICKET_MESSAGE.ticketId);

    public final Many<SupportTicketTagLink> supportTicketTagLinkRows =
            many(id, () -> SupportTicketTagLinkTable.SUPPORT_TICKET_TAG_LINK.ticketId);

    private SupportTicketTable() {
        super("support_ticket");
        foreignKey(assignedTeamId)
                .references(() -> List.of(TeamTable.TEAM.id))
                .named("support_ticket_assigned_team_id_team_id_fkey");
        foreignKey(customerId)
                .references(() -> List.of(UserTable.USER.id))
                .named("support_ticket_customer_id_user_id_fkey");
    }
}
