package com.example.tracker;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.util.List;
import java.util.UUID;

/**
 * The table `tracker.workspace`.
 */
public final class WorkspaceTable extends Table<Workspace> {
    public static final WorkspaceTable WORKSPACE = new WorkspaceTable();

    public final Column<Integer> id = serial("id").primaryKey();

    public final Column<String> name = text("name");

    public final Column<UUID> owner = uuid("owner");

    public final One<User> user = one(owner, () -> UserTable.USER.id);

    public final Many<Project> projectRows = many(id, () -> ProjectTable.PROJECT.workspace);

    private WorkspaceTable() {
        super("tracker", "workspace");
        foreignKey(owner)
                .references(() -> List.of(UserTable.USER.id), onDelete(RESTRICT))
                .named("workspace_owner_fkey");
    }
}
