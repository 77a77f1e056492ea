package com.example.chat;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.ReplicaIdentity;
import dev.leat.schema.Table;
import dev.leat.schema.object.Partitioning;
import dev.leat.schema.object.Policy;
import dev.leat.schema.object.Trigger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.message`.
 */
public final class MessageTable extends Table<Message> {
    public static final MessageTable MESSAGE = new MessageTable();

    public final Column<Long> id = bigint("id").defaultSql("public.snowflake()");

    public final Column<Long> channelId = bigint("channel_id");

    public final Column<@Nullable Long> authorId = bigint("author_id").nullable();

    public final Column<@Nullable Long> threadId = bigint("thread_id").nullable();

    public final Column<String> body = text("body");

    public final Column<@Nullable Instant> editedAt = timestamptz("edited_at").nullable();

    public final Column<@Nullable String> search =
            tsvector("search")
                    .generatedAlwaysAs("to_tsvector('simple'::regconfig, body)")
                    .nullable();

    public final One<Account> author = one(authorId, () -> AccountTable.ACCOUNT.id);

    public final One<Channel> channel = one(channelId, () -> ChannelTable.CHANNEL.id);

    public final One<Message> thread =
            one(
                    List.of(channelId, threadId),
                    () -> List.of(MessageTable.MESSAGE.channelId, MessageTable.MESSAGE.id));

    public final Many<Attachment> attachmentRows =
            many(
                    List.of(channelId, id),
                    () -> List.of(AttachmentTable.ATTACHMENT.channelId, AttachmentTable.ATTACHMENT.messageId));

    public final Many<Mention> mentionRows =
            many(
                    List.of(channelId, id),
                    () -> List.of(MentionTable.MENTION.channelId, MentionTable.MENTION.messageId));

    public final Many<Message> messageRows =
            many(
                    List.of(channelId, id),
                    () -> List.of(MessageTable.MESSAGE.channelId, MessageTable.MESSAGE.threadId));

    public final Many<Reaction> reactionRows =
            many(
                    List.of(channelId, id),
                    () -> List.of(ReactionTable.REACTION.channelId, ReactionTable.REACTION.messageId));

    private MessageTable() {
        super("message");
        forceRowSecurity();
        replicaIdentity(new ReplicaIdentity.Full());
        primaryKey(channelId, id).named("message_pkey");
        check("message_length", "char_length(body) <= 40000");
        foreignKey(authorId)
                .references(() -> List.of(AccountTable.ACCOUNT.id), onDelete(SET_NULL))
                .named("message_author_id_fkey");
        foreignKey(channelId)
                .references(() -> List.of(ChannelTable.CHANNEL.id), onDelete(CASCADE))
                .named("message_channel_id_fkey");
        foreignKey(channelId, threadId)
                .references(
                        () -> List.of(MessageTable.MESSAGE.channelId, MessageTable.MESSAGE.id),
                        onDelete(SET_NULL),
                        onDeleteColumns(threadId))
                .named("message_thread");
        index("message_author").on(authorId).where("author_id IS NOT NULL");
        index("message_search").on(search).using("gin").with("fastupdate", "off");
        declare(
                Policy.of("message_edited")
                        .forCommand(Policy.Command.UPDATE)
                        .using("author_id = public.current_account()")
                        .withCheck("author_id = public.current_account()"));
        declare(Policy.of("message_visible").forCommand(Policy.Command.SELECT).using("channel_id IN ( SELECT c.id\n"
                        + "   FROM public.channel c)"));
        declare(
                Policy.of("message_written")
                        .forCommand(Policy.Command.INSERT)
                        .withCheck("author_id = public.current_account()"));
        declare(Policy.of("never_archived").restrictive().using("NOT ( SELECT c.archived\n"
                        + "   FROM public.channel c\n"
                        + "  WHERE (c.id = message.channel_id))"));
        declare(
                Trigger.after("message_counted", Trigger.Event.INSERT)
                        .newTable("added")
                        .executes(new Trigger.Function("public", "count_message")));
        declare(
                new Partitioning(
                        Partitioning.Strategy.HASH,
                        List.of(channelId),
                        List.of(
                                new Partitioning.Partition(
                                        "message_0",
                                        "FOR VALUES WITH (modulus 4, remainder 0)",
                                        null),
                                new Partitioning.Partition(
                                        "message_1",
                                        "FOR VALUES WITH (modulus 4, remainder 1)",
                                        null),
                                new Partitioning.Partition(
                                        "message_2",
                                        "FOR VALUES WITH (modulus 4, remainder 2)",
                                        null),
                                new Partitioning.Partition(
                                        "message_3",
                                        "FOR VALUES WITH (modulus 4, remainder 3)",
                                        null))));
    }
}
