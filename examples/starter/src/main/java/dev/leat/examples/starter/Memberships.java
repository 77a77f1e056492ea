package dev.leat.examples.starter;

import static dev.leat.examples.starter.schema.Activities.ACTIVITIES;
import static dev.leat.examples.starter.schema.Invitations.INVITATIONS;
import static dev.leat.examples.starter.schema.Members.MEMBERS;
import static dev.leat.examples.starter.schema.Organizations.ORGANIZATIONS;
import static dev.leat.examples.starter.schema.Users.USERS;

import dev.leat.examples.starter.schema.Invitation;
import dev.leat.examples.starter.schema.NewActivity;
import dev.leat.examples.starter.schema.NewMember;
import dev.leat.examples.starter.schema.NewOrganization;
import dev.leat.examples.starter.schema.User;
import dev.leat.sql.Database;
import dev.leat.sql.TransactionOptions;
import dev.leat.sql.TransactionRetry;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

/// Who belongs where: functions for the rest of the application, each of which does all of its work
/// or nothing.
///
/// Members are read and changed through their organization only. Where a compiler should see to
/// that, a table says whose its rows are; see `examples/tenants`.
public final class Memberships {
    private final Database db;

    public Memberships(Database db) {
        this.db = db;
    }

    /// Founds an organization; the user owns it.
    ///
    /// @return its id
    public String found(String slug, String name, User owner) {
        return db.transaction(tx -> {
            String id = UUID.randomUUID().toString();
            tx.insertInto(ORGANIZATIONS)
                    .values(NewOrganization.create().id(id).name(name).slug(slug).createdAt(now()))
                    .execute();
            join(id, owner, "owner");
            return id;
        });
    }

    /// Makes a user a member: inside of whatever transaction is open, or else in one of its own.
    public void join(String organizationId, User user, String role) {
        db.current()
                .inTransaction(tx -> {
                    tx.insertInto(MEMBERS)
                            .values(
                                    NewMember.create()
                                            .id(UUID.randomUUID().toString())
                                            .organizationId(organizationId)
                                            .userId(user.id())
                                            .createdAt(now())
                                            .role(role))
                            .execute();
                    tx.insertInto(ACTIVITIES)
                            .values(
                                    NewActivity.create()
                                            .id(UUID.randomUUID().toString())
                                            .actor(user.name())
                                            .action("join")
                                            .summary("joined as " + role)
                                            .actorId(user.id()))
                            .execute();
                });
    }

    /// Answers an invitation. Two answers at once cannot both count: the row is locked, and what
    /// meets another transaction is tried again.
    ///
    /// @return whether it was open
    public boolean accept(String invitationId, User user) {
        return db.transaction(
                TransactionOptions.repeatableRead().withRetry(TransactionRetry.DEFAULT),
                tx -> {
                    List<Invitation> open =
                            tx.selectFrom(INVITATIONS)
                                    .where(INVITATIONS.id.eq(invitationId))
                                    .where(INVITATIONS.email.eq(user.email()))
                                    .where(INVITATIONS.status.eq("pending"))
                                    .where(INVITATIONS.expiresAt.gt(now()))
                                    .forUpdate()
                                    .list();
                    for (Invitation each : open) {
                        tx.update(INVITATIONS)
                                .set(INVITATIONS.status, "accepted")
                                .where(INVITATIONS.id.eq(each.id()))
                                .execute();
                        join(each.organizationId(), user, "member");
                    }
                    return !open.isEmpty();
                });
    }

    /// {@return an organization's people, by name}
    public List<User> list(String organizationId) {
        return db.current()
                .select(USERS)
                .from(MEMBERS)
                .join(USERS)
                .on(USERS.id.eq(MEMBERS.userId))
                .where(MEMBERS.organizationId.eq(organizationId))
                .orderBy(USERS.name)
                .list();
    }

    /// {@return whether the user was a member of this organization, and is no more}
    public boolean remove(String organizationId, String userId) {
        return db.current()
                        .deleteFrom(MEMBERS)
                        .where(
                                MEMBERS.organizationId
                                        .eq(organizationId)
                                        .and(MEMBERS.userId.eq(userId)))
                        .execute()
                == 1;
    }

    private static LocalDateTime now() {
        return LocalDateTime.now();
    }
}
