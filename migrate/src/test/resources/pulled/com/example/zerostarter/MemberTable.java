package com.example.zerostarter;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.LocalDateTime;
import java.util.List;

/**
 * The table `public.member`.
 */
public final class MemberTable extends Table<Member> {
    public static final MemberTable MEMBER = new MemberTable();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> organizationId = text("organization_id");

    public final Column<String> userId = text("user_id");

    public final Column<String> role = text("role").defaultValue("member");

    public final Column<LocalDateTime> createdAt = timestamp("created_at");

    public final One<Organization> organization =
            one(organizationId, () -> OrganizationTable.ORGANIZATION.id);

    public final One<User> user = one(userId, () -> UserTable.USER.id);

    private MemberTable() {
        super("member");
        foreignKey(organizationId)
                .references(() -> List.of(OrganizationTable.ORGANIZATION.id), onDelete(CASCADE))
                .named("member_organization_id_organization_id_fk");
        foreignKey(userId)
                .references(() -> List.of(UserTable.USER.id), onDelete(CASCADE))
                .named("member_user_id_user_id_fk");
        index("member_organizationId_idx").on(organizationId);
        index("member_userId_idx").on(userId);
    }
}
