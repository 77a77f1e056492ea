package com.example.tracker;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import dev.leat.schema.object.Partitioning;
import dev.leat.schema.value.Interval;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The table `tracker.work_log`.
 */
public final class WorkLogTable extends Table<WorkLog> {
    public static final WorkLogTable WORK_LOG = new WorkLogTable();

    public final Column<Long> id = bigint("id").identityAlways();

    public final Column<Long> issue = bigint("issue");

    public final Column<UUID> user = uuid("user");

    public final Column<LocalDate> day = date("day");

    public final Column<Interval> spent = interval("spent");

    public final One<Issue> issue2 = one(issue, () -> IssueTable.ISSUE.id);

    public final One<User> user2 = one(user, () -> UserTable.USER.id);

    private WorkLogTable() {
        super("tracker", "work_log");
        primaryKey(day, user, id).named("work_log_pkey");
        check("work_log_spent_check", "spent > '00:00:00'::interval");
        foreignKey(issue)
                .references(() -> List.of(IssueTable.ISSUE.id), onDelete(CASCADE))
                .named("work_log_issue_fkey");
        foreignKey(user).references(() -> List.of(UserTable.USER.id)).named("work_log_user_fkey");
        index("work_log_user").on(user, day);
        declare(
                new Partitioning(
                        Partitioning.Strategy.RANGE,
                        List.of(day),
                        List.of(
                                new Partitioning.Partition(
                                        "work_log_h1",
                                        "FOR VALUES FROM (MINVALUE) TO ('2025-07-01')",
                                        null),
                                new Partitioning.Partition(
                                        "work_log_h2",
                                        "FOR VALUES FROM ('2025-07-01') TO (MAXVALUE)",
                                        new Partitioning(
                                                Partitioning.Strategy.LIST,
                                                List.of(user),
                                                List.of(
                                                        new Partitioning.Partition(
                                                                "work_log_h2_rest",
                                                                "DEFAULT",
                                                                null)))))));
    }
}
