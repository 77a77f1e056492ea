package com.example.chat;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.invite`.
 */
public final class InviteTable extends Table<Invite> {
    public static final InviteTable INVITE = new InviteTable();

    public final Column<String> code =
            text("code")
                    .defaultSql("encode(public.gen_random_bytes(9), 'base64'::text)")
                    .primaryKey();

    public final Column<Long> workspaceId = bigint("workspace_id");

    public final Column<MemberRoleLabel> role =
            enumeration("role", MemberRoleLabel.TYPE).defaultSql("'member'::public.member_role");

    public final Column<@Nullable Integer> usesLeft =
            integer("uses_left").defaultValue(1).nullable();

    public final Column<Instant> expiresAt =
            timestamptz("expires_at").defaultSql("(now() + '7 days'::interval)");

    public final One<Workspace> workspace = one(workspaceId, () -> WorkspaceTable.WORKSPACE.id);

    private InviteTable() {
        super("invite");
        check("invite_role_check", "role <> 'owner'::public.member_role");
        check("invite_uses_left_check", "uses_left >= 0");
        foreignKey(workspaceId)
                .references(() -> List.of(WorkspaceTable.WORKSPACE.id), onDelete(CASCADE))
                .named("invite_workspace_id_fkey");
    }
}
