package com.example.chat;

import dev.leat.schema.Column;
import dev.leat.schema.DataType;
import dev.leat.schema.Many;
import dev.leat.schema.SqlTemplate;
import dev.leat.schema.Table;
import dev.leat.schema.object.Trigger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.account`.
 */
public final class AccountTable extends Table<Account> {
    public static final AccountTable ACCOUNT = new AccountTable();

    public final Column<Long> id = bigint("id").defaultSql("public.snowflake()").primaryKey();

    public final Column<String> login = text("login");

    public final Column<String> email = text("email");

    public final Column<String> passwordHash = text("password_hash");

    public final Column<@Nullable String> displayName =
            text("display_name").collation("public.natural_order").nullable();

    public final Column<PresenceLabel> presence =
            enumeration("presence", PresenceLabel.TYPE).defaultSql("'offline'::public.presence");

    public final Column<String> settings =
            jsonb("settings").defaultSql("'{\"theme\": \"light\", \"sounds\": true}'::jsonb");

    public final Column<@Nullable Instant> lastSeen = timestamptz("last_seen").nullable();

    public final Column<Instant> createdAt = timestamptz("created_at").defaultNow();

    public final Many<ChannelMember> channelMemberRows =
            many(id, () -> ChannelMemberTable.CHANNEL_MEMBER.accountId);

    public final Many<Mention> mentionRows = many(id, () -> MentionTable.MENTION.accountId);

    public final Many<Message> messageRows = many(id, () -> MessageTable.MESSAGE.authorId);

    public final Many<Reaction> reactionRows = many(id, () -> ReactionTable.REACTION.accountId);

    public final Many<Session> sessionRows = many(id, () -> SessionTable.SESSION.accountId);

    public final Many<WorkspaceMember> workspaceMemberRows =
            many(id, () -> WorkspaceMemberTable.WORKSPACE_MEMBER.accountId);

    private AccountTable() {
        super("account");
        check("login_shape", "login ~ '^[a-z][a-z0-9_.-]{2,30}$'::text");
        uniqueIndex("account_email").on(SqlTemplate.of("lower(email)").as(DataType.TEXT));
        uniqueIndex("account_login").on(SqlTemplate.of("lower(login)").as(DataType.TEXT));
        declare(
                Trigger.constraint("account_announced", Trigger.Event.INSERT)
                        .initiallyDeferred()
                        .executes(new Trigger.Function("public", "announce"), "accounts")
                        .enabled(Trigger.Enabled.ENABLE_ALWAYS));
    }
}
