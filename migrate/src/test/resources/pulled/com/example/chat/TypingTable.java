package com.example.chat;

import dev.leat.schema.Column;
import dev.leat.schema.Table;
import java.time.Instant;

/**
 * The table `public.typing`.
 */
public final class TypingTable extends Table<Typing> {
    public static final TypingTable TYPING = new TypingTable();

    public final Column<Long> channelId = bigint("channel_id");

    public final Column<Long> accountId = bigint("account_id");

    public final Column<Instant> until = timestamptz("until");

    private TypingTable() {
        super("typing");
        unlogged();
        primaryKey(channelId, accountId).named("typing_pkey");
    }
}
