package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.document_sharing`.
 */
public final class DocumentSharingTable extends Table<DocumentSharing> {
    public static final DocumentSharingTable DOCUMENT_SHARING = new DocumentSharingTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> fileId = text("file_id");

    public final Column<@Nullable String> sharedWithUserId = text("shared_with_user_id").nullable();

    public final Column<@Nullable String> sharedWithTeamId = text("shared_with_team_id").nullable();

    public final Column<String> permission = text("permission");

    public final One<DocumentFile> file = one(fileId, () -> DocumentFileTable.DOCUMENT_FILE.id);

    public final One<Team> sharedWithTeam = one(sharedWithTeamId, () -> TeamTable.TEAM.id);

    public final One<User> sharedWithUser = one(sharedWithUserId, () -> UserTable.USER.id);

    private DocumentSharingTable() {
        super("document_sharing");
        foreignKey(fileId)
                .references(() -> List.of(DocumentFileTable.DOCUMENT_FILE.id))
                .named("document_sharing_file_id_document_file_id_fkey");
        foreignKey(sharedWithTeamId)
                .references(() -> List.of(TeamTable.TEAM.id))
                .named("document_sharing_shared_with_team_id_team_id_fkey");
        foreignKey(sharedWithUserId)
                .references(() -> List.of(UserTable.USER.id))
                .named("document_sharing_shared_with_user_id_user_id_fkey");
    }
}
