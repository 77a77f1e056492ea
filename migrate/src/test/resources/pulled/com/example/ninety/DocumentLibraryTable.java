package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.document_library`.
 */
public final class DocumentLibraryTable extends Table<DocumentLibrary> {
    public static final DocumentLibraryTable DOCUMENT_LIBRARY = new DocumentLibraryTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<@Nullable String> projectId = text("project_id").nullable();

    public final Column<String> name = text("name");

    public final Column<@Nullable String> description = text("description").nullable();

    public final Column<@Nullable String> visibility = text("visibility").nullable();

    public final One<Project> project = one(projectId, () -> ProjectTable.PROJECT.id);

    public final Many<DocumentFolder> documentFolderRows =
            many(id, () -> DocumentFolderTable.DOCUMENT_FOLDER.libraryId);

    private DocumentLibraryTable() {
        super("document_library");
        foreignKey(projectId)
                .references(() -> List.of(ProjectTable.PROJECT.id))
                .named("document_library_project_id_project_id_fkey");
    }
}
