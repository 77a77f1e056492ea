package dev.leat.schema.object;

import dev.leat.schema.Column;
import dev.leat.schema.Identifier;
import dev.leat.schema.Schema;
import dev.leat.schema.SequenceOptions;
import dev.leat.schema.SqlLiteral;
import dev.leat.schema.Table;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A sequence of its own: `Sequence.of("order_no").counting(o ->
/// o.startWith(1000)).ownedBy(ORDERS.no)`.
///
/// The sequences of identity columns are not declared here.
///
/// @param options how it counts
/// @param owner the column with which it is dropped; `null` for none
public record Sequence(
        String schema, String name, Type type, SequenceOptions options, @Nullable Column<?> owner)
        implements SchemaObject {

    /// The type of its numbers, which bounds them.
    public enum Type {
        SMALLINT(Short.MIN_VALUE, Short.MAX_VALUE),
        INTEGER(Integer.MIN_VALUE, Integer.MAX_VALUE),
        BIGINT(Long.MIN_VALUE, Long.MAX_VALUE);

        private final long least;
        private final long greatest;

        Type(long least, long greatest) {
            this.least = least;
            this.greatest = greatest;
        }

        /// {@return how SQL spells it}
        public String sql() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Sequence {
        Words.name("schema", schema);
        Words.name("sequence", name);
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(options, "options");
    }

    /// {@return a sequence in the schema `public` that counts up from 1}
    public static Sequence of(String name) {
        return new Sequence("public", name, Type.BIGINT, SequenceOptions.USUAL, null);
    }

    /// {@return in another schema}
    public Sequence inSchema(String newSchema) {
        return new Sequence(newSchema, name, type, options, owner);
    }

    /// {@return of this type}
    public Sequence as(Type newType) {
        return new Sequence(schema, name, newType, options, owner);
    }

    /// {@return counting otherwise: `counting(options -> options.startWith(1000).cache(20))`}
    public Sequence counting(UnaryOperator<SequenceOptions> change) {
        return new Sequence(schema, name, type, change.apply(options), owner);
    }

    /// {@return dropped together with the column}
    public Sequence ownedBy(Column<?> column) {
        return new Sequence(schema, name, type, options, column);
    }

    /// {@return the expression that takes the next number, for a column's default}
    public String nextValueSql() {
        return "nextval("
                + SqlLiteral.quote(Identifier.quote(schema) + "." + Identifier.quote(name))
                + "::regclass)";
    }

    /// {@return from a number to the next}
    public long increment() {
        Long increment = options.increment();
        return increment == null ? 1 : increment;
    }

    /// {@return the least number}
    public long min() {
        Long min = options.min();
        return min != null ? min : increment() > 0 ? 1 : type.least;
    }

    /// {@return the greatest number}
    public long max() {
        Long max = options.max();
        return max != null ? max : increment() > 0 ? type.greatest : -1;
    }

    /// {@return the first number}
    public long start() {
        Long start = options.start();
        return start != null ? start : increment() > 0 ? min() : max();
    }

    /// {@return how many numbers a session takes at a time}
    public long cache() {
        Long cache = options.cache();
        return cache == null ? 1 : cache;
    }

    @Override
    public List<String> problems(Schema in) {
        if (start() < min() || start() > max()) {
            return List.of(
                    "%s starts with %d, which is not between %d and %d"
                            .formatted(describe(), start(), min(), max()));
        }
        if (min() < type.least || max() > type.greatest) {
            return List.of("%s does not fit in %s".formatted(describe(), type.sql()));
        }
        Column<?> column = owner;
        if (column == null) {
            return List.of();
        }
        if (!(column.table() instanceof Table<?> table) || !in.tables().contains(table)) {
            return List.of(
                    "%s is owned by %s, whose table is not in the definition"
                            .formatted(describe(), column));
        }
        return table.schema().equals(schema)
                ? List.of()
                : List.of(
                        "%s is owned by %s, which is in another schema"
                                .formatted(describe(), column));
    }

    @Override
    public String describe() {
        return "sequence " + Words.shown(schema, name);
    }

    @Override
    public String identity() {
        return "relation " + schema + "." + name;
    }
}
