package dev.leat.examples.tracker.schema;

import static dev.leat.examples.tracker.schema.Users.USERS;

import dev.leat.schema.Column;
import dev.leat.schema.Table;
import java.time.Instant;

/// Who is logged in. Never leaves Postgres: the tracker lists it among the server-only tables.
///
/// It holds the hash of a token rather than the token, so that reading it lets nobody in.
public final class Sessions extends Table<Session> {
    public static final Sessions SESSIONS = new Sessions();

    public final Column<String> tokenHash = text("token_hash").primaryKey();
    public final Column<String> userId =
            text("user_id").references(() -> USERS.id, onDelete(CASCADE));
    public final Column<Instant> expiresAt = timestamptz("expires_at");

    private Sessions() {
        super("sessions");
        index("sessions_by_user").on(userId);
    }
}
