package dev.leat.examples.starter;

import static dev.leat.examples.starter.schema.Members.MEMBERS;
import static dev.leat.examples.starter.schema.Organizations.ORGANIZATIONS;
import static dev.leat.examples.starter.schema.Sessions.SESSIONS;
import static dev.leat.examples.starter.schema.Teams.TEAMS;
import static dev.leat.examples.starter.schema.Users.USERS;
import static dev.leat.schema.function.Aggregates.count;
import static dev.leat.sql.result.Rows.optional;
import static dev.leat.sql.result.Rows.row;

import dev.leat.examples.starter.schema.Team;
import dev.leat.examples.starter.schema.User;
import dev.leat.examples.starter.schema.UserSession;
import dev.leat.sql.Session;
import dev.leat.sql.explain.ExplainPlan;
import dev.leat.sql.result.Tuple2;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/// Selects that read like the SQL that they are.
public final class Selects {
    private final Session db;

    public Selects(Session db) {
        this.db = db;
    }

    /// {@return all rows of a table, as its records}
    public List<User> users() {
        return db.selectFrom(USERS).orderBy(USERS.name).list();
    }

    /// Who is logged in, and until when.
    public record LoggedIn(String name, String token, LocalDateTime until) {}

    /// {@return the sessions that have not expired, with their users}
    public List<LoggedIn> loggedIn(LocalDateTime now) {
        return db.select(row(LoggedIn::new, USERS.name, SESSIONS.token, SESSIONS.expiresAt))
                .from(SESSIONS)
                .join(USERS)
                .on(SESSIONS.userId.eq(USERS.id))
                .where(SESSIONS.expiresAt.gt(now))
                .orderBy(SESSIONS.expiresAt)
                .list();
    }

    /// {@return each user's sessions as they are; a user without any is there with nothing}
    public List<Tuple2<User, Optional<UserSession>>> usersAndSessions() {
        return db.select(USERS, optional(SESSIONS))
                .from(USERS)
                .leftJoin(SESSIONS)
                .on(SESSIONS.userId.eq(USERS.id))
                .orderBy(USERS.name, SESSIONS.token)
                .list();
    }

    /// {@return a user's sessions by an index}
    public List<UserSession> sessionsOf(String userId) {
        return db.selectFrom(SESSIONS).where(SESSIONS.userId.eq(userId)).list();
    }

    /// {@return how Postgres finds a user's sessions}
    public ExplainPlan planOfSessionsOf(String userId) {
        return db.selectFrom(SESSIONS).where(SESSIONS.userId.eq(userId)).explain();
    }

    /// How many hold a role.
    public record RoleCount(String role, long people) {}

    /// {@return the roles in an organization that at least so many people hold}
    public List<RoleCount> roles(String organizationId, long atLeast) {
        return db.select(row(RoleCount::new, MEMBERS.role, count()))
                .from(MEMBERS)
                .where(MEMBERS.organizationId.eq(organizationId))
                .groupBy(MEMBERS.role)
                .having(count().ge(atLeast))
                .orderBy(count().desc(), MEMBERS.role)
                .list();
    }

    /// {@return the names of organizations without a team}
    public List<String> withoutTeams() {
        return db.select(ORGANIZATIONS.name)
                .from(ORGANIZATIONS)
                .where(ORGANIZATIONS.teams.notExists())
                .orderBy(ORGANIZATIONS.name)
                .list();
    }

    /// {@return the page of teams behind one that was seen}
    public List<Team> teams(int size, Team after) {
        return db.selectFrom(TEAMS)
                .orderBy(TEAMS.name, TEAMS.id)
                .seekAfter(after.name(), after.id())
                .limit(size)
                .list();
    }
}
