package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;

/**
 * The table `public.support_ticket_tag_link`.
 */
public final class SupportTicketTagLinkTable extends Table<SupportTicketTagLink> {
    public static final SupportTicketTagLinkTable SUPPORT_TICKET_TAG_LINK =
            new SupportTicketTagLinkTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> ticketId = text("ticket_id");

    public final Column<String> tagId = text("tag_id");

    public final One<SupportTicketTag> tag =
            one(tagId, () -> SupportTicketTagTable.SUPPORT_TICKET_TAG.id);

    public final One<SupportTicket> ticket =
            one(ticketId, () -> SupportTicketTable.SUPPORT_TICKET.id);

    private SupportTicketTagLinkTable() {
        super("support_ticket_tag_link");
        foreignKey(tagId)
                .references(() -> List.of(SupportTicketTagTable.SUPPORT_TICKET_TAG.id))
                .named("support_ticket_tag_link_tag_id_support_ticket_tag_id_fkey");
        foreignKey(ticketId)
                .references(() -> List.of(SupportTicketTable.SUPPORT_TICKET.id))
                .named("support_ticket_tag_link_ticket_id_support_ticket_id_fkey");
    }
}
