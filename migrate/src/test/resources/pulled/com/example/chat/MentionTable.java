package com.example.chat;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.util.List;

/**
 * The table `public.mention`.
 */
public final class MentionTable extends Table<Mention> {
    public static final MentionTable MENTION = new MentionTable();

    public final Column<Long> channelId = bigint("channel_id");

    public final Column<Long> messageId = bigint("message_id");

    public final Column<Long> accountId = bigint("account_id");

    public final One<Account> account = one(accountId, () -> AccountTable.ACCOUNT.id);

    public final One<Message> message =
            one(
                    List.of(channelId, messageId),
                    () -> List.of(MessageTable.MESSAGE.channelId, MessageTable.MESSAGE.id));

    private MentionTable() {
        super("mention");
        primaryKey(accountId, channelId, messageId).named("mention_pkey");
        foreignKey(accountId)
                .references(() -> List.of(AccountTable.ACCOUNT.id), onDelete(CASCADE))
                .named("mention_account_id_fkey");
        foreignKey(channelId, messageId)
                .references(
                        () -> List.of(MessageTable.MESSAGE.channelId, MessageTable.MESSAGE.id),
                        onDelete(CASCADE))
                .named("mention_channel_id_message_id_fkey");
    }
}
