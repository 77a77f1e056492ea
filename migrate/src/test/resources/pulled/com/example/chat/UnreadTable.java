package com.example.chat;

import dev.leat.schema.Column;
import dev.leat.schema.View;
import org.jspecify.annotations.Nullable;

/**
 * The view `public.unread`.
 */
public final class UnreadTable extends View<Unread> {
    public static final UnreadTable UNREAD = new UnreadTable();

    public final Column<@Nullable Long> accountId = bigint("account_id").nullable();

    public final Column<@Nullable Long> channelId = bigint("channel_id").nullable();

    public final Column<@Nullable Long> unread = bigint("unread").nullable();

    private UnreadTable() {
        super("unread");
        query("SELECT m.account_id,\n"
                        + "    m.channel_id,\n"
                        + "    count(x.id) FILTER (WHERE (x.id > COALESCE(m.last_read_id, (0)::bigint))) AS unread\n"
                        + "   FROM (public.channel_member m\n"
                        + "     LEFT JOIN public.message x USING (channel_id))\n"
                        + "  GROUP BY m.account_id, m.channel_id");
    }
}
