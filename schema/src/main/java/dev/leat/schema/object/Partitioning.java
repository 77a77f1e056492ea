package dev.leat.schema.object;

import dev.leat.schema.Column;
import dev.leat.schema.Identifier;
import dev.leat.schema.RowSource;
import dev.leat.schema.Schema;
import dev.leat.schema.SqlLiteral;
import dev.leat.schema.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How the rows of a table are spread over partitions, and which partitions there are.
///
/// ```java
/// declare(Partitioning.byRange(createdAt)
///         .range("event_2025", LocalDate.of(2025, 1, 1), LocalDate.of(2026, 1, 1))
///         .range("event_2026", LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1))
///         .defaultPartition("event_rest"));
/// ```
///
/// The primary key, and every unique key, must hold the columns of the partition key. Rows are read
/// and written through the table; the partitions have no classes of their own.
///
/// @param columns the partition key
/// @param partitions the partitions; they are in the schema of the table
public record Partitioning(Strategy strategy, List<Column<?>> columns, List<Partition> partitions)
        implements OwnedObject {

    /// How a row finds its partition.
    public enum Strategy {
        RANGE,
        LIST,
        HASH
    }

    /// A partition.
    ///
    /// @param bound `FOR VALUES …` or `DEFAULT`
    /// @param parts how its own rows are spread further; `null` if it holds them itself
    public record Partition(String name, String bound, @Nullable Partitioning parts) {
        public Partition {
            Words.name("partition", name);
            Objects.requireNonNull(bound, "bound");
        }
    }

    public Partitioning {
        Objects.requireNonNull(strategy, "strategy");
        columns = List.copyOf(columns);
        partitions = List.copyOf(partitions);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a partition key has at least one column");
        }
        if (strategy == Strategy.LIST && columns.size() > 1) {
            throw new IllegalArgumentException(
                    "a partition key by LIST has one column, not " + columns);
        }
    }

    /// {@return partitions for ranges of values}
    public static Partitioning byRange(Column<?>... columns) {
        return new Partitioning(Strategy.RANGE, List.of(columns), List.of());
    }

    /// {@return partitions for lists of values}
    public static Partitioning byList(Column<?> column) {
        return new Partitioning(Strategy.LIST, List.of(column), List.of());
    }

    /// {@return partitions by a hash of the values}
    public static Partitioning byHash(Column<?>... columns) {
        return new Partitioning(Strategy.HASH, List.of(columns), List.of());
    }

    /// {@return with a partition for values from `from` on, up to and without `to`; for a key of
    /// one column}
    public Partitioning range(String name, Object from, Object to) {
        return range(name, List.of(from), List.of(to));
    }

    /// {@return with a partition for values from `from` on, up to and without `to`, one value for
    /// each column; [Bound#MINVALUE] and [Bound#MAXVALUE] stand for no limit}
    public Partitioning range(String name, List<?> from, List<?> to) {
        strategy(Strategy.RANGE, name);
        return partition(
                name, "FOR VALUES FROM (" + values(name, from) + ") TO (" + values(name, to) + ")");
    }

    /// The ends of a range without a limit.
    public enum Bound {
        MINVALUE,
        MAXVALUE
    }

    /// {@return with a partition for these values}
    public Partitioning list(String name, Object... values) {
        strategy(Strategy.LIST, name);
        if (values.length == 0) {
            throw new IllegalArgumentException("partition " + name + " has no values");
        }
        return partition(
                name,
                Arrays.stream(values)
                        .map(value -> value(columns.getFirst(), value))
                        .collect(Collectors.joining(", ", "FOR VALUES IN (", ")")));
    }

    /// {@return with one partition for each remainder: `<prefix>_0`, `<prefix>_1`, …}
    public Partitioning hashes(String prefix, int modulus) {
        strategy(Strategy.HASH, prefix);
        Partitioning changed = this;
        for (int remainder = 0; remainder < modulus; remainder++) {
            changed =
                    changed.partition(
                            prefix + "_" + remainder,
                            "FOR VALUES WITH (modulus %d, remainder %d)"
                                    .formatted(modulus, remainder));
        }
        return changed;
    }

    /// {@return with a partition for all rows that no other takes}
    public Partitioning defaultPartition(String name) {
        if (strategy == Strategy.HASH) {
            throw new IllegalArgumentException(
                    "partition " + name + ": a hash leaves nothing for a default partition");
        }
        return partition(name, "DEFAULT");
    }

    /// {@return with the rows of a partition spread further}
    ///
    /// @param name a partition that was said before
    public Partitioning spread(String name, Partitioning parts) {
        if (partitions.stream().noneMatch(partition -> partition.name().equals(name))) {
            throw new IllegalArgumentException("there is no partition " + name);
        }
        return new Partitioning(
                strategy,
                columns,
                partitions.stream()
                        .map(each ->
                                each.name().equals(name)
                                        ? new Partition(name, each.bound(), parts)
                                        : each)
                        .toList());
    }

    private Partitioning partition(String name, String bound) {
        return new Partitioning(
                strategy, columns, Words.with(partitions, new Partition(name, bound, null)));
    }

    private void strategy(Strategy wanted, String name) {
        if (strategy != wanted) {
            throw new IllegalArgumentException(
                    "partition %s is by %s, its table by %s".formatted(name, wanted, strategy));
        }
    }

    private String values(String name, List<?> values) {
        if (values.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "partition %s has a bound of %d values; the key has %d columns"
                            .formatted(name, values.size(), columns.size()));
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            texts.add(value(columns.get(i), values.get(i)));
        }
        return String.join(", ", texts);
    }

    /// Bounds are the texts of values, as Postgres prints them: their types are those of the key.
    private static String value(Column<?> column, Object value) {
        return value instanceof Bound bound
                ? bound.name()
                : column.type().isNumber()
                        ? SqlLiteral.text(column.type(), value)
                        : SqlLiteral.quote(SqlLiteral.text(column.type(), value));
    }

    /// {@return what follows PARTITION BY}
    public String sql() {
        return strategy
                + " ("
                + columns.stream()
                        .map(column -> Identifier.quote(column.name()))
                        .collect(Collectors.joining(", "))
                + ")";
    }

    @Override
    public List<String> problems(RowSource<?> owner, Schema schema) {
        List<String> problems = new ArrayList<>();
        if (!(owner instanceof Table<?> table)) {
            return List.of(owner + " is a view and has no partitions");
        }
        problems(table, new HashSet<>(), problems);
        Set<Column<?>> key = new HashSet<>(columns);
        if (table.primaryKey() != null && !table.primaryKey().columns().containsAll(key)) {
            problems.add(
                    "table %s is partitioned by %s, so its primary key must hold them"
                            .formatted(owner, columns));
        }
        table.uniqueKeys().stream()
                .filter(unique -> !unique.columns().containsAll(key))
                .forEach(unique ->
                        problems.add(
                                "table %s is partitioned by %s, so its unique key \"%s\" must hold them"
                                        .formatted(owner, columns, unique.name())));
        return problems;
    }

    private void problems(Table<?> owner, Set<String> names, List<String> problems) {
        for (Column<?> column : columns) {
            if (column.table() != owner) {
                problems.add(
                        "table %s is partitioned by %s, which is not a column of it"
                                .formatted(owner, column));
            }
        }
        if (partitions.stream().filter(each -> each.bound().equals("DEFAULT")).count() > 1) {
            problems.add("table %s has two default partitions".formatted(owner));
        }
        for (Partition partition : partitions) {
            if (!names.add(partition.name())) {
                problems.add(
                        "table %s has two partitions named \"%s\""
                                .formatted(owner, partition.name()));
            }
            Partitioning parts = partition.parts();
            if (parts != null) {
                parts.problems(owner, names, problems);
            }
        }
    }

    @Override
    public String describe() {
        return "partitioning by " + strategy;
    }

    @Override
    public String identity() {
        return "partitioning";
    }
}
