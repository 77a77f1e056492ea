package dev.leat.sql.select;

import dev.leat.sql.render.StatementWriter;
import java.util.List;

/// Writes the common table expressions before a statement.
public final class CommonTables {
    private CommonTables() {}

    /// Writes `WITH …` and a space; nothing without any.
    public static void write(StatementWriter out, List<? extends CommonTable<?>> tables) {
        if (tables.isEmpty()) {
            return;
        }
        boolean recursive = tables.stream().anyMatch(CommonTable::isRecursive);
        out.sql(recursive ? "WITH RECURSIVE " : "WITH ");
        out.join(", ", tables, table -> table.appendWith(out)).sql(" ");
    }

    /// Writes the sources after FROM or USING of a write, and has the level know them.
    public static void enter(StatementWriter out, dev.leat.schema.FromSource source) {
        Object identity = FromPart.of(source).identity();
        out.enter(identity, SelectRenderer.wanted(identity));
    }

    /// Writes a source that the level knows.
    public static void source(StatementWriter out, dev.leat.schema.FromSource source) {
        SelectRenderer.source(out, source);
    }
}
