package com.example.chat;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;

/**
 * The table `public.workspace_member`.
 */
public final class WorkspaceMemberTable extends Table<WorkspaceMember> {
    public static final WorkspaceMemberTable WORKSPACE_MEMBER = new WorkspaceMemberTable();

    public final Column<Long> workspaceId = bigint("workspace_id");

    public final Column<Long> accountId = bigint("account_id");

    public final Column<MemberRoleLabel> role =
            enumeration("role", MemberRoleLabel.TYPE).defaultSql("'member'::public.member_role");

    public final Column<Instant> joinedAt = timestamptz("joined_at").defaultNow();

    public final One<Account> account = one(accountId, () -> AccountTable.ACCOUNT.id);

    public final One<Workspace> workspace = one(workspaceId, () -> WorkspaceTable.WORKSPACE.id);

    private WorkspaceMemberTable() {
        super("workspace_member");
        primaryKey(workspaceId, accountId).named("workspace_member_pkey");
        foreignKey(accountId)
                .references(() -> List.of(AccountTable.ACCOUNT.id), onDelete(CASCADE))
                .named("workspace_member_account_id_fkey");
        foreignKey(workspaceId)
                .references(() -> List.of(WorkspaceTable.WORKSPACE.id), onDelete(CASCADE))
                .named("workspace_member_workspace_id_fkey");
        uniqueIndex("one_owner").on(workspaceId).where("role = 'owner'::public.member_role");
    }
}
