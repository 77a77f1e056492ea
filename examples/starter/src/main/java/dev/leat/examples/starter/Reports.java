package dev.leat.examples.starter;

import static dev.leat.examples.starter.schema.Invitations.INVITATIONS;
import static dev.leat.examples.starter.schema.Members.MEMBERS;
import static dev.leat.examples.starter.schema.Organizations.ORGANIZATIONS;
import static dev.leat.examples.starter.schema.Sessions.SESSIONS;
import static dev.leat.examples.starter.schema.Users.USERS;
import static dev.leat.schema.Alias.alias;
import static dev.leat.schema.Functions.value;
import static dev.leat.schema.function.Aggregates.count;
import static dev.leat.schema.function.Window.partitionedBy;
import static dev.leat.schema.function.Windows.rowNumber;
import static dev.leat.sql.result.Rows.optional;
import static dev.leat.sql.result.Rows.row;
import static dev.leat.sql.select.Selects.select;

import dev.leat.examples.starter.schema.Members;
import dev.leat.schema.function.Window;
import dev.leat.sql.Session;
import dev.leat.sql.result.Tuple2;
import dev.leat.sql.select.CommonTable;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/// Selects over selects: aliases, subqueries, windows, common tables, laterals, unions.
public final class Reports {
    private final Session db;

    public Reports(Session db) {
        this.db = db;
    }

    /// {@return the ids of those who share an organization with a user}
    public List<String> colleaguesOf(String userId) {
        Members mine = alias(MEMBERS, "mine");
        return db.select(MEMBERS.userId)
                .distinct()
                .from(mine)
                .join(MEMBERS)
                .on(MEMBERS.organizationId.eq(mine.organizationId))
                .where(mine.userId.eq(userId).and(MEMBERS.userId.ne(userId)))
                .orderBy(MEMBERS.userId)
                .list();
    }

    /// {@return the names of those who are logged in and members of nothing}
    public List<String> strangers(LocalDateTime now) {
        return db.select(USERS.name)
                .from(USERS)
                .where(
                        USERS.id.in(
                                select(SESSIONS.userId)
                                        .from(SESSIONS)
                                        .where(SESSIONS.expiresAt.gt(now))))
                .where(USERS.id.notIn(select(MEMBERS.userId).from(MEMBERS)))
                .orderBy(USERS.name)
                .list();
    }

    /// {@return who joined each organization last: its name and theirs}
    public List<Tuple2<String, String>> newest() {
        Window byOrganization =
                partitionedBy(MEMBERS.organizationId).orderBy(MEMBERS.createdAt.desc());
        var place = rowNumber().over(byOrganization).as("place");
        var ranked =
                select(MEMBERS.organizationId, MEMBERS.userId, place).from(MEMBERS).as("ranked");
        return db.select(ORGANIZATIONS.name, USERS.name)
                .from(ranked)
                .join(ORGANIZATIONS)
                .on(ORGANIZATIONS.id.eq(ranked.get(MEMBERS.organizationId)))
                .join(USERS)
                .on(USERS.id.eq(ranked.get(MEMBERS.userId)))
                .where(ranked.get(place).eq(1L))
                .orderBy(ORGANIZATIONS.name)
                .list();
    }

    /// How many of an organization's members are logged in.
    public record Activity(String organization, long members, long active) {}

    /// {@return the activity of each organization that has members}
    public List<Activity> activity(LocalDateTime now) {
        var active =
                CommonTable.of(
                        "active",
                        select(SESSIONS.userId)
                                .distinct()
                                .from(SESSIONS)
                                .where(SESSIONS.expiresAt.gt(now)));
        return db.with(active)
                .select(
                        row(
                                Activity::new,
                                ORGANIZATIONS.name,
                                count(),
                                count(active.get(SESSIONS.userId))))
                .from(ORGANIZATIONS)
                .join(MEMBERS)
                .on(MEMBERS.organizationId.eq(ORGANIZATIONS.id))
                .leftJoin(active)
                .on(active.get(SESSIONS.userId).eq(MEMBERS.userId))
                .groupBy(ORGANIZATIONS.name)
                .orderBy(ORGANIZATIONS.name)
                .list();
    }

    /// {@return whom a user invited, whom those invited, and so on: names, and over how many hands}
    public List<Tuple2<String, Integer>> invitedThrough(String userId) {
        var hands = value(0).as("hands");
        var chain =
                CommonTable.recursiveDistinct(
                        "chain",
                        select(USERS.id, USERS.name, hands).from(USERS).where(USERS.id.eq(userId)),
                        self ->
                                select(USERS.id, USERS.name, self.get(hands).plus(1))
                                        .from(self)
                                        .join(INVITATIONS)
                                        .on(INVITATIONS.inviterId.eq(self.get(USERS.id)))
                                        .join(USERS)
                                        .on(USERS.email.eq(INVITATIONS.email))
                                        .where(self.get(hands).lt(10)));
        return db.with(chain)
                .select(chain.get(USERS.name), chain.get(hands))
                .from(chain)
                .where(chain.get(hands).gt(0))
                .orderBy(chain.get(hands), chain.get(USERS.name))
                .list();
    }

    /// {@return each user's name and latest session, if there is one}
    public List<Tuple2<String, Optional<LocalDateTime>>> lastSeen() {
        var latest =
                select(SESSIONS.expiresAt)
                        .from(SESSIONS)
                        .where(SESSIONS.userId.eq(USERS.id))
                        .orderBy(SESSIONS.expiresAt.desc())
                        .limit(1)
                        .as("latest");
        return db.select(USERS.name, optional(latest))
                .from(USERS)
                .leftJoin(latest.lateral())
                .onTrue()
                .orderBy(USERS.name)
                .list();
    }

    /// {@return every address that is known, each once}
    public List<String> addresses() {
        return db.select(USERS.email)
                .from(USERS)
                .union(select(INVITATIONS.email).from(INVITATIONS))
                .orderBy(USERS.email)
                .list();
    }
}
