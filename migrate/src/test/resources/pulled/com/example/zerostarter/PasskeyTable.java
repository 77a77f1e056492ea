package com.example.zerostarter;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.passkey`.
 */
public final class PasskeyTable extends Table<Passkey> {
    public static final PasskeyTable PASSKEY = new PasskeyTable();

    public final Column<String> id = text("id").primaryKey();

    public final Column<@Nullable String> name = text("name").nullable();

    public final Column<String> publicKey = text("public_key");

    public final Column<String> userId = text("user_id");

    public final Column<String> credentialId = text("credential_id");

    public final Column<Integer> counter = integer("counter");

    public final Column<String> deviceType = text("device_type");

    public final Column<Boolean> backedUp = bool("backed_up");

    public final Column<@Nullable String> transports = text("transports").nullable();

    public final Column<@Nullable String> aaguid = text("aaguid").nullable();

    public final Column<LocalDateTime> createdAt = timestamp("created_at").defaultNow();

    public final One<User> user = one(userId, () -> UserTable.USER.id);

    private PasskeyTable() {
        super("passkey");
        foreignKey(userId)
                .references(() -> List.of(UserTable.USER.id), onDelete(CASCADE))
                .named("passkey_user_id_user_id_fk");
        uniqueIndex("passkey_credentialID_idx").on(credentialId);
        index("passkey_userId_idx").on(userId);
    }
}
