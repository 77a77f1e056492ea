package com.example.chat;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.emoji`.
 */
public final class EmojiTable extends Table<Emoji> {
    public static final EmojiTable EMOJI = new EmojiTable();

    public final Column<Long> workspaceId = bigint("workspace_id");

    public final Column<String> shortcode = text("shortcode");

    public final Column<@Nullable String> url = text("url").nullable();

    public final Column<@Nullable String> aliasOf = text("alias_of").nullable();

    public final One<Emoji> emoji =
            one(
                    List.of(workspaceId, aliasOf),
                    () -> List.of(EmojiTable.EMOJI.workspaceId, EmojiTable.EMOJI.shortcode));

    public final One<Workspace> workspace = one(workspaceId, () -> WorkspaceTable.WORKSPACE.id);

    public final Many<Emoji> emojiRows =
            many(
                    List.of(workspaceId, shortcode),
                    () -> List.of(EmojiTable.EMOJI.workspaceId, EmojiTable.EMOJI.aliasOf));

    private EmojiTable() {
        super("emoji");
        primaryKey(workspaceId, shortcode).named("emoji_pkey");
        check("emoji_check", "num_nonnulls(url, alias_of) = 1");
        check("emoji_shortcode_check", "shortcode = lower(shortcode)");
        foreignKey(workspaceId, aliasOf)
                .references(
                        () -> List.of(EmojiTable.EMOJI.workspaceId, EmojiTable.EMOJI.shortcode),
                        onDelete(CASCADE))
                .named("emoji_workspace_id_alias_of_fkey");
        foreignKey(workspaceId)
                .references(() -> List.of(WorkspaceTable.WORKSPACE.id), onDelete(CASCADE))
                .named("emoji_workspace_id_fkey");
    }
}
