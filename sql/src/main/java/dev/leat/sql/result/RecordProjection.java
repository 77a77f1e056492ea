package dev.leat.sql.result;

import dev.leat.schema.Column;
import dev.leat.schema.Expression;
import dev.leat.schema.Named;
import dev.leat.schema.RowSource;
import dev.leat.schema.Selectable;
import java.util.ArrayList;
import java.util.List;

/// A record whose components find their values by name.
record RecordProjection<V>(Class<V> type, List<Selectable<?>> parts) implements Projection<V> {
    RecordProjection {
        parts = List.copyOf(parts);
    }

    static <V> RecordProjection<V> of(Class<V> type, List<Selectable<?>> parts) {
        return new RecordProjection<>(type, parts);
    }

    @Override
    public RowPlan.Reader plan(RowPlan.Builder plan) {
        int start = plan.size();
        List<RecordConstructor.Part> found = new ArrayList<>();
        for (Selectable<?> part : parts) {
            add(plan, part, found);
        }
        RecordConstructor<V> record = RecordConstructor.of(type, found);
        return plan.group(start, record::make);
    }

    private void add(RowPlan.Builder plan, Selectable<?> part, List<RecordConstructor.Part> found) {
        switch (part) {
            case Column<?> column -> found.add(RecordConstructor.part(column, plan.add(column)));
            case Named<?> named ->
                    found.add(
                            new RecordConstructor.Part(
                                    List.of(named.name()),
                                    named.javaType(),
                                    named.isNullable(),
                                    named.name(),
                                    plan.add(named)));
            case Expression<?> expression ->
                    throw new MappingException(
                            "an expression for %s has no name; say expression.as(\"component\")"
                                    .formatted(type.getName()));
            case RowSource<?> source -> {
                if (RecordConstructor.hasComponent(type, source.rowType())) {
                    found.add(
                            new RecordConstructor.Part(
                                    RecordConstructor.names(type, source.rowType()),
                                    source.rowType(),
                                    true,
                                    source.toString(),
                                    plan.add(source)));
                } else {
                    source.columns().forEach(column -> add(plan, column, found));
                }
            }
            case RecordProjection<?> record ->
                    found.add(
                            new RecordConstructor.Part(
                                    RecordConstructor.names(type, record.type()),
                                    record.type(),
                                    true,
                                    record.type().getName(),
                                    plan.add(record)));
            default ->
                    throw new MappingException(
                            "a part for %s has no names of its own; put the record together with row(%s::new, …)"
                                    .formatted(type.getName(), type.getSimpleName()));
        }
    }
}
