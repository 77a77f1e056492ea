package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.document_file_version`.
 */
public final class DocumentFileVersionTable extends Table<DocumentFileVersion> {
    public static final DocumentFileVersionTable DOCUMENT_FILE_VERSION =
            new DocumentFileVersionTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> fileId = text("file_id");

    public final Column<@Nullable String> uploadedById = text("uploaded_by_id").nullable();

    public final Column<Integer> version = integer("version");

    public final Column<@Nullable String> changeLog = text("change_log").nullable();

    public final Column<@Nullable Integer> fileSizeBytes = integer("file_size_bytes").nullable();

    public final One<DocumentFile> file = one(fileId, () -> DocumentFileTable.DOCUMENT_FILE.id);

    public final One<User> uploadedBy = one(uploadedById, () -> UserTable.USER.id);

    private DocumentFileVersionTable() {
        super("document_file_version");
        foreignKey(fileId)
                .references(() -> List.of(DocumentFileTable.DOCUMENT_FILE.id))
                .named("document_file_version_file_id_document_file_id_fkey");
        foreignKey(uploadedById)
                .references(() -> List.of(UserTable.USER.id))
                .named("document_file_version_uploaded_by_id_user_id_fkey");
    }
}
