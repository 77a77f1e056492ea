package com.example.chat;

import dev.leat.schema.SqlTemplate;
import dev.leat.schema.object.Extension;
import dev.leat.schema.object.Publication;
import dev.leat.schema.object.Routine;
import java.util.List;

/**
 * What the database has besides tables, views and types.
 */
final class ChatObjects {
    static final Extension LTREE_EXTENSION = Extension.of("ltree");

    static final Extension PGCRYPTO_EXTENSION = Extension.of("pgcrypto");

    static final Routine ANNOUNCE = new Routine("public", "announce", Routine.Kind.FUNCTION, List.of(), "trigger", "plpgsql", List.of(), "\n"
            + "BEGIN\n"
            + "    PERFORM pg_notify(TG_ARGV[0], NEW.id::text);\n"
            + "    RETURN NEW;\n"
            + "END\n", false);

    static final Routine COUNT_MESSAGE = new Routine("public", "count_message", Routine.Kind.FUNCTION, List.of(), "trigger", "plpgsql", List.of(), "\n"
            + "BEGIN\n"
            + "    UPDATE channel c SET message_count = message_count + n.count\n"
            + "      FROM (SELECT channel_id, count(*) FROM added GROUP BY channel_id) n WHERE c.id = n.channel_id;\n"
            + "    RETURN NULL;\n"
            + "END\n", false);

    static final Routine CURRENT_ACCOUNT =
            new Routine(
                    "public",
                    "current_account",
                    Routine.Kind.FUNCTION,
                    List.of(),
                    "bigint",
                    "sql",
                    List.of("STABLE"),
                    " SELECT nullif(current_setting('chat.account', true), '')::bigint ",
                    false);

    static final Routine SNOWFLAKE = new Routine("public", "snowflake", Routine.Kind.FUNCTION, List.of(), "bigint", "plpgsql", List.of(), "\n"
            + "BEGIN\n"
            + "    RETURN (extract(epoch FROM clock_timestamp()) * 1000)::bigint << 22 | (random() * 4194303)::bigint;\n"
            + "END\n", false);

    static final Publication CHAT_PUBLICATION =
            Publication.of("chat")
                    .with(
                            new Publication.Part(
                                    ChannelTable.CHANNEL,
                                    List.of(),
                                    SqlTemplate.of("NOT archived").condition()))
                    .with(new Publication.Part(MessageTable.MESSAGE, List.of(), null))
                    .with(new Publication.Part(ReactionTable.REACTION, List.of(), null))
                    .operations(
                            Publication.Operation.INSERT,
                            Publication.Operation.UPDATE,
                            Publication.Operation.DELETE);

    private ChatObjects() {
    }
}
