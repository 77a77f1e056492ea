package dev.leat.sql.graph;

import dev.leat.query.Query;
import dev.leat.sql.render.RenderedTemplate;
import dev.leat.sql.render.Tenancy;
import dev.leat.sql.result.RowReader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A relational query together with what its rows become: one statement and the reader of its
/// result.
///
/// @param <V> what a row becomes
public final class GraphPlan<V> {
    private static final int KEPT_SHAPES = 500;

    private static final ClassValue<Map<Shape, Level>> RECORDS =
            new ClassValue<>() {
                @Override
                protected Map<Shape, Level> computeValue(Class<?> type) {
                    return new ConcurrentHashMap<>();
                }
            };

    private final Query<?> query;
    private final Level level;

    private GraphPlan(Query<?> query, Level level) {
        this.query = query;
        this.level = level;
    }

    /// {@return the plan whose rows become records, a component taking the column, the computed
    /// value or the relation of its name}
    ///
    /// @throws dev.leat.sql.result.MappingException if the record asks for what the query does not
    ///   give
    public static <V> GraphPlan<V> of(Query<?> query, Class<V> type) {
        Map<Shape, Level> known = RECORDS.get(type);
        Shape shape = Shape.of(query);
        Level level = known.get(shape);
        if (level == null) {
            level = RecordLevel.of(type, query);
            if (known.size() >= KEPT_SHAPES) {
                // Shapes put together at run time; those in use are back at once.
                known.clear();
            }
            known.put(shape, level);
        }
        return new GraphPlan<>(query, level);
    }

    /// {@return the plan whose rows become graphs with all that the query shows}
    public static <R> GraphPlan<RowGraph<R>> of(Query<R> query) {
        return new GraphPlan<>(query, RowGraph.level(query, true));
    }

    Level level() {
        return level;
    }

    /// {@return the statement}
    ///
    /// @param tenancy whose rows it may touch
    public RenderedTemplate statement(Tenancy tenancy) {
        return QueryRenderer.render(query, level, tenancy);
    }

    /// {@return what reads the rows of the statement's result}
    @SuppressWarnings("unchecked") // the level makes what the plan was asked for
    public RowReader<V> reader() {
        return result -> (V) level.read(result);
    }
}
