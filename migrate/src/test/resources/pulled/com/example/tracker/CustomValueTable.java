package com.example.tracker;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.util.List;

/**
 * The table `tracker.custom_value`.
 */
public final class CustomValueTable extends Table<CustomValue> {
    public static final CustomValueTable CUSTOM_VALUE = new CustomValueTable();

    public final Column<Long> issue = bigint("issue");

    public final Column<Integer> field = integer("field");

    public final Column<String> value = jsonb("value");

    public final One<CustomField> customField = one(field, () -> CustomFieldTable.CUSTOM_FIELD.id);

    public final One<Issue> issue2 = one(issue, () -> IssueTable.ISSUE.id);

    private CustomValueTable() {
        super("tracker", "custom_value");
        primaryKey(issue, field).named("custom_value_pkey");
        foreignKey(field)
                .references(() -> List.of(CustomFieldTable.CUSTOM_FIELD.id), onDelete(CASCADE))
                .named("custom_value_field_fkey");
        foreignKey(issue)
                .references(() -> List.of(IssueTable.ISSUE.id), onDelete(CASCADE))
                .named("custom_value_issue_fkey");
    }
}
