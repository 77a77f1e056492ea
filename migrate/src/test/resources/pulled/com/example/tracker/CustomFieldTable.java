package com.example.tracker;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `tracker.custom_field`.
 */
public final class CustomFieldTable extends Table<CustomField> {
    public static final CustomFieldTable CUSTOM_FIELD = new CustomFieldTable();

    public final Column<Integer> id = serial("id").primaryKey();

    public final Column<Integer> project = integer("project");

    public final Column<String> name = text("name");

    public final Column<String> type = text("type");

    public final Column<@Nullable List<String>> choices = text("choices").array().nullable();

    public final One<Project> project2 = one(project, () -> ProjectTable.PROJECT.id);

    public final Many<CustomValue> customValueRows =
            many(id, () -> CustomValueTable.CUSTOM_VALUE.field);

    private CustomFieldTable() {
        super("tracker", "custom_field");
        check("custom_field_check", "(type = 'choice'::text) OR (choices IS NULL)");
        check(
                "custom_field_type_check",
                "type = ANY (ARRAY['text'::text, 'number'::text, 'date'::text, 'choice'::text])");
        foreignKey(project)
                .references(() -> List.of(ProjectTable.PROJECT.id), onDelete(CASCADE))
                .named("custom_field_project_fkey");
    }
}
