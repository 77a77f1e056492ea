package com.example.zbugs;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import dev.leat.schema.object.Trigger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.emoji`.
 */
public final class EmojiTable extends Table<Emoji> {
    public static final EmojiTable EMOJI = new EmojiTable();

    public final Column<String> id = varchar("id").primaryKey();

    public final Column<String> value = varchar("value");

    public final Column<@Nullable String> annotation = varchar("annotation").nullable();

    public final Column<String> subjectID = varchar("subjectID");

    public final Column<@Nullable String> creatorID = varchar("creatorID").nullable();

    public final Column<@Nullable Double> created =
            doublePrecision("created")
                    .defaultSql("(EXTRACT(epoch FROM CURRENT_TIMESTAMP) * (1000)::numeric)")
                    .nullable();

    public final One<User> creator = one(creatorID, () -> UserTable.USER.id);

    private EmojiTable() {
        super("emoji");
        unique(value, subjectID, creatorID).named("emoji_value_subjectID_creatorID_key");
        foreignKey(creatorID)
                .references(() -> List.of(UserTable.USER.id), onDelete(CASCADE))
                .named("emoji_creatorID_fkey");
        index("emoji_created_idx").on(created);
        index("emoji_subject_id_idx").on(subjectID);
        declare(
                Trigger.before("emoji_check_subject", Trigger.Event.INSERT, Trigger.Event.UPDATE)
                        .forEachRow()
                        .executes(new Trigger.Function("public", "emoji_check_subject")));
        declare(
                Trigger.before("emoji_set_created", Trigger.Event.INSERT)
                        .forEachRow()
                        .executes(new Trigger.Function("public", "set_created")));
    }
}
