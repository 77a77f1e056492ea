package dev.leat.examples.starter;

import static dev.leat.examples.starter.schema.Allowlist.ALLOWLIST;
import static dev.leat.examples.starter.schema.Sessions.SESSIONS;
import static dev.leat.examples.starter.schema.Users.USERS;
import static dev.leat.examples.starter.schema.Verifications.VERIFICATIONS;

import dev.leat.examples.starter.schema.AllowedSender;
import dev.leat.examples.starter.schema.NewAllowedSender;
import dev.leat.examples.starter.schema.NewUser;
import dev.leat.examples.starter.schema.User;
import dev.leat.sql.Session;
import java.time.LocalDateTime;
import java.util.List;

/// Inserts, updates and deletes.
public final class Writes {
    private final Session db;

    public Writes(Session db) {
        this.db = db;
    }

    /// Adds a user. What is left out has a default: the compiler asks for the rest.
    ///
    /// @return the row as Postgres has it
    public User addUser(String id, String name, String email) {
        return db.insertInto(USERS)
                .values(NewUser.create().id(id).name(name).email(email))
                .returning()
                .one();
    }

    /// Adds users, or renames those whose address is known.
    ///
    /// @return how many rows it wrote
    public int addOrRename(List<NewUser> users) {
        return db.insertInto(USERS)
                .values(users)
                .onConflict(USERS.email)
                .doUpdate(USERS.name)
                .execute();
    }

    /// Renames a user; `updated_at` moves by itself.
    ///
    /// @return whether there is such a user
    public boolean rename(String id, String name) {
        return db.update(USERS).set(USERS.name, name).where(USERS.id.eq(id)).execute() == 1;
    }

    /// Deletes a user, with sessions, accounts and memberships.
    ///
    /// @return whether there was such a user
    public boolean deleteUser(String id) {
        return db.deleteFrom(USERS).where(USERS.id.eq(id)).execute() == 1;
    }

    /// Deletes what has expired.
    ///
    /// @return the tokens that no longer let anybody in
    public List<String> expire(LocalDateTime now) {
        db.deleteFrom(VERIFICATIONS).where(VERIFICATIONS.expiresAt.le(now)).execute();
        return db.deleteFrom(SESSIONS)
                .where(SESSIONS.expiresAt.le(now))
                .returning(SESSIONS.token)
                .list();
    }

    /// Lets an address or a domain sign up. Postgres computes which of the two it is.
    public AllowedSender allow(String id, String value) {
        return db.insertInto(ALLOWLIST)
                .values(NewAllowedSender.create().id(id).value(value))
                .returning()
                .one();
    }
}
