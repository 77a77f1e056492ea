package dev.leat.migrate.plan;

import dev.leat.migrate.ddl.Names;
import dev.leat.migrate.ddl.Tables;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The steps that change a table, its columns and constraints aside.
final class TableSteps {
    private final TableEntity before;
    private final TableEntity now;
    private final List<Step> steps = new ArrayList<>();

    private TableSteps(TableEntity before, TableEntity now) {
        this.before = before;
        this.now = now;
    }

    static List<Step> alter(TableEntity before, TableEntity now) {
        TableSteps steps = new TableSteps(before, now);
        steps.alter();
        return steps.steps;
    }

    private void safe(String action) {
        steps.add(Step.safe(Tables.alter(now, action)));
    }

    private void slow(String action) {
        steps.add(
                Step.slow(
                        Tables.alter(now, action),
                        now.table(),
                        "rewrites the table under an exclusive lock"));
    }

    private void alter() {
        partition();
        for (TableName parent : before.inherits()) {
            if (!now.inherits().contains(parent)) {
                safe("NO INHERIT " + Names.of(parent));
            }
        }
        for (TableName parent : now.inherits()) {
            if (!before.inherits().contains(parent)) {
                safe("INHERIT " + Names.of(parent));
            }
        }
        if (before.unlogged() != now.unlogged()) {
            slow(now.unlogged() ? "SET UNLOGGED" : "SET LOGGED");
        }
        Tables.changedOptions(before.storage(), now.storage()).forEach(this::safe);
        if (!Objects.equals(before.accessMethod(), now.accessMethod())) {
            slow("SET ACCESS METHOD " + Objects.requireNonNullElse(now.accessMethod(), "heap"));
        }
        if (!Objects.equals(before.tablespace(), now.tablespace())) {
            slow("SET TABLESPACE " + Objects.requireNonNullElse(now.tablespace(), "pg_default"));
        }
        if (before.rowSecurity() != now.rowSecurity()) {
            safe((now.rowSecurity() ? "ENABLE" : "DISABLE") + " ROW LEVEL SECURITY");
        }
        if (before.forceRowSecurity() != now.forceRowSecurity()) {
            safe((now.forceRowSecurity() ? "FORCE" : "NO FORCE") + " ROW LEVEL SECURITY");
        }
    }

    private void partition() {
        if (Objects.equals(before.partitionOf(), now.partitionOf())
                && Objects.equals(before.bound(), now.bound())) {
            return;
        }
        if (before.partitionOf() != null) {
            parent(before.partitionOf(), "DETACH PARTITION " + Names.of(now.table()), false);
        }
        if (now.partitionOf() != null) {
            parent(
                    now.partitionOf(),
                    "ATTACH PARTITION "
                            + Names.of(now.table())
                            + " "
                            + Objects.requireNonNullElse(now.bound(), "DEFAULT"),
                    true);
        }
    }

    private void parent(TableName parent, String action, boolean reads) {
        String sql = "ALTER TABLE " + Names.of(parent) + " " + action;
        steps.add(
                reads
                        ? Step.mayFail(
                                sql,
                                now.table(),
                                "reads the partition and fails if a row lies outside of its bounds",
                                null)
                        : Step.safe(sql));
    }
}
