package dev.leat.examples.starter;

import static dev.leat.examples.starter.schema.Allowlist.ALLOWLIST;
import static dev.leat.examples.starter.schema.Invitations.INVITATIONS;
import static dev.leat.examples.starter.schema.Sessions.SESSIONS;
import static dev.leat.examples.starter.schema.Users.USERS;
import static dev.leat.sql.select.Selects.select;

import dev.leat.examples.starter.schema.Invitation;
import dev.leat.examples.starter.schema.NewUser;
import dev.leat.examples.starter.schema.User;
import dev.leat.sql.BatchResults;
import dev.leat.sql.Database;
import dev.leat.sql.render.Placeholder;
import dev.leat.sql.select.Lock;
import dev.leat.sql.select.PreparedSelect;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;

/// Many rows, many statements, many workers.
public final class Bulk {
    private static final Placeholder<String> EMAIL = Placeholder.of("email", USERS.email);

    private final Database db;
    private final PreparedSelect<User> byEmail;

    public Bulk(Database db) {
        this.db = db;
        this.byEmail = db.selectFrom(USERS).where(USERS.email.eq(EMAIL)).prepare();
    }

    /// Sends users to the server as they come, however many they are.
    public long importUsers(Iterable<NewUser> users) {
        return db.copyInto(USERS).rows(users);
    }

    /// Hands over each user as the server sends it, a few hundred at a time.
    public void eachUser(Consumer<User> work) {
        db.selectFrom(USERS).orderBy(USERS.id).forEach(work);
    }

    /// {@return the user with an address, by a statement whose SQL was made once}
    public User byEmail(String email) {
        return byEmail.one(EMAIL.is(email));
    }

    /// {@return how many sessions ended, and who is still there: two statements, one round trip}
    public String clean(LocalDateTime now) {
        var ended = db.deleteFrom(SESSIONS).where(SESSIONS.expiresAt.le(now)).batched();
        var left = db.select(SESSIONS.userId).distinct().from(SESSIONS).batched();
        BatchResults results = db.batch(ended, left);
        return "%d ended, left: %s".formatted(results.of(ended), results.of(left));
    }

    /// Lets everyone who is invited sign up, and takes those off the list who have.
    public int allowInvited() {
        var invited = select(INVITATIONS.email).distinct().from(INVITATIONS).as("invited");
        var email = invited.get(INVITATIONS.email);
        var users = select(USERS.email).from(USERS);
        return db.mergeInto(ALLOWLIST)
                .using(invited)
                .on(ALLOWLIST.value.eq(email))
                .whenMatched(ALLOWLIST.value.in(users))
                .delete()
                .whenNotMatched(email.notIn(users))
                .insert(set -> set.set(ALLOWLIST.id, email).set(ALLOWLIST.value, email))
                .change()
                .execute();
    }

    /// Handles some of the pending invitations, while other workers handle others.
    public int remind(int atMost, Consumer<Invitation> mail) {
        return db.transaction(tx -> {
            List<Invitation> mine =
                    tx.selectFrom(INVITATIONS)
                            .where(INVITATIONS.status.eq("pending"))
                            .orderBy(INVITATIONS.createdAt)
                            .limit(atMost)
                            .lock(Lock.forUpdate().skipLocked())
                            .list();
            mine.forEach(mail);
            return tx.update(INVITATIONS)
                    .set(INVITATIONS.status, "reminded")
                    .where(INVITATIONS.id.in(mine.stream().map(Invitation::id).toList()))
                    .execute();
        });
    }
}
