package com.example.tracker;

import dev.leat.schema.Column;
import dev.leat.schema.View;
import dev.leat.schema.object.Trigger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The view `tracker.urgent`.
 */
public final class UrgentTable extends View<Urgent> {
    public static final UrgentTable URGENT = new UrgentTable();

    public final Column<@Nullable Long> id = bigint("id").nullable();

    public final Column<@Nullable String> key = text("key").nullable();

    public final Column<@Nullable String> title = text("title").nullable();

    public final Column<@Nullable String> state = text("state").nullable();

    public final Column<@Nullable PriorityLabel> priority =
            enumeration("priority", PriorityLabel.TYPE).nullable();

    public final Column<@Nullable String> assignee = text("assignee").nullable();

    public final Column<@Nullable List<String>> labels = text("labels").array().nullable();

    private UrgentTable() {
        super("tracker", "urgent");
        query("SELECT id,\n"
                        + "    key,\n"
                        + "    title,\n"
                        + "    state,\n"
                        + "    priority,\n"
                        + "    assignee,\n"
                        + "    labels\n"
                        + "   FROM tracker.board\n"
                        + "  WHERE (priority >= 'high'::tracker.priority)");
        declare(
                Trigger.insteadOf("urgent_update", Trigger.Event.UPDATE)
                        .forEachRow()
                        .executes(new Trigger.Function("tracker", "complete_urgent")));
    }
}
