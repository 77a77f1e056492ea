package dev.leat.examples.starter;

import static dev.leat.examples.starter.schema.Invitations.INVITATIONS;
import static dev.leat.examples.starter.schema.Members.MEMBERS;
import static dev.leat.examples.starter.schema.Organizations.ORGANIZATIONS;
import static dev.leat.examples.starter.schema.Sessions.SESSIONS;
import static dev.leat.examples.starter.schema.Teams.TEAMS;
import static dev.leat.examples.starter.schema.Users.USERS;
import static dev.leat.query.Query.from;

import dev.leat.examples.starter.schema.Member;
import dev.leat.examples.starter.schema.Organization;
import dev.leat.examples.starter.schema.User;
import dev.leat.examples.starter.schema.UserSession;
import dev.leat.query.Query;
import dev.leat.schema.Condition;
import dev.leat.sql.Session;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/// Rows with their related rows, as records of one's own. Each method is one statement.
public final class Graphs {
    private final Session db;

    public Graphs(Session db) {
        this.db = db;
    }

    /// A user with whatever keeps them logged in.
    public record UserWithSessions(String id, String name, List<UserSession> sessions) {}

    /// {@return the user of an address with their sessions, the longest first}
    public Optional<UserWithSessions> userByEmail(String email) {
        return db.runOne(
                from(USERS)
                        .where(USERS.email.eq(email))
                        .related(USERS.sessions, s -> s.orderBy(SESSIONS.expiresAt.desc())),
                UserWithSessions.class);
    }

    /// An organization with who is in it and its teams.
    public record OrganizationView(String name, List<Membership> members, List<TeamName> teams) {}

    /// What a member is, and who.
    public record Membership(String role, User user) {}

    /// A team, as a list shows it.
    public record TeamName(String id, String name) {}

    /// {@return the organization of a slug, with its members and their users, and its teams}
    public Optional<OrganizationView> organizationBySlug(String slug) {
        return db.runOne(
                from(ORGANIZATIONS)
                        .where(ORGANIZATIONS.slug.eq(slug))
                        .related(
                                ORGANIZATIONS.members,
                                m -> m.related(MEMBERS.user).orderBy(MEMBERS.createdAt))
                        .related(ORGANIZATIONS.teams, t -> t.orderBy(TEAMS.name)),
                OrganizationView.class);
    }

    /// {@return users who have verified their address}
    public List<User> verifiedUsers() {
        return db.run(from(USERS).where(USERS.emailVerified.eq(true)).orderBy(USERS.name));
    }

    /// {@return the organizations that a user belongs to: a condition on a related row}
    public List<Organization> organizationsOf(String userId) {
        return db.run(
                from(ORGANIZATIONS)
                        .whereExists(ORGANIZATIONS.users, u -> u.where(USERS.id.eq(userId)))
                        .orderBy(ORGANIZATIONS.name));
    }

    /// A user and the names of the organizations behind their memberships.
    public record Workplaces(String name, List<OrganizationName> organizations) {}

    /// An organization, as a list shows it.
    public record OrganizationName(String name) {}

    /// {@return every user with their organizations: many-to-many, without a word of the junction}
    public List<Workplaces> workplaces() {
        return db.run(
                from(USERS)
                        .related(USERS.organizations, o -> o.orderBy(ORGANIZATIONS.name))
                        .orderBy(USERS.name),
                Workplaces.class);
    }

    /// An organization with figures that Postgres counts.
    public record Headcount(String name, long people, long open) {}

    /// {@return how many people are in each organization, and how many were asked and may still
    /// answer, the largest first}
    public List<Headcount> headcounts(LocalDateTime now) {
        Condition open = INVITATIONS.status.eq("pending").and(INVITATIONS.expiresAt.gt(now));
        return db.run(
                from(ORGANIZATIONS)
                        .extra("people", ORGANIZATIONS.members.count())
                        .extra("open", ORGANIZATIONS.invitations.count(open))
                        .orderBy(ORGANIZATIONS.members.count().desc()),
                Headcount.class);
    }

    /// An organization with the latest who joined.
    public record Newcomers(String name, List<Membership> members) {}

    /// {@return the latest members of each organization; the limit counts per organization}
    public List<Newcomers> newcomers(int perOrganization) {
        return db.run(
                from(ORGANIZATIONS)
                        .related(
                                ORGANIZATIONS.members,
                                m -> latest(m, perOrganization).related(MEMBERS.user))
                        .orderBy(ORGANIZATIONS.name),
                Newcomers.class);
    }

    private static Query<Member> latest(Query<Member> members, int count) {
        return members.orderBy(MEMBERS.createdAt.desc()).limit(count);
    }
}
