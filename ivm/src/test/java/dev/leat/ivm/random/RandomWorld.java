package dev.leat.ivm.random;

import dev.leat.ivm.source.Row;
import dev.leat.ivm.source.TableSpec;
import dev.leat.ivm.source.TableSpec.ColumnSpec;
import dev.leat.ivm.source.TableSpec.ValueType;
import dev.leat.query.ast.Ast;
import dev.leat.query.ast.AstCondition;
import dev.leat.query.ast.AstCondition.And;
import dev.leat.query.ast.AstCondition.Comparison;
import dev.leat.query.ast.AstCondition.Exists;
import dev.leat.query.ast.AstCondition.Operand;
import dev.leat.query.ast.AstCondition.Operator;
import dev.leat.query.ast.AstCondition.Or;
import dev.leat.query.ast.CorrelatedSubquery;
import dev.leat.query.ast.CorrelatedSubquery.Correlation;
import dev.leat.query.ast.CorrelatedSubquery.Origin;
import dev.leat.query.ast.Ordering;
import dev.leat.query.ast.Start;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Random tables, rows and queries. Domains are small, so that things meet.
final class RandomWorld {
    private static final List<String> STRINGS =
            List.of("a", "b", "B", "ab", "a_b", "%", "", "\uffee", "😀", "a\nb", "\\");
    private static final List<Double> NUMBERS = List.of(-1.0, -0.0, 0.0, 1.0, 2.5);
    private static final List<String> JSONS = List.of("1", "{\"a\": 1}", "null", "\"a\"");
    private static final List<String> PATTERNS =
            List.of("a%", "%b", "_", "a_b", "%", "", "a\\_b", "%\\%%", "A%", "__", "\\\\");

    final Random random;
    final List<TableSpec> tables = new ArrayList<>();
    final Map<String, List<String>> clientKeys = new HashMap<>();

    RandomWorld(Random random) {
        this.random = random;
        int count = 2 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            tables.add(table("t" + i));
        }
        for (TableSpec table : tables) {
            switch (random.nextInt(4)) {
                case 0 -> clientKeys.put(table.name(), List.of("u"));
                case 1 -> clientKeys.put(table.name(), table.primaryKey().reversed());
                case 2 -> clientKeys.put(table.name(), table.primaryKey());
                default -> {}
            }
        }
    }

    private TableSpec table(String name) {
        List<ColumnSpec> columns = new ArrayList<>();
        columns.add(new ColumnSpec("k", ValueType.STRING));
        columns.add(new ColumnSpec("l", ValueType.NUMBER));
        columns.add(new ColumnSpec("u", ValueType.STRING));
        columns.add(new ColumnSpec("r", ValueType.STRING));
        columns.add(new ColumnSpec("s", ValueType.STRING));
        columns.add(new ColumnSpec("n", ValueType.NUMBER));
        columns.add(new ColumnSpec("m", ValueType.NUMBER));
        columns.add(new ColumnSpec("f", ValueType.BOOLEAN));
        columns.add(new ColumnSpec("j", ValueType.JSON));
        Collections.shuffle(columns, random);
        List<String> key =
                switch (random.nextInt(3)) {
                    case 0 -> List.of("k", "l");
                    case 1 -> List.of("l", "k");
                    default -> List.of("k");
                };
        return new TableSpec(name, columns, key, List.of(key, List.of("u")));
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    TableSpec anyTable() {
        return pick(tables);
    }

    Row row(TableSpec table) {
        @Nullable Object[] values = new @Nullable Object[table.columns().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = columnValue(table.columns().get(i));
        }
        return new Row(values);
    }

    @Nullable Object columnValue(ColumnSpec column) {
        return switch (column.name()) {
            case "k" -> "k" + random.nextInt(6);
            case "l" -> (double) random.nextInt(2);
            case "u" -> "u" + random.nextInt(1000);
            case "r" -> chance(0.2) ? null : "k" + random.nextInt(6);
            default -> chance(0.2) ? null : value(column.type());
        };
    }

    private Object value(ValueType type) {
        return switch (type) {
            case STRING -> pick(STRINGS);
            case NUMBER -> pick(NUMBERS);
            case BOOLEAN -> random.nextBoolean();
            case JSON -> new Row.Json(pick(JSONS));
        };
    }

    Ast query() {
        return level(anyTable(), random.nextInt(4), false, null);
    }

    private Ast level(TableSpec table, int depth, boolean inExists, @Nullable String alias) {
        List<CorrelatedSubquery> related = new ArrayList<>();
        while (!inExists && depth > 0 && chance(0.4)) {
            related.add(correlated(table, depth, false));
        }
        List<Ordering> orderBy = new ArrayList<>();
        while (chance(0.4)) {
            ColumnSpec column = pick(table.columns());
            if (column.type() != ValueType.JSON
                    && orderBy.stream().noneMatch(part -> part.column().equals(column.name()))) {
                orderBy.add(
                        random.nextBoolean()
                                ? Ordering.asc(column.name())
                                : Ordering.desc(column.name()));
            }
        }
        Integer limit = null;
        if (chance(inExists ? 0.1 : 0.4)) {
            limit = random.nextInt(4);
        }
        Start start = chance(0.15) ? start(table) : null;
        return new Ast(
                chance(0.1) ? "public" : null,
                table.name(),
                alias,
                chance(0.7) ? condition(table, depth, 2) : null,
                related,
                start,
                limit,
                orderBy);
    }

    private Start start(TableSpec table) {
        Row row = row(table);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < table.columns().size(); i++) {
            ColumnSpec column = table.columns().get(i);
            if (column.type() != ValueType.JSON && chance(0.7)) {
                values.put(column.name(), row.get(i));
            }
        }
        return new Start(values, random.nextBoolean());
    }

    private CorrelatedSubquery correlated(TableSpec parent, int depth, boolean exists) {
        TableSpec child = anyTable();
        List<String> parentFields = new ArrayList<>();
        List<String> childFields = new ArrayList<>();
        do {
            switch (random.nextInt(7)) {
                case 0 -> add(parentFields, "k", childFields, "r");
                case 1 -> add(parentFields, "r", childFields, "k");
                case 2 -> add(parentFields, "r", childFields, "r");
                case 3 -> add(parentFields, "n", childFields, "m");
                case 4 -> add(parentFields, "l", childFields, "l");
                case 5 -> add(parentFields, "j", childFields, "j");
                default -> add(parentFields, "f", childFields, "f");
            }
        } while (chance(0.2));
        Origin origin = chance(0.15) ? Origin.PERMISSIONS : chance(0.5) ? Origin.CLIENT : null;
        return new CorrelatedSubquery(
                new Correlation(parentFields, childFields),
                level(
                        child,
                        depth - 1,
                        exists,
                        exists ? "zsubq_x" : chance(0.8) ? "x" + random.nextInt(4) : null),
                chance(0.2),
                origin);
    }

    private static void add(List<String> parents, String parent, List<String> children, String c) {
        parents.add(parent);
        children.add(c);
    }

    private AstCondition condition(TableSpec table, int depth, int nesting) {
        double choice = random.nextDouble();
        if (nesting > 0 && choice < 0.35) {
            List<AstCondition> parts = new ArrayList<>();
            int count = random.nextInt(4);
            for (int i = 0; i < count; i++) {
                parts.add(condition(table, depth, nesting - 1));
            }
            return random.nextBoolean() ? new And(parts) : new Or(parts);
        }
        if (depth > 0 && choice < 0.65) {
            return new Exists(
                    correlated(table, depth, true),
                    chance(0.35),
                    chance(0.3) ? random.nextBoolean() : null,
                    chance(0.3) ? random.nextBoolean() : null);
        }
        return comparison(table);
    }

    private Comparison comparison(TableSpec table) {
        ColumnSpec column = pick(table.columns());
        Operator operator = chance(0.4) ? Operator.EQ : pick(List.of(Operator.values()));
        boolean text = column.type() == ValueType.STRING || column.type() == ValueType.JSON;
        Object literal =
                switch (operator) {
                    case IN, NOT_IN -> {
                        List<Object> members = new ArrayList<>();
                        while (chance(0.6)) {
                            members.add(literal(column));
                        }
                        yield members;
                    }
                    case LIKE, NOT_LIKE, ILIKE, NOT_ILIKE -> chance(0.05) ? null : pick(PATTERNS);
                    case EQ, NE, IS, IS_NOT, LT, LE, GT, GE ->
                            chance(0.1)
                                    ? null
                                    : chance(0.1) ? value(ValueType.NUMBER) : literal(column);
                };
        boolean pattern = operator.symbol().endsWith("LIKE");
        if (pattern && !text || chance(0.05)) {
            Object left = pattern ? pick(STRINGS) : literal(column);
            return new Comparison(
                    new Operand.Literal(left), operator, new Operand.Literal(literal));
        }
        return new Comparison(
                new Operand.Column(column.name()), operator, new Operand.Literal(literal));
    }

    private Object literal(ColumnSpec column) {
        Object value = null;
        while (value == null) {
            value = columnValue(column);
        }
        return value instanceof Row.Json json ? json.text() : value;
    }
}
