package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.document_folder`.
 */
public final class DocumentFolderTable extends Table<DocumentFolder> {
    public static final DocumentFolderTable DOCUMENT_FOLDER = new DocumentFolderTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> libraryId = text("library_id");

    public final Column<@Nullable String> parentId = text("parent_id").nullable();

    public final Column<String> name = text("name");

    public final One<DocumentLibrary> library =
            one(libraryId, () -> DocumentLibraryTable.DOCUMENT_LIBRARY.id);

    public final One<DocumentFolder> parent =
            one(parentId, () -> DocumentFolderTable.DOCUMENT_FOLDER.id);

    public final Many<DocumentFile> documentFileRows =
            many(id, () -> DocumentFileTable.DOCUMENT_FILE.folderId);

    public final Many<DocumentFolder> documentFolderRows =
            many(id, () -> DocumentFolderTable.DOCUMENT_FOLDER.parentId);

    private DocumentFolderTable() {
        super("document_folder");
        foreignKey(libraryId)
                .references(() -> List.of(DocumentLibraryTable.DOCUMENT_LIBRARY.id))
                .named("document_folder_library_id_document_library_id_fkey");
        foreignKey(parentId)
                .references(() -> List.of(DocumentFolderTable.DOCUMENT_FOLDER.id))
                .named("document_folder_parent_id_document_folder_id_fkey");
    }
}
