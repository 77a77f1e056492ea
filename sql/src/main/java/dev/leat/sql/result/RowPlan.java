package dev.leat.sql.result;

import dev.leat.schema.Column;
import dev.leat.schema.Expression;
import dev.leat.schema.RowSource;
import dev.leat.schema.Selectable;
import dev.leat.sql.render.MentionedSources;
import dev.leat.sql.render.SqlText;
import dev.leat.sql.render.StatementWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// How rows come back: the expressions to select, in order, and what is made of their values.
///
/// @param <R> what is made of a row
public final class RowPlan<R extends @Nullable Object> {
    private static final int KEPT_SOURCES = 500;

    /// The plans of whole rows, by their record and then by what they are rows of. They need
    /// reflection, and most selects are of whole rows.
    private static final ClassValue<Map<RowSource<?>, RowPlan<?>>> WHOLE_ROWS =
            new ClassValue<>() {
                @Override
                protected Map<RowSource<?>, RowPlan<?>> computeValue(Class<?> type) {
                    return new ConcurrentHashMap<>();
                }
            };

    private final @Nullable RowSource<?> source;
    private final List<Expression<?>> expressions;
    private final Reader reader;
    private @Nullable List<ValueReader> values;
    private @Nullable RowReader<R> rows;
    private @Nullable String sql;

    /// Makes a value out of a row.
    @FunctionalInterface
    public interface Reader {

        /// {@return the value, which may be null}
        ///
        /// @param values of all expressions of the plan; nobody else needs them afterwards
        @Nullable Object read(@Nullable Object[] values);
    }

    /// Takes a value of the row as it is.
    ///
    /// @param index which one
    record Slot(int index) implements Reader {
        @Override
        public @Nullable Object read(@Nullable Object[] values) {
            return values[index];
        }

        /// {@return whether these readers, one after the other, take just the first values of the
        /// row: where that is all of it, it need not be copied}
        static boolean inOrder(List<? extends Reader> readers) {
            for (int i = 0; i < readers.size(); i++) {
                if (!(readers.get(i) instanceof Slot slot) || slot.index() != i) {
                    return false;
                }
            }
            return true;
        }
    }

    /// @param source whose whole rows these are; null for anything else
    private RowPlan(@Nullable RowSource<?> source, List<Expression<?>> expressions, Reader reader) {
        this.source = source;
        this.expressions = List.copyOf(expressions);
        this.reader = reader;
    }

    /// {@return the plan for a select}
    ///
    /// @param optional the sources that an outer join may leave without a row, by identity
    /// @throws MappingException if a record does not fit what it is to hold
    public static <R extends @Nullable Object> RowPlan<R> of(
            Selectable<R> selectable, Set<Object> optional) {
        return selectable instanceof RowSource<?> source && optional.isEmpty()
                ? ofRows(source)
                : made(selectable, optional);
    }

    private static <R extends @Nullable Object> RowPlan<R> made(
            Selectable<?> selectable, Set<Object> optional) {
        Builder builder = new Builder(null, UnaryOperator.identity(), optional);
        Reader reader = builder.add(selectable);
        return new RowPlan<>(
                selectable instanceof RowSource<?> source && optional.isEmpty() ? source : null,
                builder.expressions,
                reader);
    }

    @SuppressWarnings("unchecked") // the source's own plan makes the source's rows
    private static <R extends @Nullable Object> RowPlan<R> ofRows(RowSource<?> source) {
        Map<RowSource<?>, RowPlan<?>> known = WHOLE_ROWS.get(source.rowType());
        RowPlan<?> plan = known.get(source);
        if (plan == null) {
            plan = made(source, Set.of());
            if (known.size() >= KEPT_SOURCES) {
                // Aliases made at run time; those in use are back at once.
                known.clear();
            }
            known.put(source, plan);
        }
        return (RowPlan<R>) plan;
    }

    /// {@return the expressions, in the order in which the statement gives them}
    public List<Expression<?>> expressions() {
        return expressions;
    }

    private List<ValueReader> values() {
        List<ValueReader> known = values;
        if (known == null) {
            known = expressions.stream().map(ValueReader::of).toList();
            values = known;
        }
        return known;
    }

    /// Writes the expressions so that [#reader()] can read them.
    public void write(StatementWriter out) {
        RowSource<?> known = source;
        if (known != null && out.isStatement() && known.name().equals(out.find(known))) {
            out.sql(sqlOf(known));
        } else {
            writeEach(out);
        }
    }

    /// Whole rows of a table under its own name are what most statements give.
    private String sqlOf(RowSource<?> whole) {
        String known = sql;
        if (known == null) {
            SqlText text = new SqlText();
            StatementWriter out = StatementWriter.to(text);
            out.level(() -> {
                out.enter(whole, whole.name());
                writeEach(out);
            });
            known = text.render().sql();
            sql = known;
        }
        return known;
    }

    private void writeEach(StatementWriter out) {
        String separator = "";
        for (ValueReader value : values()) {
            out.sql(separator);
            value.write(out);
            separator = ", ";
        }
    }

    /// {@return what reads the rows of a result, whose expressions were written by
    /// [#write(StatementWriter)]}
    public RowReader<R> reader() {
        RowReader<R> known = rows;
        if (known == null) {
            known = newReader();
            rows = known;
        }
        return known;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // the reader was made for this type
    private RowReader<R> newReader() {
        ValueReader[] readers = values().toArray(ValueReader[]::new);
        return result -> {
            @Nullable Object[] row = new @Nullable Object[readers.length];
            for (int i = 0; i < row.length; i++) {
                row[i] = readers[i].read(result, i + 1);
            }
            return (R) reader.read(row);
        };
    }

    /// Collects what a plan selects.
    public static final class Builder {
        private final @Nullable Builder outer;
        private final UnaryOperator<Expression<?>> as;
        private final Set<Object> optional;
        private final List<Expression<?>> expressions = new ArrayList<>();
        private final List<Boolean> mayBeMissing = new ArrayList<>();

        private Builder(
                @Nullable Builder outer, UnaryOperator<Expression<?>> as, Set<Object> optional) {
            this.outer = outer;
            this.as = as;
            this.optional = optional;
        }

        /// {@return a builder that adds to the same plan for a subquery: every expression is
        /// replaced by its column outside}
        ///
        /// @param optionalInside the sources that may be without a row inside, by identity
        public Builder replacing(
                UnaryOperator<Expression<?>> replacement, Set<Object> optionalInside) {
            return new Builder(this, replacement, optionalInside);
        }

        /// Adds whatever a select can give.
        public Reader add(Selectable<?> selectable) {
            return switch (selectable) {
                case Expression<?> expression -> value(expression);
                case RowSource<?> source -> row(source);
                case Projection<?> projection -> projection.plan(this);
                default ->
                        throw new IllegalArgumentException(
                                "%s cannot be selected: it is neither an expression nor a projection"
                                        .formatted(selectable.getClass().getName()));
            };
        }

        private Reader value(Expression<?> expression) {
            return new Slot(add(expression, false));
        }

        private int add(Expression<?> expression, boolean missing) {
            boolean mayMiss = missing || isOptional(expression);
            if (outer != null) {
                return outer.add(as.apply(expression), mayMiss);
            }
            expressions.add(expression);
            mayBeMissing.add(mayMiss);
            return expressions.size() - 1;
        }

        private boolean isOptional(Expression<?> expression) {
            if (optional.isEmpty()) {
                return false;
            }
            Set<Object> sources =
                    expression instanceof Column<?> column
                            ? Collections.singleton(column.table())
                            : MentionedSources.of(expression);
            // A loop, because the set knows its members by identity only.
            boolean all = !sources.isEmpty();
            for (Object source : sources) {
                all &= optional.contains(source);
            }
            return all;
        }

        private Reader row(RowSource<?> source) {
            int start = size();
            List<RecordConstructor.Part> parts = new ArrayList<>();
            for (Column<?> column : source.columns()) {
                parts.add(RecordConstructor.part(column, value(column)));
            }
            RecordConstructor<?> record = RecordConstructor.of(source.rowType(), parts);
            return group(start, record::make);
        }

        /// {@return as the reader, but null where every expression added since `start` is from the
        /// far side of an outer join that has no row}
        ///
        /// @param start what [#size()] was before
        public Reader group(int start, Reader reader) {
            int end = size();
            if (start == end || root().mayBeMissing.subList(start, end).contains(false)) {
                return reader;
            }
            return values -> {
                for (int i = start; i < end; i++) {
                    if (values[i] != null) {
                        return reader.read(values);
                    }
                }
                return null;
            };
        }

        /// {@return how many expressions the plan has}
        public int size() {
            return root().expressions.size();
        }

        private Builder root() {
            return outer == null ? this : outer.root();
        }
    }
}
