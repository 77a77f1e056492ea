package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.document_file`.
 */
public final class DocumentFileTable extends Table<DocumentFile> {
    public static final DocumentFileTable DOCUMENT_FILE = new DocumentFileTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> folderId = text("folder_id");

    public final Column<@Nullable String> uploadedById = text("uploaded_by_id").nullable();

    public final Column<String> fileName = text("file_name");

    public final Column<@Nullable String> mimeType = text("mime_type").nullable();

    public final Column<@Nullable Integer> sizeBytes = integer("size_bytes").nullable();

    public final Column<Integer> version = integer("version").defaultValue(1);

    public final One<DocumentFolder> folder =
            one(folderId, () -> DocumentFolderTable.DOCUMENT_FOLDER.id);

    public final One<User> uploadedBy = one(uploadedById, () -> UserTable.USER.id);

    public final Many<DocumentFileVersion> documentFileVersionRows =
            many(id, () -> DocumentFileVersionTable.DOCUMENT_FILE_VERSION.fileId);

    public final Many<DocumentSharing> documentSharingRows =
            many(id, () -> DocumentSharingTable.DOCUMENT_SHARING.fileId);

    private DocumentFileTable() {
        super("document_file");
        foreignKey(folderId)
                .references(() -> List.of(DocumentFolderTable.DOCUMENT_FOLDER.id))
                .named("document_file_folder_id_document_folder_id_fkey");
        foreignKey(uploadedById)
                .references(() -> List.of(UserTable.USER.id))
                .named("document_file_uploaded_by_id_user_id_fkey");
    }
}
