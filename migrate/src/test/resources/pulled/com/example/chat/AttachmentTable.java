package com.example.chat;

import dev.leat.schema.Column;
import dev.leat.schema.ColumnStorage;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import dev.leat.schema.value.BitString;
import dev.leat.schema.value.Bytes;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.attachment`.
 */
public final class AttachmentTable extends Table<Attachment> {
    public static final AttachmentTable ATTACHMENT = new AttachmentTable();

    public final Column<UUID> id = uuid("id").defaultRandom().primaryKey();

    public final Column<Long> channelId = bigint("channel_id");

    public final Column<Long> messageId = bigint("message_id");

    public final Column<String> name = text("name");

    public final Column<String> mime = text("mime");

    public final Column<Long> sizeBytes = bigint("size_bytes");

    public final Column<@Nullable BitString> checksum = bit("checksum", 256).nullable();

    public final Column<@Nullable Bytes> thumbnail =
            bytea("thumbnail").storage(ColumnStorage.EXTERNAL).nullable();

    public final One<Message> message =
            one(
                    List.of(channelId, messageId),
                    () -> List.of(MessageTable.MESSAGE.channelId, MessageTable.MESSAGE.id));

    private AttachmentTable() {
        super("attachment");
        check("attachment_size_bytes_check", "size_bytes > 0");
        foreignKey(channelId, messageId)
                .references(
                        () -> List.of(MessageTable.MESSAGE.channelId, MessageTable.MESSAGE.id),
                        onDelete(CASCADE))
                .named("attachment_channel_id_message_id_fkey");
    }
}
