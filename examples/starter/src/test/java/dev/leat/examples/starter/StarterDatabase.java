package dev.leat.examples.starter;

import static dev.leat.examples.starter.schema.Accounts.ACCOUNTS;
import static dev.leat.examples.starter.schema.Invitations.INVITATIONS;
import static dev.leat.examples.starter.schema.Members.MEMBERS;
import static dev.leat.examples.starter.schema.Organizations.ORGANIZATIONS;
import static dev.leat.examples.starter.schema.Sessions.SESSIONS;
import static dev.leat.examples.starter.schema.Teams.TEAMS;
import static dev.leat.examples.starter.schema.Users.USERS;

import dev.leat.examples.starter.schema.NewAccount;
import dev.leat.examples.starter.schema.NewInvitation;
import dev.leat.examples.starter.schema.NewMember;
import dev.leat.examples.starter.schema.NewOrganization;
import dev.leat.examples.starter.schema.NewTeam;
import dev.leat.examples.starter.schema.NewUser;
import dev.leat.examples.starter.schema.NewUserSession;
import dev.leat.migrate.Generator;
import dev.leat.migrate.apply.Migrator;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.schema.Schema;
import dev.leat.sql.Database;
import dev.leat.testing.TestDatabase;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// The starter's tables with a few rows, and a count of the statements that are run over them.
final class StarterDatabase {
    static final LocalDateTime NOON = LocalDateTime.of(2026, 1, 2, 12, 0);

    final Database db;
    private final List<String> statements = Collections.synchronizedList(new ArrayList<>());

    private StarterDatabase(TestDatabase database) {
        db =
                Database.builder(database.dataSource())
                        .schema(Schema.of(new Starter()))
                        .listener(statement -> {
                            statements.add(statement.sql());
                            return outcome -> {};
                        })
                        .build();
    }

    /// {@return the tables, empty}
    static StarterDatabase empty(TestDatabase database, Path folder) {
        MigrationFolder migrations = new MigrationFolder(folder);
        new Generator(migrations).generate(new Starter(), "starter", Set.of());
        new Migrator(database.url(), migrations).migrate();
        return new StarterDatabase(database);
    }

    /// {@return Ada and Bob, who work at Acme; Ada is logged in, and Bob was}
    static StarterDatabase filled(TestDatabase database, Path folder) {
        StarterDatabase starter = empty(database, folder);
        Database db = starter.db;
        db.insertInto(USERS)
                .values(
                        List.of(
                                user("ada", "Ada").emailVerified(true),
                                user("bob", "Bob"),
                                user("cem", "Cem")))
                .execute();
        db.insertInto(ORGANIZATIONS)
                .values(List.of(organization("acme", "Acme"), organization("zoo", "Zoo")))
                .execute();
        db.insertInto(MEMBERS)
                .values(List.of(member("ada", 1).role("owner"), member("bob", 2)))
                .execute();
        db.insertInto(TEAMS).values(List.of(team("core"), team("docs"), team("web"))).execute();
        db.insertInto(SESSIONS)
                .values(List.of(session("ada", 2), session("ada", 1), session("bob", -1)))
                .execute();
        db.insertInto(ACCOUNTS)
                .values(
                        NewAccount.create()
                                .id("a1")
                                .accountId("ada")
                                .providerId("password")
                                .userId("ada"))
                .execute();
        db.insertInto(INVITATIONS)
                .values(
                        NewInvitation.create()
                                .id("i1")
                                .organizationId("acme")
                                .email("cem@example.org")
                                .expiresAt(LocalDateTime.now().plusDays(1))
                                .inviterId("ada"))
                .execute();
        starter.statements.clear();
        return starter;
    }

    /// {@return how many statements ran since this was last asked}
    int statements() {
        int count = statements.size();
        statements.clear();
        return count;
    }

    private static NewUser user(String id, String name) {
        return NewUser.create().id(id).name(name).email(id + "@example.org");
    }

    private static NewOrganization organization(String slug, String name) {
        return NewOrganization.create().id(slug).name(name).slug(slug).createdAt(NOON);
    }

    private static NewMember member(String user, int day) {
        return NewMember.create()
                .id("m-" + user)
                .organizationId("acme")
                .userId(user)
                .createdAt(NOON.plusDays(day));
    }

    private static NewTeam team(String name) {
        return NewTeam.create().id("t-" + name).name(name).organizationId("acme").createdAt(NOON);
    }

    private static NewUserSession session(String user, int hours) {
        return NewUserSession.create()
                .id(user + hours)
                .expiresAt(NOON.plusHours(hours))
                .token("token-" + user + hours)
                .userId(user);
    }
}
