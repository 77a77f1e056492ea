package com.example.chat;

import dev.leat.schema.Column;
import dev.leat.schema.View;
import org.jspecify.annotations.Nullable;

/**
 * The view `public.my_channels`.
 */
public final class MyChannelsTable extends View<MyChannels> {
    public static final MyChannelsTable MY_CHANNELS = new MyChannelsTable();

    public final Column<@Nullable Long> id = bigint("id").nullable();

    public final Column<@Nullable Long> workspaceId = bigint("workspace_id").nullable();

    public final Column<@Nullable ChannelKindLabel> kind =
            enumeration("kind", ChannelKindLabel.TYPE).nullable();

    public final Column<@Nullable String> name = text("name").nullable();

    public final Column<@Nullable String> topic = text("topic").nullable();

    public final Column<@Nullable String> path = ltree("path").nullable();

    public final Column<@Nullable Boolean> archived = bool("archived").nullable();

    public final Column<@Nullable Long> messageCount = bigint("message_count").nullable();

    public final Column<@Nullable Long> unread = bigint("unread").nullable();

    private MyChannelsTable() {
        super("my_channels");
        securityInvoker();
        query("SELECT c.id,\n"
                        + "    c.workspace_id,\n"
                        + "    c.kind,\n"
                        + "    c.name,\n"
                        + "    c.topic,\n"
                        + "    c.path,\n"
                        + "    c.archived,\n"
                        + "    c.message_count,\n"
                        + "    u.unread\n"
                        + "   FROM (public.channel c\n"
                        + "     JOIN public.unread u ON ((u.channel_id = c.id)))\n"
                        + "  WHERE (u.account_id = public.current_account())");
    }
}
