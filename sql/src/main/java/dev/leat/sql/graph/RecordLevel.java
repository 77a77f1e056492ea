package dev.leat.sql.graph;

import dev.leat.query.Query;
import dev.leat.query.RelatedQuery;
import dev.leat.schema.Column;
import dev.leat.schema.Expression;
import dev.leat.schema.Named;
import dev.leat.schema.One;
import dev.leat.schema.Relation;
import dev.leat.schema.RowSource;
import dev.leat.sql.result.MappingException;
import dev.leat.sql.result.Widening;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds out how a record is made of a query's rows: a component takes the column, the computed
/// value or the relation of its name.
///
/// A column is known by its field's name or its name in Postgres. A relation is a `List` of
/// records; where there is at most one row, a record that may be null, or an `Optional`. A
/// component that is a record and has neither name is a value object: it is made of columns of the
/// same row, whose names may start with the component's (`address` of `addressStreet`,
/// `addressCity`). A record of one component also takes a single value.
final class RecordLevel {
    private final Class<?> type;
    private final Slots slots;
    private final Query<?> query;

    private RecordLevel(Class<?> type, Slots slots) {
        this.type = type;
        this.slots = slots;
        this.query = slots.query();
    }

    static Level of(Class<?> type, Query<?> query) {
        return of(type, query, Standing.ofRoot(query));
    }

    private static Level of(Class<?> type, Query<?> query, Standing standing) {
        Slots slots = new Slots(query, standing);
        RecordMaker maker = new RecordLevel(type, slots).maker("");
        return new Level(slots.list(), maker.assembly(slots.list().size()));
    }

    /// @param prefix of the names of columns, in a value object; else empty
    private RecordMaker maker(String prefix) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new MappingException(type.getName() + " is not a record");
        }
        List<RecordMaker.Part> parts = new ArrayList<>();
        for (RecordComponent component : components) {
            parts.add(part(component, prefix));
        }
        return RecordMaker.of(type, parts);
    }

    private RecordMaker.Part part(RecordComponent component, String prefix) {
        String name = component.getName();
        if (!prefix.isEmpty()) {
            RecordMaker.Part inner =
                    named(
                            component,
                            prefix + Character.toUpperCase(name.charAt(0)) + name.substring(1));
            if (inner != null) {
                return inner;
            }
        }
        RecordMaker.Part found = named(component, name);
        if (found != null) {
            return found;
        }
        RowSource<?> table = query.table();
        Relation<?> relation = table.findRelation(name);
        if (relation != null) {
            throw new MappingException(
                    "component %s of %s is the relation %s, which the query does not ask for; say related(…)"
                            .formatted(name, type.getName(), relation));
        }
        Column<?> hidden = column(table.columns(), name);
        if (hidden != null) {
            throw new MappingException(
                    "component %s of %s is %s, which the query does not show; name it in columns(…)"
                            .formatted(name, type.getName(), hidden));
        }
        if (component.getType().isRecord()) {
            return valueObject(component, prefix.isEmpty() ? name : "");
        }
        throw unknown(component);
    }

    private MappingException unknown(RecordComponent component) {
        return new MappingException(
                "component %s of %s is neither a column of %s (%s) nor a relation or computed value that the query asks for (%s)"
                        .formatted(
                                component.getName(),
                                type.getName(),
                                query.table(),
                                names(
                                        query.projection().columnsOf(query.table()).stream()
                                                .map(Column::javaName)),
                                names(
                                        Stream.concat(
                                                query.related().stream()
                                                        .map(each -> each.relation().name()),
                                                query.projection().extras().stream()
                                                        .map(Named::name)))));
    }

    private static String names(Stream<String> names) {
        return names.collect(Collectors.joining(", "));
    }

    private static @Nullable Column<?> column(List<Column<?>> columns, String name) {
        for (Column<?> column : columns) {
            if (name.equals(column.javaName()) || name.equals(column.name())) {
                return column;
            }
        }
        return null;
    }

    private RecordMaker.@Nullable Part named(RecordComponent component, String name) {
        Column<?> column = column(query.projection().columnsOf(query.table()), name);
        if (column != null) {
            return value(component, column, column.toString(), slots.column(column));
        }
        List<Named<?>> extras = query.projection().extras();
        for (int i = 0; i < extras.size(); i++) {
            if (name.equals(extras.get(i).name())) {
                return value(
                        component, extras.get(i), "the computed value " + name, slots.extra(i));
            }
        }
        for (int i = 0; i < query.related().size(); i++) {
            if (name.equals(query.related().get(i).relation().name())) {
                return relation(component, query.related().get(i), i);
            }
        }
        return null;
    }

    private RecordMaker.Part value(
            RecordComponent component, Expression<?> expression, String label, int slot) {
        Class<?> wanted = component.getType();
        if (wanted.isPrimitive() && expression.isNullable()) {
            throw new MappingException(
                    "component %s of %s is %s, but %s is nullable"
                            .formatted(component.getName(), type.getName(), wanted, label));
        }
        Widening widening = Widening.between(expression.javaType(), wanted);
        if (widening == null) {
            widening = wrapping(expression.javaType(), wanted);
        }
        if (widening == null) {
            throw new MappingException(
                    "component %s of %s is %s, but %s holds %s"
                            .formatted(
                                    component.getName(),
                                    type.getName(),
                                    wanted.getName(),
                                    label,
                                    expression.javaType().getName()));
        }
        return new RecordMaker.Part(slot, widening, expression.isNullable());
    }

    /// {@return what puts a value into a record of one component, or `null` if it does not fit}
    private static @Nullable Widening wrapping(Class<?> from, Class<?> to) {
        RecordComponent[] components = to.getRecordComponents();
        if (components == null || components.length != 1) {
            return null;
        }
        Widening inner = Widening.between(from, components[0].getType());
        if (inner == null) {
            return null;
        }
        RecordMaker maker =
                RecordMaker.of(to, List.of(new RecordMaker.Part(0, Widening.NONE, false)));
        return value -> maker.make(new Object[] {inner.apply(value)});
    }

    private RecordMaker.Part valueObject(RecordComponent component, String prefix) {
        int before = slots.list().size();
        RecordMaker maker;
        try {
            maker = new RecordLevel(component.getType(), slots).maker(prefix);
        } catch (MappingException e) {
            if (slots.list().size() == before) {
                throw unknown(component);
            }
            throw e;
        }
        return RecordMaker.Part.of(maker);
    }

    private RecordMaker.Part relation(RecordComponent component, RelatedQuery related, int index) {
        Class<?> raw = component.getType();
        if (raw == List.class) {
            Class<?> element = argument(component);
            int slot = slots.rows(index, standing -> of(element, related.query(), standing));
            return related.isOne()
                    ? new RecordMaker.Part(slot, RecordLevel::listOf, List::of)
                    : new RecordMaker.Part(slot, Widening.NONE, false);
        }
        if (!related.isOne()) {
            throw new MappingException(
                    "component %s of %s must be a List: %s may lead to several rows"
                            .formatted(component.getName(), type.getName(), related.relation()));
        }
        if (raw == Optional.class) {
            Class<?> element = argument(component);
            return new RecordMaker.Part(
                    slots.rows(index, standing -> of(element, related.query(), standing)),
                    Optional::of,
                    Optional::empty);
        }
        int slot = slots.rows(index, standing -> of(raw, related.query(), standing));
        return related.relation() instanceof One<?> one && one.isRequired()
                ? new RecordMaker.Part(slot, Widening.NONE, () -> missing(one))
                : new RecordMaker.Part(slot, Widening.NONE, true);
    }

    private static List<Object> listOf(Object row) {
        return List.of(row);
    }

    private static Object missing(One<?> relation) {
        throw new MappingException(
                "%s is declared required(), but a row of %s has none"
                        .formatted(relation, relation.source()));
    }

    private Class<?> argument(RecordComponent component) {
        if (component.getGenericType() instanceof ParameterizedType parameterized
                && parameterized.getActualTypeArguments()[0] instanceof Class<?> element) {
            return element;
        }
        throw new MappingException(
                "component %s of %s must say its element type, a record"
                        .formatted(component.getName(), type.getName()));
    }
}
