package dev.leat.sql.write;

import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.Table;
import dev.leat.sql.render.StatementWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens when a row is there already.
///
/// @param constraint the constraint's name; empty if the key says which
/// @param key the unique columns; empty for any key
/// @param predicate that of a partial unique index; `null` for none
/// @param update what to set; `null` to leave the row out
record OnConflict<R>(
        String constraint,
        List<Column<?>> key,
        @Nullable Condition predicate,
        @Nullable Assignments<R> update) {

    static <R> OnConflict<R> nothing(
            String constraint, List<Column<?>> key, @Nullable Condition predicate) {
        return new OnConflict<>(constraint, key, predicate, null);
    }

    static <R> OnConflict<R> update(
            String constraint,
            List<Column<?>> key,
            @Nullable Condition predicate,
            Assignments<R> update) {
        if (constraint.isEmpty() && key.isEmpty()) {
            throw new IllegalArgumentException(
                    "onConflict() names no column, and Postgres updates only behind a key: say onConflict(column, …) or onConstraint(name)");
        }
        return new OnConflict<>(constraint, key, predicate, update);
    }

    static void excluded(StatementWriter out, Column<?> column) {
        out.sql("excluded.").name(column.name());
    }

    /// @param table into which rows are inserted
    void appendTo(StatementWriter out, Table<R> table) {
        out.sql(" ON CONFLICT");
        if (!constraint.isEmpty()) {
            out.sql(" ON CONSTRAINT ").name(constraint);
        } else if (!key.isEmpty()) {
            out.sql(" (");
            out.join(", ", key, column -> out.name(column.name())).sql(")");
            if (predicate != null) {
                out.sql(" WHERE ");
                // Postgres looks for an index with the same predicate, and a parameter is never
                // the same as a constant.
                out.allLiteral(() -> out.condition(predicate));
            }
        }
        if (update == null) {
            out.sql(" DO NOTHING");
            return;
        }
        out.sql(" DO UPDATE SET ");
        update.suppliedForUpdate().appendTo(out);
        List<Condition> conditions = new ArrayList<>();
        if (update.condition() != null) {
            conditions.add(update.condition());
        }
        Condition tenants = out.tenantCondition(table);
        if (tenants != null) {
            conditions.add(tenants);
        }
        if (!conditions.isEmpty()) {
            out.sql(" WHERE ");
            out.join(" AND ", conditions, out::condition);
        }
    }
}
