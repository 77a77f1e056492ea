package com.example.chat;

import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.DatabaseObjects;
import dev.leat.schema.Tables;
import dev.leat.schema.object.Comment;

/**
 * Everything that the database consists of.
 */
public final class Chat implements DatabaseDefinition {
    @Override
    public Tables synced() {
        return Tables.of(
                );
    }

    @Override
    public Tables serverOnly() {
        return Tables.of(
                AccountTable.ACCOUNT,
                AttachmentTable.ATTACHMENT,
                AuditTable.AUDIT,
                AuditAdminTable.AUDIT_ADMIN,
                ChannelTable.CHANNEL,
                ChannelMemberTable.CHANNEL_MEMBER,
                EmojiTable.EMOJI,
                InviteTable.INVITE,
                MentionTable.MENTION,
                MessageTable.MESSAGE,
                ReactionTable.REACTION,
                SessionTable.SESSION,
                TypingTable.TYPING,
                WebhookTable.WEBHOOK,
                WorkspaceTable.WORKSPACE,
                WorkspaceMemberTable.WORKSPACE_MEMBER);
    }

    @Override
    public DatabaseObjects objects() {
        return DatabaseObjects.of(
                MyChannelsTable.MY_CHANNELS,
                OpenChannelsTable.OPEN_CHANNELS,
                UnreadTable.UNREAD,
                ChatTypes.NATURAL_ORDER_COLLATION,
                ChatObjects.LTREE_EXTENSION,
                ChatObjects.PGCRYPTO_EXTENSION,
                ChatObjects.ANNOUNCE,
                ChatObjects.COUNT_MESSAGE,
                ChatObjects.CURRENT_ACCOUNT,
                ChatObjects.SNOWFLAKE,
                ChatObjects.CHAT_PUBLICATION,
                ChannelKindLabel.TYPE,
                MemberRoleLabel.TYPE,
                PresenceLabel.TYPE,
                Comment.onPart(MessageTable.MESSAGE, "message_visible", "Whoever sees the channel sees its messages"),
                Comment.on(ChatObjects.SNOWFLAKE, "Ids that sort by time"));
    }
}
