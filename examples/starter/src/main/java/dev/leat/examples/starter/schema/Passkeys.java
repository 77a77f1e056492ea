package dev.leat.examples.starter.schema;

import static dev.leat.examples.starter.schema.Users.USERS;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// A key of a device that a user logs in with.
public final class Passkeys extends StarterTable<Passkey> {
    public static final Passkeys PASSKEYS = new Passkeys();

    public final Column<String> id = text().primaryKey();
    public final Column<@Nullable String> name = text().nullable();
    public final Column<String> publicKey = text();
    public final Column<String> userId = text().references(() -> USERS.id, onDelete(CASCADE));
    public final Column<String> credentialId = text();
    public final Column<Integer> counter = integer();
    public final Column<String> deviceType = text();
    public final Column<Boolean> backedUp = bool();
    public final Column<@Nullable String> transports = text().nullable();
    public final Column<@Nullable String> aaguid = text().nullable();
    public final Column<LocalDateTime> createdAt = timestamp().defaultNow();

    public final One<User> user = one(userId, () -> USERS.id);

    private Passkeys() {
        super("passkey");
        index("passkey_userId_idx").on(userId);
        uniqueIndex("passkey_credentialId_uidx").on(credentialId);
    }
}
