package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.message`.
 */
public final class MessageTable extends Table<Message> {
    public static final MessageTable MESSAGE = new MessageTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<@Nullable String> senderId = text("senderId").nullable();

    public final Column<@Nullable String> mediumId = text("mediumId").nullable();

    public final Column<String> body = text("body");

    public final Column<String> metadata = jsonb("metadata");

    public final Column<@Nullable String> omittedColumn = text("omitted_column").nullable();

    public final One<Medium> medium = one(mediumId, () -> MediumTable.MEDIUM.id);

    public final One<User> sender = one(senderId, () -> UserTable.USER.id);

    private MessageTable() {
        super("message");
        foreignKey(mediumId)
                .references(() -> List.of(MediumTable.MEDIUM.id))
                .named("message_mediumId_medium_id_fkey");
        foreignKey(senderId)
                .references(() -> List.of(UserTable.USER.id))
                .named("message_senderId_user_id_fkey");
    }
}
