package dev.leat.examples.starter;

import static dev.leat.examples.starter.schema.Accounts.ACCOUNTS;
import static dev.leat.examples.starter.schema.Activities.ACTIVITIES;
import static dev.leat.examples.starter.schema.Allowlist.ALLOWLIST;
import static dev.leat.examples.starter.schema.Invitations.INVITATIONS;
import static dev.leat.examples.starter.schema.Members.MEMBERS;
import static dev.leat.examples.starter.schema.Organizations.ORGANIZATIONS;
import static dev.leat.examples.starter.schema.Passkeys.PASSKEYS;
import static dev.leat.examples.starter.schema.Sessions.SESSIONS;
import static dev.leat.examples.starter.schema.TeamMembers.TEAM_MEMBERS;
import static dev.leat.examples.starter.schema.Teams.TEAMS;
import static dev.leat.examples.starter.schema.Users.USERS;
import static dev.leat.examples.starter.schema.Verifications.VERIFICATIONS;

import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.Tables;

/// The starter's database. Nothing of it is synced: the application asks Postgres.
public final class Starter implements DatabaseDefinition {

    @Override
    public Tables synced() {
        return Tables.none();
    }

    @Override
    public Tables serverOnly() {
        return Tables.of(
                USERS,
                SESSIONS,
                ACCOUNTS,
                VERIFICATIONS,
                ORGANIZATIONS,
                TEAMS,
                TEAM_MEMBERS,
                MEMBERS,
                INVITATIONS,
                ALLOWLIST,
                ACTIVITIES,
                PASSKEYS);
    }
}
