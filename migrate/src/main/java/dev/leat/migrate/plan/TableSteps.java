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
}
