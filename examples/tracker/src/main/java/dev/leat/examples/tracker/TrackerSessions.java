package dev.leat.examples.tracker;

import static dev.leat.examples.tracker.schema.Sessions.SESSIONS;
import static dev.leat.examples.tracker.schema.Users.USERS;

import dev.leat.api.request.AuthenticationFailure;
import dev.leat.api.request.Authenticator;
import dev.leat.api.request.Identity;
import dev.leat.api.request.RequestHeaders;
import dev.leat.examples.tracker.schema.Session;
import dev.leat.sql.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import javax.sql.DataSource;

/// Knows who is logged in, from the bearer token of a request and the sessions table.
///
/// Without a token nobody is; with a token that leads to no session the request is refused, so that
/// the client asks its user to log in again. The [dev.leat.api.request.Caller] of a query or
/// mutator carries the [dev.leat.examples.tracker.schema.User] as its principal.
public final class TrackerSessions implements Authenticator {
    private final Database database;

    private TrackerSessions(Database database) {
        this.database = Objects.requireNonNull(database, "database");
    }

    /// {@return the authenticator over the sessions of a tracker's database}
    public static Authenticator authenticator(DataSource database) {
        return new TrackerSessions(Database.of(database));
    }

    @Override
    public Identity authenticate(RequestHeaders headers) {
        String token = headers.bearerToken();
        if (token == null) {
            return Identity.anonymous();
        }
        return database.selectFrom(SESSIONS)
                .where(SESSIONS.tokenHash.eq(hash(token)))
                .where(SESSIONS.expiresAt.gt(Instant.now()))
                .first()
                .map(this::identityOf)
                .orElseThrow(
                        () -> AuthenticationFailure.unauthorized("Your session has ended; log in"));
    }

    private Identity identityOf(Session session) {
        return Identity.user(
                session.userId(),
                database.selectFrom(USERS).where(USERS.id.eq(session.userId())).one());
    }

    /// {@return what the sessions table holds of a token}
    public static String hash(String token) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
