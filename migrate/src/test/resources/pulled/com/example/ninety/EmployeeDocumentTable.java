package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.employee_document`.
 */
public final class EmployeeDocumentTable extends Table<EmployeeDocument> {
    public static final EmployeeDocumentTable EMPLOYEE_DOCUMENT = new EmployeeDocumentTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> employeeId = text("employee_id");

    public final Column<String> fileName = text("file_name");

    public final Column<@Nullable String> documentType = text("document_type").nullable();

    public final Column<@Nullable String> uploadedById = text("uploaded_by_id").nullable();

    public final One<EmployeeProfile> employee =
            one(employeeId, () -> EmployeeProfileTable.EMPLOYEE_PROFILE.id);

    public final One<User> uploadedBy = one(uploadedById, () -> UserTable.USER.id);

    private EmployeeDocumentTable() {
        super("employee_document");
        foreignKey(employeeId)
                .references(() -> List.of(EmployeeProfileTable.EMPLOYEE_PROFILE.id))
                .named("employee_document_employee_id_employee_profile_id_fkey");
        foreignKey(uploadedById)
                .references(() -> List.of(UserTable.USER.id))
                .named("employee_document_uploaded_by_id_user_id_fkey");
    }
}
