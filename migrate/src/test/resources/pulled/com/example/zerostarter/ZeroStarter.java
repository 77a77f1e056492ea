package com.example.zerostarter;

import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.Tables;

/**
 * Everything that the database consists of.
 */
public final class ZeroStarter implements DatabaseDefinition {
    @Override
    public Tables synced() {
        return Tables.of(
                );
    }

    @Override
    public Tables serverOnly() {
        return Tables.of(
                AccountTable.ACCOUNT,
                ActivityTable.ACTIVITY,
                AllowlistTable.ALLOWLIST,
                InvitationTable.INVITATION,
                MemberTable.MEMBER,
                OrganizationTable.ORGANIZATION,
                PasskeyTable.PASSKEY,
                SessionTable.SESSION,
                TeamTable.TEAM,
                TeamMemberTable.TEAM_MEMBER,
                UserTable.USER,
                VerificationTable.VERIFICATION);
    }
}
