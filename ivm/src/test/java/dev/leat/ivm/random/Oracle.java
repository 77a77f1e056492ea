package dev.leat.ivm.random;

import dev.leat.ivm.source.Row;
import dev.leat.ivm.source.TableSpec;
import dev.leat.query.ast.Ast;
import dev.leat.query.ast.AstCondition;
import dev.leat.query.ast.AstCondition.And;
import dev.leat.query.ast.AstCondition.Comparison;
import dev.leat.query.ast.AstCondition.Exists;
import dev.leat.query.ast.AstCondition.Operand;
import dev.leat.query.ast.AstCondition.Operator;
import dev.leat.query.ast.AstCondition.Or;
import dev.leat.query.ast.CorrelatedSubquery;
import dev.leat.query.ast.CorrelatedSubquery.Origin;
import dev.leat.query.ast.Ordering;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a query must hold, computed from scratch by plain recursion over lists. Shares no code with
/// what it judges but the data types.
final class Oracle {
    private final Map<String, TableSpec> specs;
    private final Map<String, List<Row>> data;
    private final Map<String, List<String>> primaryKeys;

    /// A row that must be held, and at how many levels.
    static final class Expected {
        final Row row;
        int occurrences;

        Expected(Row row) {
            this.row = row;
        }
    }

    Oracle(
            Map<String, TableSpec> specs,
            Map<String, List<Row>> data,
            Map<String, List<String>> primaryKeys) {
        this.specs = specs;
        this.data = data;
        this.primaryKeys = primaryKeys;
    }

    /// {@return the rows by table and client key, as text}
    Map<String, Expected> evaluate(Ast ast) {
        Map<String, Expected> held = new TreeMap<>();
        visit(ast, select(ast, null, List.of()), held, true);
        return held;
    }

    String key(String table, Row row) {
        StringBuilder key = new StringBuilder(table);
        for (String column : clientKey(table)) {
            key.append('|').append(value(table, row, column));
        }
        return key.toString();
    }

    List<String> clientKey(String table) {
        return primaryKeys.getOrDefault(table, specs.get(table).primaryKey());
    }

    private void visit(Ast ast, Set<Row> rows, Map<String, Expected> held, boolean withRelated) {
        for (Row row : rows) {
            held.computeIfAbsent(key(ast.table(), row), k -> new Expected(row)).occurrences++;
        }
        if (withRelated) {
            Map<Object, CorrelatedSubquery> byAlias = new LinkedHashMap<>();
            for (CorrelatedSubquery related : ast.related()) {
                String alias = related.subquery().alias();
                byAlias.put(alias == null ? new Object() : alias, related);
            }
            for (CorrelatedSubquery related : byAlias.values()) {
                if (related.system() != Origin.PERMISSIONS) {
                    Set<Row> children = identitySet();
                    for (Row parent : rows) {
                        children.addAll(select(related.subquery(), ast.table(), parent, related));
                    }
                    visit(related.subquery(), children, held, true);
                }
            }
        }
        for (Exists exists : existsOf(ast.where())) {
            CorrelatedSubquery related = exists.related();
            if (related.system() == Origin.PERMISSIONS) {
                continue;
            }
            Set<Row> witnesses = identitySet();
            for (Row parent : rows) {
                matching(ast.table(), parent, related).stream()
                        .min(
                                order(
                                        related.subquery().table(),
                                        specs.get(related.subquery().table()).primaryKey().stream()
                                                .map(Ordering::asc)
                                                .toList()))
                        .ifPresent(witnesses::add);
            }
            visit(related.subquery(), witnesses, held, false);
        }
    }

    private static Set<Row> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private static List<Exists> existsOf(@Nullable AstCondition where) {
        List<Exists> all = new ArrayList<>();
        switch (where) {
            case null -> {}
            case Comparison comparison -> {}
            case Exists exists -> all.add(exists);
            case And and -> and.conditions().forEach(part -> all.addAll(existsOf(part)));
            case Or or -> or.conditions().forEach(part -> all.addAll(existsOf(part)));
        }
        return all;
    }

    private Set<Row> select(
            Ast ast, String parentTable, Row parent, CorrelatedSubquery correlated) {
        return select(ast, parentTable, correlatedRows(parentTable, parent, correlated));
    }

    private Set<Row> select(Ast ast, @Nullable String parentTable, List<Row> candidates) {
        List<Row> from = parentTable == null ? data.get(ast.table()) : candidates;
        List<Row> rows = new ArrayList<>();
        for (Row row : from) {
            if (holds(ast.where(), ast.table(), row) && started(ast, row)) {
                rows.add(row);
            }
        }
        rows.sort(order(ast.table(), completed(ast)));
        if (ast.limit() != null && rows.size() > ast.limit()) {
            rows = rows.subList(0, ast.limit());
        }
        return new LinkedHashSet<>(rows);
    }

    /// The rows of an EXISTS sub-query for one parent.
    private List<Row> matching(String parentTable, Row parent, CorrelatedSubquery related) {
        Ast ast = related.subquery();
        if (ast.limit() != null && ast.limit() == 0) {
            return List.of();
        }
        return correlatedRows(parentTable, parent, related).stream()
                .filter(row -> holds(ast.where(), ast.table(), row) && started(ast, row))
                .toList();
    }

    private List<Row> correlatedRows(String parentTable, Row parent, CorrelatedSubquery related) {
        List<Row> rows = new ArrayList<>();
        String childTable = related.subquery().table();
        for (Row row : data.get(childTable)) {
            boolean equal = true;
            for (int i = 0; i < related.correlation().parentFields().size(); i++) {
                Object left =
                        value(parentTable, parent, related.correlation().parentFields().get(i));
                Object right = value(childTable, row, related.correlation().childFields().get(i));
                equal &= left != null && right != null && compare(left, right) == 0;
            }
            if (equal) {
                rows.add(row);
            }
        }
        return rows;
    }

    private List<Ordering> completed(Ast ast) {
        List<Ordering> order = new ArrayList<>(ast.orderBy());
        for (String column : clientKey(ast.table())) {
            if (order.stream().noneMatch(part -> part.column().equals(column))) {
                order.add(Ordering.asc(column));
            }
        }
        return order;
    }

    private Comparator<Row> order(String table, List<Ordering> order) {
        return (a, b) -> {
            for (Ordering part : order) {
                int compared =
                        compare(value(table, a, part.column()), value(table, b, part.column()));
                if (compared != 0) {
                    return part.direction() == Ordering.Direction.ASC ? compared : -compared;
                }
            }
            return 0;
        };
    }

    private boolean started(Ast ast, Row row) {
        if (ast.start() == null) {
            return true;
        }
        for (Ordering part : completed(ast)) {
            int compared =
                    compare(
                            value(ast.table(), row, part.column()),
                            ast.start().row().get(part.column()));
            if (compared != 0) {
                return part.direction() == Ordering.Direction.ASC ? compared > 0 : compared < 0;
            }
        }
        return !ast.start().exclusive();
    }

    private boolean holds(@Nullable AstCondition where, String table, Row row) {
        return switch (where) {
            case null -> true;
            case And and -> and.conditions().stream().allMatch(part -> holds(part, table, row));
            case Or or -> or.conditions().stream().anyMatch(part -> holds(part, table, row));
            case Exists exists ->
                    matching(table, row, exists.related()).isEmpty() == exists.negated();
            case Comparison comparison -> {
                Object left =
                        comparison.left() instanceof Operand.Column column
                                ? value(table, row, column.name())
                                : ((Operand.Literal) comparison.left()).value();
                Object right = ((Operand.Literal) comparison.right()).value();
                yield compares(
                        left instanceof Row.Json json ? json.text() : left,
                        comparison.operator(),
                        right);
            }
        };
    }

    private static boolean compares(
            @Nullable Object left, Operator operator, @Nullable Object right) {
        if (operator == Operator.IS) {
            return left == null || right == null ? left == right : equal(left, right);
        }
        if (operator == Operator.IS_NOT) {
            return left == null || right == null ? left != right : !equal(left, right);
        }
        if (left == null || right == null) {
            return false;
        }
        return switch (operator) {
            case EQ -> equal(left, right);
            case NE -> !equal(left, right);
            case LT -> left.getClass() == right.getClass() && compare(left, right) < 0;
            case LE -> left.getClass() == right.getClass() && compare(left, right) <= 0;
            case GT -> left.getClass() == right.getClass() && compare(left, right) > 0;
            case GE -> left.getClass() == right.getClass() && compare(left, right) >= 0;
            case IN -> ((List<?>) right).stream().anyMatch(member -> equal(left, member));
            case NOT_IN -> ((List<?>) right).stream().noneMatch(member -> equal(left, member));
            case LIKE -> like((String) left, (String) right);
            case NOT_LIKE -> !like((String) left, (String) right);
            case ILIKE -> like(lower(left), lower(right));
            case NOT_ILIKE -> !like(lower(left), lower(right));
            case IS, IS_NOT -> throw new AssertionError();
        };
    }

    private static String lower(Object value) {
        return ((String) value).toLowerCase(Locale.ROOT);
    }

    private static boolean like(String value, String pattern) {
        StringBuilder regex = new StringBuilder();
        int[] points = pattern.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            int point = points[i];
            if (point == '%') {
                regex.append(".*");
            } else if (point == '_') {
                regex.append('.');
            } else {
                int literal = point == '\\' ? points[++i] : point;
                regex.append(Pattern.quote(Character.toString(literal)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(value).matches();
    }

    private static boolean equal(@Nullable Object a, @Nullable Object b) {
        return a != null && b != null && a.getClass() == b.getClass() && compare(a, b) == 0;
    }

    private static int compare(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == b ? 0 : a == null ? -1 : 1;
        }
        if (a instanceof Double x && b instanceof Double y) {
            return x.doubleValue() == y.doubleValue() ? 0 : Double.compare(x, y);
        }
        if (a instanceof Boolean x && b instanceof Boolean y) {
            return Boolean.compare(x, y);
        }
        if (a instanceof Row.Json x && b instanceof Row.Json y) {
            return compare(x.text(), y.text());
        }
        return java.util.Arrays.compare(
                ((String) a).codePoints().toArray(), ((String) b).codePoints().toArray());
    }

    private @Nullable Object value(String table, Row row, String column) {
        return row.get(specs.get(table).indexOf(column));
    }
}
