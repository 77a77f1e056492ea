package com.example.tracker;

import dev.leat.schema.Column;
import dev.leat.schema.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The view `tracker.board`.
 */
public final class BoardTable extends View<Board> {
    public static final BoardTable BOARD = new BoardTable();

    public final Column<@Nullable Long> id = bigint("id").nullable();

    public final Column<@Nullable String> key = text("key").nullable();

    public final Column<@Nullable String> title = text("title").nullable();

    public final Column<@Nullable String> state = text("state").nullable();

    public final Column<@Nullable PriorityLabel> priority =
            enumeration("priority", PriorityLabel.TYPE).nullable();

    public final Column<@Nullable String> assignee = text("assignee").nullable();

    public final Column<@Nullable List<String>> labels = text("labels").array().nullable();

    private BoardTable() {
        super("tracker", "board");
        query("SELECT i.id,\n"
                        + "    tracker.issue_key(i.*) AS key,\n"
                        + "    i.title,\n"
                        + "    s.name AS state,\n"
                        + "    i.priority,\n"
                        + "    u.\"fullName\" AS assignee,\n"
                        + "    ARRAY( SELECT l.name\n"
                        + "           FROM (tracker.label l\n"
                        + "             JOIN tracker.issue_label il ON ((il.label = l.id)))\n"
                        + "          WHERE (il.issue = i.id)\n"
                        + "          ORDER BY l.name) AS labels\n"
                        + "   FROM ((tracker.issue i\n"
                        + "     JOIN tracker.workflow_state s ON ((s.id = i.state)))\n"
                        + "     LEFT JOIN tracker.\"user\" u ON ((u.id = i.\"assigneeId\")))");
    }
}
