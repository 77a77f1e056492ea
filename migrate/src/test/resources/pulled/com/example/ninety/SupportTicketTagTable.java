package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.support_ticket_tag`.
 */
public final class SupportTicketTagTable extends Table<SupportTicketTag> {
    public static final SupportTicketTagTable SUPPORT_TICKET_TAG = new SupportTicketTagTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> label = text("label");

    public final Column<@Nullable String> description = text("description").nullable();

    public final Many<SupportTicketTagLink> supportTicketTagLinkRows =
            many(id, () -> SupportTicketTagLinkTable.SUPPORT_TICKET_TAG_LINK.tagId);

    private SupportTicketTagTable() {
        super("support_ticket_tag");
    }
}
