package dev.leat.ivm.plan;

import dev.leat.ivm.source.IndexSpec;
import dev.leat.ivm.source.RowOrder;
import dev.leat.ivm.source.Snapshot;
import dev.leat.ivm.source.TableSpec;
import dev.leat.ivm.source.TableSpec.ValueType;
import dev.leat.ivm.view.RowIdentity;
import dev.leat.query.ast.Ast;
import dev.leat.query.ast.AstCondition;
import dev.leat.query.ast.CorrelatedSubquery;
import dev.leat.query.ast.CorrelatedSubquery.Origin;
import dev.leat.query.ast.Ordering;
import dev.leat.query.ast.Start;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The compilation of one query.
final class QueryCompilation {
    private final Compiler compiler;
    private final QueryKey query;
    private final Snapshot snapshot;
    private final Map<String, Table> tables = new HashMap<>();
    private final Set<IndexSpec> indexes = new LinkedHashSet<>();

    /// A table with the client's key of it.
    record Table(TableSpec spec, RowIdentity identity) {}

    QueryCompilation(Compiler compiler, QueryKey query, Snapshot snapshot) {
        this.compiler = compiler;
        this.query = query;
        this.snapshot = snapshot;
    }

    QueryPlan compile() {
        Ast ast = query.ast();
        Map<String, Object> constants = ConditionCompilation.constants(ast, table(ast.table()));
        LevelPlan root = level(ast, List.copyOf(constants.keySet()), constants, true);
        return new QueryPlan(root, Key.of(constants.values().toArray()), indexes, tables.keySet());
    }

    /// The level of the root or of a related sub-tree.
    private LevelPlan level(
            Ast ast, List<String> partition, Map<String, Object> constants, boolean isRoot) {
        Table table = table(ast.table());
        TableSpec spec = table.spec();
        ConditionCompilation where =
                new ConditionCompilation(this, spec, isRoot && constants.isEmpty());
        Condition condition = where.compile(ast.where());
        List<ChildPlan> children = new ArrayList<>(where.witnesses());
        for (CorrelatedSubquery related : ast.related()) {
            checkCorrelation(spec, related);
            if (related.system() != Origin.PERMISSIONS) {
                Ast child = related.subquery();
                children.add(
                        new ChildPlan(
                                positions(spec, related.correlation().parentFields()),
                                level(
                                        child,
                                        related.correlation().childFields(),
                                        ConditionCompilation.constants(child, table(child.table())),
                                        false)));
            }
        }
        Integer limit = ast.limit();
        List<Ordering> order = completed(ast.orderBy(), table);
        boolean ordered = limit != null || ast.start() != null;
        return new LevelPlan(
                spec,
                table.identity(),
                positions(spec, partition),
                isRoot ? positions(spec, partition) : positions(spec, constants.keySet()),
                Key.of(constants.values().toArray()),
                condition,
                where.exists(),
                start(ast.start(), order, spec),
                rowOrder(order, spec),
                limit == null ? -1 : limit,
                children,
                scan(spec, partition, isRoot ? Map.of() : constants, ordered ? order : List.of()),
                null,
                fromBelow(where.driver()));
    }

    /// The level of an EXISTS condition.
    ///
    /// @param leading whether the level above may be found through this one
    LevelPlan existsLevel(CorrelatedSubquery related, boolean leading) {
        Ast ast = related.subquery();
        Table table = table(ast.table());
        TableSpec spec = table.spec();
        Map<String, Object> constants = ConditionCompilation.constants(ast, table);
        ConditionCompilation where =
                new ConditionCompilation(this, spec, leading && constants.isEmpty());
        Condition condition = where.compile(ast.where());
        List<String> partition = related.correlation().childFields();
        List<Ordering> byKey = spec.primaryKey().stream().map(Ordering::asc).toList();
        return new LevelPlan(
                spec,
                table.identity(),
                positions(spec, partition),
                positions(spec, constants.keySet()),
                Key.of(constants.values().toArray()),
                condition,
                where.exists(),
                start(ast.start(), completed(ast.orderBy(), table), spec),
                rowOrder(byKey, spec),
                1,
                where.witnesses(),
                scan(spec, partition, constants, byKey).withoutStart(),
                compiler.intern(
                        new ExistsKey(
                                partition, ast, hasStart(ast) ? query.primaryKeys() : Map.of())),
                leading && !constants.isEmpty()
                        ? new FromBelow(
                                index(spec.name(), List.copyOf(constants.keySet()), List.of()),
                                null)
                        : fromBelow(where.driver()));
    }

    private static @Nullable FromBelow fromBelow(Condition.@Nullable Exists driver) {
        return driver == null ? null : new FromBelow(null, driver);
    }

    /// Whether the client's primary keys matter to the answer: they complete the order that a start
    /// is a position of.
    private static boolean hasStart(Ast ast) {
        return ast.start() != null || ast.where() != null && hasStart(ast.where());
    }

    private static boolean hasStart(AstCondition where) {
        return switch (where) {
            case AstCondition.Comparison comparison -> false;
            case AstCondition.And and ->
                    and.conditions().stream().anyMatch(QueryCompilation::hasStart);
            case AstCondition.Or or ->
                    or.conditions().stream().anyMatch(QueryCompilation::hasStart);
            case AstCondition.Exists exists -> hasStart(exists.related().subquery());
        };
    }

    IndexSpec index(String table, List<String> equality, List<Ordering> order) {
        IndexSpec index = compiler.intern(new IndexSpec(table, equality, order));
        indexes.add(index);
        return index;
    }

    Table table(String name) {
        Table known = tables.get(name);
        if (known != null) {
            return known;
        }
        TableSpec spec = snapshot.table(name);
        if (spec == null) {
            throw new InvalidQueryException(
                    "table \""
                            + name
                            + "\" is not one of the synced tables: "
                            + quoted(snapshot.tableNames().stream().sorted().toList())
                            + ". Check the spelling, that it is published, and that it has a"
                            + " primary key.");
        }
        List<String> key = query.primaryKeys().getOrDefault(name, spec.primaryKey());
        key.forEach(column -> position(spec, column));
        Set<String> columns = Set.copyOf(key);
        boolean unique =
                columns.equals(Set.copyOf(spec.primaryKey()))
                        || spec.uniqueKeys().stream().anyMatch(k -> columns.equals(Set.copyOf(k)));
        if (!unique) {
            throw new InvalidQueryException(
                    "the client's primary key "
                            + quoted(key)
                            + " of table \""
                            + name
                            + "\" is not one of its unique, non-null keys. Use the table's primary"
                            + " key, or the columns of a unique index that are NOT NULL.");
        }
        Table table = new Table(spec, RowIdentity.of(spec, key));
        tables.put(name, table);
        return table;
    }

    int position(TableSpec table, String column) {
        int position = table.indexOf(column);
        if (position < 0) {
            throw new InvalidQueryException(
                    "table \""
                            + table.name()
                            + "\" has no synced column \""
                            + column
                            + "\"; it has: "
                            + quoted(
                                    table.columns().stream()
                                            .map(TableSpec.ColumnSpec::name)
                                            .sorted()
                                            .toList())
                            + ". Check the spelling, and that the column's type can be synced.");
        }
        return position;
    }

    int[] positions(TableSpec table, Iterable<String> columns) {
        List<Integer> positions = new ArrayList<>();
        columns.forEach(column -> positions.add(position(table, column)));
        return positions.stream().mapToInt(Integer::intValue).toArray();
    }

    /// Both sides of a correlation must hold the same kind of value.
    void checkCorrelation(TableSpec parent, CorrelatedSubquery related) {
        TableSpec child = table(related.subquery().table()).spec();
        List<String> parentFields = related.correlation().parentFields();
        List<String> childFields = related.correlation().childFields();
        for (int i = 0; i < parentFields.size(); i++) {
            ValueType left = parent.columns().get(position(parent, parentFields.get(i))).type();
            ValueType right = child.columns().get(position(child, childFields.get(i))).type();
            if (left != right) {
                throw new InvalidQueryException(
                        "\"%s\".\"%s\" (%s) cannot be correlated with \"%s\".\"%s\" (%s). Correlate columns of the same kind."
                                .formatted(
                                        parent.name(),
                                        parentFields.get(i),
                                        name(left),
                                        child.name(),
                                        childFields.get(i),
                                        name(right)));
            }
        }
    }

    static String name(ValueType type) {
        return switch (type) {
            case STRING -> "string";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case JSON -> "json";
        };
    }

    private List<Ordering> completed(List<Ordering> orderBy, Table table) {
        Map<String, Ordering> parts = new LinkedHashMap<>();
        for (Ordering part : orderBy) {
            int position = position(table.spec(), part.column());
            if (table.spec().columns().get(position).type() == ValueType.JSON) {
                throw new InvalidQueryException(
                        "table \""
                                + table.spec().name()
                                + "\" cannot be ordered by \""
                                + part.column()
                                + "\": JSON values have no order. Order by another column.");
            }
            parts.putIfAbsent(part.column(), part);
        }
        for (String column : table.identity().columns()) {
            parts.putIfAbsent(column, Ordering.asc(column));
        }
        return List.copyOf(parts.values());
    }

    private RowOrder rowOrder(List<Ordering> order, TableSpec table) {
        boolean[] descending = new boolean[order.size()];
        for (int i = 0; i < descending.length; i++) {
            descending[i] = order.get(i).direction() == Ordering.Direction.DESC;
        }
        return new RowOrder(
                positions(table, order.stream().map(Ordering::column).toList()), descending);
    }

    private @Nullable StartBound start(
            @Nullable Start start, List<Ordering> order, TableSpec table) {
        if (start == null) {
            return null;
        }
        @Nullable Object[] values = new @Nullable Object[order.size()];
        for (int i = 0; i < values.length; i++) {
            String column = order.get(i).column();
            Object value = start.row().get(column);
            if (value instanceof Number number) {
                value = number.doubleValue();
            }
            ValueType type = table.columns().get(position(table, column)).type();
            if (value != null && !ConditionCompilation.fits(value, type)) {
                throw new InvalidQueryException(
                        "the start of table \""
                                + table.name()
                                + "\" gives \""
                                + column
                                + "\" a value that is not a "
                                + name(type)
                                + ". Start from a row of this table.");
            }
            values[i] = value;
        }
        return new StartBound(rowOrder(order, table), values, start.exclusive());
    }

    /// Chooses the index by which a partition is read: equality on everything that is fixed, then
    /// the order. If what is fixed identifies one row, that key alone.
    private LevelPlan.Scan scan(
            TableSpec table,
            List<String> partition,
            Map<String, Object> constants,
            List<Ordering> order) {
        Set<String> fixed = new LinkedHashSet<>(partition);
        fixed.addAll(constants.keySet());
        List<String> equality = List.copyOf(fixed);
        List<Ordering> indexOrder = order;
        for (List<String> unique : uniqueKeys(table)) {
            if (fixed.containsAll(unique)) {
                equality = unique;
                indexOrder = List.of();
                break;
            }
        }
        int[] keyParts = new int[equality.size()];
        @Nullable Object[] values = new @Nullable Object[equality.size()];
        for (int i = 0; i < keyParts.length; i++) {
            keyParts[i] = partition.indexOf(equality.get(i));
            values[i] = constants.get(equality.get(i));
        }
        return new LevelPlan.Scan(
                index(table.name(), equality, indexOrder),
                keyParts,
                values,
                !indexOrder.isEmpty(),
                !indexOrder.isEmpty(),
                equality.containsAll(partition)
                        && Set.copyOf(partition).size() == partition.size());
    }

    static List<List<String>> uniqueKeys(TableSpec table) {
        List<List<String>> keys = new ArrayList<>();
        keys.add(table.primaryKey());
        keys.addAll(table.uniqueKeys());
        return keys;
    }

    private static String quoted(List<String> names) {
        return names.isEmpty() ? "(none)" : "\"" + String.join("\", \"", names) + "\"";
    }
}
