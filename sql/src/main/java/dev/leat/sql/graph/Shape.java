package dev.leat.sql.graph;

import dev.leat.query.Query;
import dev.leat.query.RelatedQuery;
import dev.leat.schema.Column;
import dev.leat.schema.Converter;
import dev.leat.schema.Named;
import dev.leat.schema.Relation;
import dev.leat.schema.RowSource;
import dev.leat.schema.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What of a query decides how its rows are read: not which rows they are.
record Shape(
        RowSource<?> table,
        @Nullable List<Column<?>> columns,
        List<Extra> extras,
        List<Related> related) {

    /// A computed value, by all that its reader needs.
    record Extra(
            String name,
            SqlType type,
            Class<?> javaType,
            @Nullable Converter<?, ?> converter,
            boolean nullable) {}

    /// @param linked whether the rows may come as rows of the result
    record Related(Relation<?> relation, boolean one, boolean linked, Shape shape) {}

    static Shape of(Query<?> query) {
        List<Extra> extras = new ArrayList<>(query.projection().extras().size());
        for (Named<?> extra : query.projection().extras()) {
            extras.add(
                    new Extra(
                            extra.name(),
                            extra.type(),
                            extra.javaType(),
                            extra.codec(),
                            extra.isNullable()));
        }
        List<Related> related = new ArrayList<>(query.related().size());
        for (RelatedQuery each : query.related()) {
            related.add(
                    new Related(
                            each.relation(),
                            each.isOne(),
                            Link.of(each) != null,
                            of(each.query())));
        }
        return new Shape(query.table(), query.projection().columns(), extras, related);
    }
}
