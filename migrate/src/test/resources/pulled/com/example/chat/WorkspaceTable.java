package com.example.chat;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.Table;
import dev.leat.schema.value.Interval;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.workspace`.
 */
public final class WorkspaceTable extends Table<Workspace> {
    public static final WorkspaceTable WORKSPACE = new WorkspaceTable();

    public final Column<Long> id = bigint("id").defaultSql("public.snowflake()").primaryKey();

    public final Column<String> name = text("name");

    public final Column<@Nullable String> domain = text("domain").nullable();

    public final Column<@Nullable Interval> retention = interval("retention").nullable();

    public final Column<Long> quotaBytes =
            bigint("quota_bytes").defaultSql("(((5 * 1024) * 1024) * (1024)::bigint)");

    public final Many<Channel> channelRows = many(id, () -> ChannelTable.CHANNEL.workspaceId);

    public final Many<Emoji> emojiRows = many(id, () -> EmojiTable.EMOJI.workspaceId);

    public final Many<Invite> inviteRows = many(id, () -> InviteTable.INVITE.workspaceId);

    public final Many<WorkspaceMember> workspaceMemberRows =
            many(id, () -> WorkspaceMemberTable.WORKSPACE_MEMBER.workspaceId);

    private WorkspaceTable() {
        super("workspace");
        unique(domain).named("workspace_domain_key");
    }
}
