package dev.leat.ivm.plan;

import dev.leat.ivm.source.IndexSpec;
import dev.leat.ivm.source.Row;
import dev.leat.ivm.source.RowOrder;
import dev.leat.ivm.source.Snapshot;
import dev.leat.ivm.source.TableSpec;
import dev.leat.ivm.view.RowIdentity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One level of a query: the root, a related sub-tree, or an EXISTS condition.
///
/// A level is divided into *partitions* by the values of [#partition]: the child columns of the
/// correlation, or at the root the columns that must equal a literal. A query holds some partitions
/// of a level; of each it holds the rows that the level accepts, up to the limit. Of an EXISTS
/// condition it holds the first row by the source's primary key, the witness.
public final class LevelPlan {
    /// So many rows may be read to find the candidates from below, whatever the size of the table.
    private static final long FEW = 1000;

    private final TableSpec table;
    private final RowIdentity identity;
    private final int[] sourceKey;
    private final int[] partition;
    private final int[] constantColumns;
    private final Key constants;
    private final Condition condition;
    private final List<Condition.Exists> exists;
    private final @Nullable StartBound start;
    private final RowOrder order;
    private final int limit;
    private final List<ChildPlan> children;
    private final Scan scan;
    private final @Nullable ExistsKey existsKey;
    private final @Nullable FromBelow fromBelow;

    /// How the rows of a partition are read.
    ///
    /// @param keyParts for each equality column of the index, its place in the partition's key, or
    ///   -1
    /// @param constants for each equality column of the index that has no such place, its value
    /// @param inOrder whether the index delivers the level's order
    /// @param fromStart whether that is also the order of the level's start
    /// @param exact whether the index finds nothing but the partition
    record Scan(
            IndexSpec index,
            int[] keyParts,
            @Nullable Object[] constants,
            boolean inOrder,
            boolean fromStart,
            boolean exact) {

        /// {@return this, but the start is only checked row by row}
        Scan withoutStart() {
            return new Scan(index, keyParts, constants, inOrder, false, exact);
        }

        @Nullable Object[] values(Key key) {
            @Nullable Object[] values = new @Nullable Object[keyParts.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = keyParts[i] < 0 ? constants[i] : key.get(keyParts[i]);
            }
            return values;
        }
    }

    LevelPlan(
            TableSpec table,
            RowIdentity identity,
            int[] partition,
            int[] constantColumns,
            Key constants,
            Condition condition,
            List<Condition.Exists> exists,
            @Nullable StartBound start,
            RowOrder order,
            int limit,
            List<ChildPlan> children,
            Scan scan,
            @Nullable ExistsKey existsKey,
            @Nullable FromBelow fromBelow) {
        this.table = table;
        this.identity = identity;
        this.sourceKey = table.primaryKey().stream().mapToInt(table::indexOf).toArray();
        this.partition = partition;
        this.constantColumns = constantColumns;
        this.constants = constants;
        this.condition = condition;
        this.exists = List.copyOf(exists);
        this.start = start;
        this.order = order;
        this.limit = limit;
        this.children = List.copyOf(children);
        this.scan = scan;
        this.existsKey = existsKey;
        this.fromBelow = fromBelow;
    }

    public TableSpec table() {
        return table;
    }

    public RowIdentity identity() {
        return identity;
    }

    /// {@return the columns by which the source identifies a row}
    public int[] sourceKey() {
        return sourceKey;
    }

    /// {@return the columns that divide the level}
    public int[] partition() {
        return partition;
    }

    /// {@return the columns that a row can only be accepted with if they equal [#constants]}
    public int[] constantColumns() {
        return constantColumns;
    }

    /// {@return the literals that belong to [#constantColumns]}
    public Key constants() {
        return constants;
    }

    /// {@return the EXISTS conditions of this level, those of deeper ones not included}
    public List<Condition.Exists> exists() {
        return exists;
    }

    /// {@return the levels that follow from the rows of this one}
    public List<ChildPlan> children() {
        return children;
    }

    /// {@return whether a partition holds only its first rows}
    public boolean isLimited() {
        return limit >= 0;
    }

    /// {@return how many rows a partition holds at most}
    public int limit() {
        return limit < 0 ? Integer.MAX_VALUE : limit;
    }

    /// {@return the order that decides which rows are the first; total}
    public RowOrder order() {
        return order;
    }

    @Nullable FromBelow fromBelow() {
        return fromBelow;
    }

    /// {@return the index that [#scan] reads}
    public IndexSpec index() {
        return scan.index();
    }

    ExistsKey existsKey() {
        ExistsKey key = existsKey;
        if (key == null) {
            throw new IllegalStateException("not the level of an EXISTS condition");
        }
        return key;
    }

    /// {@return what identifies this EXISTS condition among all queries}
    public ExistsKey sharedKey() {
        return existsKey();
    }

    /// {@return the partition of the row, or null if it belongs to none}
    public @Nullable Key partitionOf(Row row) {
        return Key.of(row, partition);
    }

    /// {@return whether the row fulfils the condition and stands at or after the start}
    public boolean accepts(Row row, Evaluation evaluation) {
        return (start == null || start.admits(row)) && condition.test(row, evaluation);
    }

    /// {@return the candidates of a partition, in the level's order if it is limited; a superset of
    /// what [#accepts] accepts there}
    public Iterable<Row> scan(Snapshot snapshot, Key key) {
        Snapshot.From from = start != null && scan.fromStart() ? start.from() : null;
        return ofPartition(key, snapshot.scan(scan.index(), scan.values(key), from));
    }

    private Iterable<Row> ofPartition(Key key, Iterable<Row> rows) {
        if (scan.exact()) {
            return rows;
        }
        List<Row> matching = new ArrayList<>();
        for (Row row : rows) {
            if (key.equals(partitionOf(row))) {
                matching.add(row);
            }
        }
        return matching;
    }

    /// {@return the candidates of a partition, by the cheapest way; in the level's order if it is
    /// limited}
    public Iterable<Row> candidates(Evaluation evaluation, Key key) {
        List<Row> few = fewCandidates(evaluation);
        return few == null ? scan(evaluation.snapshot(), key) : few;
    }

    /// {@return the candidates of a limited partition behind the given row, in the level's order}
    public Iterable<Row> candidatesAfter(Evaluation evaluation, Key key, Row row) {
        List<Row> few = fewCandidates(evaluation);
        if (few != null) {
            few.removeIf(other -> order.compare(other, row) <= 0);
            return few;
        }
        if (!scan.inOrder()) {
            return scan(evaluation.snapshot(), key); // of at most one row
        }
        Snapshot.From from = new Snapshot.From(order.valuesOf(row), true);
        return ofPartition(key, evaluation.snapshot().scan(scan.index(), scan.values(key), from));
    }

    /// Only a level of one partition is searched from below, so all that is found belongs to it.
    private @Nullable List<Row> fewCandidates(Evaluation evaluation) {
        if (fromBelow == null || partition.length > 0) {
            return null;
        }
        long budget = Math.max(FEW, evaluation.snapshot().size(table.name()) / 8);
        List<Row> rows = FromBelow.rows(this, evaluation, budget);
        if (rows != null && isLimited()) {
            rows.sort(order);
        }
        return rows;
    }
}
