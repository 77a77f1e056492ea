package com.example.chat;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import dev.leat.schema.object.Policy;
import dev.leat.schema.object.Trigger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.channel`.
 */
public final class ChannelTable extends Table<Channel> {
    public static final ChannelTable CHANNEL = new ChannelTable();

    public final Column<Long> id = bigint("id").defaultSql("public.snowflake()").primaryKey();

    public final Column<Long> workspaceId = bigint("workspace_id");

    public final Column<ChannelKindLabel> kind =
            enumeration("kind", ChannelKindLabel.TYPE).defaultSql("'public'::public.channel_kind");

    public final Column<@Nullable String> name = text("name").nullable();

    public final Column<String> topic = text("topic").defaultValue("");

    public final Column<@Nullable String> path = ltree("path").nullable();

    public final Column<Boolean> archived = bool("archived").defaultValue(false);

    public final Column<Long> messageCount = bigint("message_count").defaultSql("0");

    public final One<Workspace> workspace = one(workspaceId, () -> WorkspaceTable.WORKSPACE.id);

    public final Many<ChannelMember> channelMemberRows =
            many(id, () -> ChannelMemberTable.CHANNEL_MEMBER.channelId);

    public final Many<Message> messageRows = many(id, () -> MessageTable.MESSAGE.channelId);

    public final Many<Webhook> webhookRows = many(id, () -> WebhookTable.WEBHOOK.channelId);

    private ChannelTable() {
        super("channel");
        enableRowSecurity();
        unique(workspaceId, name).named("channel_name");
        check("named_unless_direct", "(name IS NULL) = (kind = 'direct'::public.channel_kind)");
        foreignKey(workspaceId)
                .references(() -> List.of(WorkspaceTable.WORKSPACE.id), onDelete(CASCADE))
                .named("channel_workspace_id_fkey");
        index("channel_path")
                .on(part(path).operatorClass("public.gist_ltree_ops (siglen = '16')"))
                .using("gist");
        declare(Policy.of("channel_visible").forCommand(Policy.Command.SELECT).using("(kind = 'public'::public.channel_kind) OR (EXISTS ( SELECT 1\n"
                        + "   FROM public.channel_member m\n"
                        + "  WHERE ((m.channel_id = channel.id) AND (m.account_id = public.current_account()))))"));
        declare(
                Trigger.after("channel_announced", Trigger.Event.INSERT, Trigger.Event.UPDATE)
                        .forEachRow()
                        .executes(new Trigger.Function("public", "announce"), "channels"));
    }
}
