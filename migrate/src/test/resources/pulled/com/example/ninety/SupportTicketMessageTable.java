package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.support_ticket_message`.
 */
public final class SupportTicketMessageTable extends Table<SupportTicketMessage> {
    public static final SupportTicketMessageTable SUPPORT_TICKET_MESSAGE =
            new SupportTicketMessageTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> ticketId = text("ticket_id");

    public final Column<@Nullable String> authorId = text("author_id").nullable();

    public final Column<String> body = text("body");

    public final Column<@Nullable String> visibility = text("visibility").nullable();

    public final One<User> author = one(authorId, () -> UserTable.USER.id);

    public final One<SupportTicket> ticket =
            one(ticketId, () -> SupportTicketTable.SUPPORT_TICKET.id);

    private SupportTicketMessageTable() {
        super("support_ticket_message");
        foreignKey(authorId)
                .references(() -> List.of(UserTable.USER.id))
                .named("support_ticket_message_author_id_user_id_fkey");
        foreignKey(ticketId)
                .references(() -> List.of(SupportTicketTable.SUPPORT_TICKET.id))
                .named("support_ticket_message_ticket_id_support_ticket_id_fkey");
    }
}
