package dev.leat.examples.starter.schema;

import static dev.leat.examples.starter.schema.Organizations.ORGANIZATIONS;
import static dev.leat.examples.starter.schema.Users.USERS;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import java.time.LocalDateTime;

/// Who belongs to which organization, and as what.
public final class Members extends StarterTable<Member> {
    public static final Members MEMBERS = new Members();

    public final Column<String> id = text().primaryKey();
    public final Column<String> organizationId =
            text().references(() -> ORGANIZATIONS.id, onDelete(CASCADE));
    public final Column<String> userId = text().references(() -> USERS.id, onDelete(CASCADE));
    public final Column<String> role = text().defaultValue("member");
    public final Column<LocalDateTime> createdAt = timestamp();

    public final One<Organization> organization = one(organizationId, () -> ORGANIZATIONS.id);
    public final One<User> user = one(userId, () -> USERS.id);

    private Members() {
        super("member");
        index("member_organizationId_idx").on(organizationId);
        index("member_userId_idx").on(userId);
    }
}
