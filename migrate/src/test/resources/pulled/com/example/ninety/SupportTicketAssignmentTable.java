package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.support_ticket_assignment`.
 */
public final class SupportTicketAssignmentTable extends Table<SupportTicketAssignment> {
    public static final SupportTicketAssignmentTable SUPPORT_TICKET_ASSIGNMENT =
            new SupportTicketAssignmentTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> ticketId = text("ticket_id");

    public final Column<@Nullable String> assigneeId = text("assignee_id").nullable();

    public final Column<@Nullable Instant> assignedAt = timestamptz("assigned_at").nullable();

    public final Column<@Nullable String> assignmentType = text("assignment_type").nullable();

    public final One<User> assignee = one(assigneeId, () -> UserTable.USER.id);

    public final One<SupportTicket> ticket =
            one(ticketId, () -> SupportTicketTable.SUPPORT_TICKET.id);

    private SupportTicketAssignmentTable() {
        super("support_ticket_assignment");
        foreignKey(assigneeId)
                .references(() -> List.of(UserTable.USER.id))
                .named("support_ticket_assignment_assignee_id_user_id_fkey");
        foreignKey(ticketId)
                .references(() -> List.of(SupportTicketTable.SUPPORT_TICKET.id))
                .named("support_ticket_assignment_ticket_id_support_ticket_id_fkey");
    }
}
