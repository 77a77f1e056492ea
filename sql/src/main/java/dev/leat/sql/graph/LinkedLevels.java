package dev.leat.sql.graph;

import dev.leat.query.Query;
import dev.leat.query.RelatedQuery;
import dev.leat.schema.RowSource;
import dev.leat.sql.render.StatementWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes a query whose result has rows of several levels: each level is looked up once, by the
/// keys of all rows above.
///
/// ```sql
/// WITH author_rows AS MATERIALIZED (SELECT id AS c1, name AS c2 FROM author ORDER BY id LIMIT 20)
/// (SELECT NULL::int4, title, author_id FROM post WHERE author_id = ANY (ARRAY(SELECT c1 FROM author_rows)) ORDER BY id)
/// UNION ALL SELECT c1, c2, NULL::int4 FROM author_rows
/// ```
final class LinkedLevels {
    private final QueryRenderer renderer;
    private final StatementWriter out;
    private final Layout layout;
    private final @Nullable Step[] steps;

    /// @param root the query that the layout is of
    LinkedLevels(QueryRenderer renderer, Layout layout, Query<?> root) {
        this.renderer = renderer;
        this.out = renderer.out();
        this.layout = layout;
        this.steps = new @Nullable Step[layout.parts().size()];
        collect(layout.root(), root, null);
    }

    /// A level with what the query says of it.
    ///
    /// @param keys where its rows find the keys; null for the root
    private record Step(Layout.Part part, Query<?> query, @Nullable Keys keys) {}

    /// The keys that the rows above have.
    private record Keys(RelatedQuery related, Layout.Part above, int column) {}

    private void collect(Layout.Part part, Query<?> query, @Nullable Keys keys) {
        steps[part.number()] = new Step(part, query, keys);
        for (Layout.Place place : part.places()) {
            if (place.slot() instanceof Level.Slot.Linked linked) {
                RelatedQuery related = query.related().get(linked.related());
                collect(
                        layout.parts().get(place.below()),
                        related.query(),
                        new Keys(related, part, place.at()));
            }
        }
    }

    void write() {
        String separator = "WITH ";
        for (int i = steps.length - 1; i >= 0; i--) {
            Step step = steps[i];
            if (step != null && !step.part().isLeaf()) {
                String name = step.query().table().name() + "_rows";
                out.sql(separator).name(out.enterCommonTable(step.part(), name));
                out.sql(" AS MATERIALIZED (");
                select(step, () -> named(step));
                out.sql(")");
                separator = ", ";
            }
        }
        separator = " ";
        for (Step step : steps) {
            out.sql(separator);
            separator = " UNION ALL ";
            if (step != null && step.part().isLeaf()) {
                out.sql("(");
                select(step, () -> inColumns(step.part(), step.query()));
                out.sql(")");
            } else if (step != null) {
                out.sql("SELECT ");
                inColumns(step.part(), null);
                out.sql(" FROM ").name(out.commonTable(step.part()));
            }
        }
    }

    /// Writes the rows of a level, as they are ordered.
    private void select(Step step, Runnable values) {
        List<RowSource<?>> sources = List.of(step.query().table());
        out.level(() -> {
            renderer.relations().enter(sources);
            out.sql("SELECT ");
            values.run();
            renderer.rows(
                    step.query(),
                    step.part().level(),
                    sources,
                    step.query().limit(),
                    () -> keys(step));
        });
    }

    /// Writes ` AND ` and that a row above has the key.
    private void keys(Step step) {
        Keys keys = step.keys();
        Link link = step.part().link();
        if (keys == null || link == null) {
            return;
        }
        boolean array = link.takesArray();
        out.sql(" AND ").column(link.child());
        out.sql(array ? " = ANY (ARRAY(SELECT " : " IN (SELECT ").sql(name(keys.column()));
        out.sql(" FROM ").name(out.commonTable(keys.above())).sql(array ? "))" : ")");
        renderer.relations().and(keys.related().relation().filter());
    }

    /// Writes what a level gives, under the names of its common table.
    private void named(Step step) {
        String separator = "";
        for (int at = 1; at <= layout.types().size(); at++) {
            Level.Slot output = step.part().outputs().get(at);
            if (output != null) {
                out.sql(separator);
                renderer.slot(step.query(), output);
                out.sql(" AS ").sql(name(at));
                separator = ", ";
            }
        }
    }

    /// Writes what a level gives in the columns of the result.
    ///
    /// @param query of the level; null if its common table holds the values
    private void inColumns(Layout.Part part, @Nullable Query<?> query) {
        String separator = "";
        for (int at = 1; at <= layout.types().size(); at++) {
            Level.Slot output = part.outputs().get(at);
            out.sql(separator);
            separator = ", ";
            if (output == null) {
                out.sql("NULL::").sql(layout.types().get(at - 1));
            } else if (query == null) {
                out.sql(name(at));
            } else {
                renderer.slot(query, output);
            }
        }
    }

    private static String name(int at) {
        return "c" + at;
    }
}
