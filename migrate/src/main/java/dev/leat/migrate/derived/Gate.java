package dev.leat.migrate.derived;

import dev.leat.migrate.entity.FunctionEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.entity.TriggerEntity;
import dev.leat.schema.Column;
import dev.leat.schema.Identifier;
import dev.leat.schema.Table;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/// Keeps those who delete parents apart from those who change children.
///
/// Who deletes a child holds its row and then needs the parent's; who deletes a parent holds that
/// and then needs the rows of its children: to remove them, or to find that there are none. Met
/// halfway, one of them would be ended as a deadlock. So each statement that changes or deletes
/// children first passes a gate that many may pass at once, and a statement that deletes parents
/// one that it must have for itself. It is an advisory lock, one for each child table, until the
/// end of the transaction. Inserts need no gate: nobody else can want their rows.
///
/// Waiting at a gate ends after half a second, before the server looks for deadlocks, since others
/// may wait for what this transaction holds. If it holds nothing yet, it has time: five seconds,
/// unless one who passed the gate sits idle in their transaction. Then the statement runs as if
/// there were no gate, and what remains is the small risk of a deadlock, which the server resolves
/// as always.
final class Gate {
    private static final String BODY =
            """
            DECLARE
              gate CONSTANT bigint := %d;
            BEGIN
              IF TG_ARGV[0] = 'shared' THEN
                IF pg_try_advisory_xact_lock_shared(gate) THEN
                  RETURN NULL;
                END IF;
              ELSIF pg_try_advisory_xact_lock(gate) THEN
                RETURN NULL;
              ELSIF EXISTS (SELECT FROM pg_locks l
                             WHERE l.locktype = 'advisory' AND l.pid = pg_backend_pid() AND l.granted AND l.objsubid = 1
                               AND l.classid::bigint = ((gate >> 32) & 4294967295) AND l.objid::bigint = (gate & 4294967295)) THEN
                -- This transaction has changed children itself. Two of its kind would wait for each other.
                RETURN NULL;
              END IF;
              IF pg_current_xact_id_if_assigned() IS NULL
                 AND NOT EXISTS (SELECT FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
                                  WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
                                    AND l.classid::bigint = ((gate >> 32) & 4294967295) AND l.objid::bigint = (gate & 4294967295)
                                    AND a.state LIKE 'idle in transaction%%' AND a.state_change < clock_timestamp() - interval '250 ms') THEN
                -- Nobody can be waiting for this transaction, and those who are inside are at work.
                PERFORM set_config('lock_timeout', '5s', true);
              END IF;
              BEGIN
                IF TG_ARGV[0] = 'shared' THEN
                  PERFORM pg_advisory_xact_lock_shared(gate);
                ELSE
                  PERFORM pg_advisory_xact_lock(gate);
                END IF;
              EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
                NULL;
              END;
              RETURN NULL;
            END\
            """;

    private final Table<?> child;
    private final FunctionEntity function;

    Gate(Table<?> child) {
        this.child = child;
        function =
                TriggerFunctions.of(
                        child.schema(),
                        Identifier.fitting("leat_gate_" + child.name()),
                        List.of("SET lock_timeout TO '500ms'"),
                        BODY.formatted(number(child.schema() + "." + child.name())));
    }

    private static long number(String table) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(("leat gate " + table).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    FunctionEntity function() {
        return function;
    }

    /// {@return the triggers for those who change children}
    ///
    /// @param watched the columns whose change counts; empty for all
    List<TriggerEntity> ofChild(List<Column<?>> watched) {
        TableName table = new TableName(child.schema(), child.name());
        return List.of(
                trigger(table, "leat_gate_rows_delete", "DELETE", List.of(), "shared"),
                trigger(
                        table,
                        "leat_gate_rows_update",
                        "UPDATE",
                        watched.stream().map(Column::name).toList(),
                        "shared"));
    }

    /// {@return the trigger for those who delete parents. Its name comes before those of the other
    /// kind, so that a table that is its own parent is entered exclusively at once}
    TriggerEntity ofParent(Table<?> parent) {
        return trigger(
                new TableName(parent.schema(), parent.name()),
                Identifier.fitting("leat_gate_parent_" + child.name()),
                "DELETE",
                List.of(),
                "exclusive");
    }

    private TriggerEntity trigger(
            TableName table, String name, String event, List<String> columns, String mode) {
        return TriggerFunctions.statement(
                table, name, "BEFORE", event, columns, null, null, function, List.of(mode));
    }
}
