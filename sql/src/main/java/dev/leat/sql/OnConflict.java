package dev.leat.sql;

import dev.leat.schema.Column;
import dev.leat.sql.render.ConditionRenderer;
import dev.leat.sql.render.SqlText;
import java.util.List;

/// What happens when a row is there already.
///
/// @param key the unique columns; empty for any key
/// @param update the columns to set from the new row; empty to leave it out
record OnConflict(List<Column<?>> key, List<Column<?>> update) {

    void write(SqlText out) {
        out.add(" ON CONFLICT");
        if (!key.isEmpty()) {
            out.add(" (")
                    .join(", ", key, column -> out.add(ConditionRenderer.name(column, null)))
                    .add(")");
        }
        if (update.isEmpty()) {
            out.add(" DO NOTHING");
            return;
        }
        out.add(" DO UPDATE SET ")
                .join(
                        ", ",
                        update,
                        column ->
                                out.add(ConditionRenderer.name(column, null))
                                        .add(" = ")
                                        .add(ConditionRenderer.name(column, "excluded")));
    }
}
