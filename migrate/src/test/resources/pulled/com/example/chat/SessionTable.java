package com.example.chat;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import dev.leat.schema.value.Bytes;
import dev.leat.schema.value.Inet;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.session`.
 */
public final class SessionTable extends Table<Session> {
    public static final SessionTable SESSION = new SessionTable();

    public final Column<Bytes> tokenHash = bytea("token_hash").primaryKey();

    public final Column<Long> accountId = bigint("account_id");

    public final Column<@Nullable Inet> address = inet("address").nullable();

    public final Column<@Nullable String> agent = text("agent").nullable();

    public final Column<Instant> expiresAt = timestamptz("expires_at");

    public final One<Account> account = one(accountId, () -> AccountTable.ACCOUNT.id);

    private SessionTable() {
        super("session");
        foreignKey(accountId)
                .references(() -> List.of(AccountTable.ACCOUNT.id), onDelete(CASCADE))
                .named("session_account_id_fkey");
        index("session_expiry").on(expiresAt);
    }
}
