package dev.leat.sql.graph;

import dev.leat.query.Query;
import dev.leat.sql.render.RenderedTemplate;
import dev.leat.sql.render.Tenancy;
import dev.leat.sql.result.ResultReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A relational query together with what its rows become: one statement and the reader of its
/// result.
///
/// @param <V> what a row becomes
public final class GraphPlan<V> {
    private static final int KEPT_SHAPES = 500;

    private static final ClassValue<Map<Shape, Form>> RECORDS =
            new ClassValue<>() {
                @Override
                protected Map<Shape, Form> computeValue(Class<?> type) {
                    return new ConcurrentHashMap<>();
                }
            };

    private final Query<?> query;
    private final Form form;

    private GraphPlan(Query<?> query, Form form) {
        this.query = query;
        this.form = form;
    }

    /// What all queries of a shape have in common.
    ///
    /// @param layout null if a row of the result is one of the root
    private record Form(Level root, @Nullable Layout layout) {
        static Form of(Level root) {
            return new Form(root, Layout.of(root));
        }
    }

    /// {@return the plan whose rows become records, a component taking the column, the computed
    /// value or the relation of its name}
    ///
    /// @throws dev.leat.sql.result.MappingException if the record asks for what the query does not
    ///   give
    public static <V> GraphPlan<V> of(Query<?> query, Class<V> type) {
        Map<Shape, Form> known = RECORDS.get(type);
        Shape shape = Shape.of(query);
        Form form = known.get(shape);
        if (form == null) {
            form = Form.of(RecordLevel.of(type, query));
            if (known.size() >= KEPT_SHAPES) {
                // Shapes put together at run time; those in use are back at once.
                known.clear();
            }
            known.put(shape, form);
        }
        return new GraphPlan<>(query, form);
    }

    /// {@return the plan whose rows become graphs with all that the query shows}
    public static <R> GraphPlan<RowGraph<R>> of(Query<R> query) {
        return new GraphPlan<>(query, Form.of(RowGraph.level(query, Standing.ofRoot(query))));
    }

    Level level() {
        return form.root();
    }

    /// {@return the statement}
    ///
    /// @param tenancy whose rows it may touch
    public RenderedTemplate statement(Tenancy tenancy) {
        return QueryRenderer.render(query, form.root(), form.layout(), tenancy);
    }

    /// {@return what reads the statement's result}
    @SuppressWarnings("unchecked") // the level makes what the plan was asked for
    public ResultReader<List<V>> reader() {
        return result -> (List<V>) read(result);
    }

    private List<Object> read(ResultSet result) throws SQLException {
        if (form.layout() != null) {
            return LinkedRows.read(form.layout(), result);
        }
        List<Object> rows = new ArrayList<>();
        while (result.next()) {
            rows.add(form.root().read(result));
        }
        return rows;
    }
}
