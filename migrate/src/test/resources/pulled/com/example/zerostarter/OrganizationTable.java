package com.example.zerostarter;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.Table;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.organization`.
 */
public final class OrganizationTable extends Table<Organization> {
    public static final OrganizationTable ORGANIZATION = new OrganizationTable();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> name = text("name");

    public final Column<String> slug = text("slug");

    public final Column<@Nullable String> logo = text("logo").nullable();

    public final Column<LocalDateTime> createdAt = timestamp("created_at");

    public final Column<@Nullable String> metadata = text("metadata").nullable();

    public final Many<Invitation> invitationRows =
            many(id, () -> InvitationTable.INVITATION.organizationId);

    public final Many<Member> memberRows = many(id, () -> MemberTable.MEMBER.organizationId);

    public final Many<Team> teamRows = many(id, () -> TeamTable.TEAM.organizationId);

    private OrganizationTable() {
        super("organization");
        unique(slug).named("organization_slug_unique");
        uniqueIndex("organization_slug_uidx").on(slug);
    }
}
