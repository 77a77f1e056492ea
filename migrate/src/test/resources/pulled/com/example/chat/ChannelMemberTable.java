package com.example.chat;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.channel_member`.
 */
public final class ChannelMemberTable extends Table<ChannelMember> {
    public static final ChannelMemberTable CHANNEL_MEMBER = new ChannelMemberTable();

    public final Column<Long> channelId = bigint("channel_id");

    public final Column<Long> accountId = bigint("account_id");

    public final Column<@Nullable Long> lastReadId = bigint("last_read_id").nullable();

    public final Column<@Nullable Instant> mutedUntil =
            timestamptz("muted_until")
                    .defaultSql("'-infinity'::timestamp with time zone")
                    .nullable();

    public final Column<Short> notifyValue = smallint("notify").defaultSql("1");

    public final One<Account> account = one(accountId, () -> AccountTable.ACCOUNT.id);

    public final One<Channel> channel = one(channelId, () -> ChannelTable.CHANNEL.id);

    private ChannelMemberTable() {
        super("channel_member");
        primaryKey(channelId, accountId).named("channel_member_pkey").include(lastReadId);
        foreignKey(accountId)
                .references(() -> List.of(AccountTable.ACCOUNT.id), onDelete(CASCADE))
                .named("channel_member_account_id_fkey");
        foreignKey(channelId)
                .references(() -> List.of(ChannelTable.CHANNEL.id), onDelete(CASCADE))
                .named("channel_member_channel_id_fkey");
    }
}
