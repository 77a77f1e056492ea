package dev.leat.processor;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A column's initializer, `text("title").nullable().defaultValue("…")`, taken apart.
///
/// @param factory the method of the table that the chain starts with
/// @param givenName its first argument, the column's name; `null` if it takes that of its field
/// @param numbers its further arguments, as far as they are whole numbers in place
/// @param modifiers the methods called after it
/// @param checks those of them that are called `check`
record Initializer(
        String factory,
        @Nullable String givenName,
        List<Integer> numbers,
        Set<String> modifiers,
        List<MethodInvocationTree> checks) {

    /// The methods of tables and views that make columns.
    private static final Set<String> FACTORIES =
            Set.of(
                    "column",
                    "custom",
                    "text",
                    "varchar",
                    "character",
                    "citext",
                    "ltree",
                    "xml",
                    "tsvector",
                    "tsquery",
                    "bool",
                    "smallint",
                    "integer",
                    "bigint",
                    "smallserial",
                    "serial",
                    "bigserial",
                    "oid",
                    "numeric",
                    "money",
                    "real",
                    "doublePrecision",
                    "uuid",
                    "date",
                    "time",
                    "timetz",
                    "interval",
                    "timestamp",
                    "timestamptz",
                    "json",
                    "jsonb",
                    "enumeration",
                    "bytea",
                    "bit",
                    "varbit",
                    "vector",
                    "halfvec",
                    "sparsevec",
                    "hstore",
                    "inet",
                    "cidr",
                    "macaddr",
                    "macaddr8",
                    "point",
                    "line",
                    "lineSegment",
                    "box",
                    "path",
                    "polygon",
                    "circle",
                    "geometry",
                    "geography",
                    "int4range",
                    "int8range",
                    "numrange",
                    "daterange",
                    "tsrange",
                    "tstzrange",
                    "int4multirange",
                    "int8multirange",
                    "nummultirange",
                    "datemultirange",
                    "tsmultirange",
                    "tstzmultirange");

    /// Those whose columns are numbered when an insert leaves them out.
    private static final Set<String> NUMBERED = Set.of("smallserial", "serial", "bigserial");

    private static final Set<String> DEFAULTS =
            Set.of(
                    "defaultValue",
                    "defaultSql",
                    "defaultNow",
                    "defaultRandom",
                    "defaultFrom",
                    "onUpdate",
                    "identity");

    private static final String TENANT = "tenant";

    /// What makes a column that only Postgres writes.
    private static final Set<String> READ_ONLY =
            Set.of(
                    "identityAlways",
                    "generatedAlwaysAs",
                    "countOf",
                    "existsOf",
                    "sumOf",
                    "minOf",
                    "maxOf",
                    "avgOf",
                    "derived");

    /// {@return the parts of the expression, or `null` if it is not such a chain}
    static @Nullable Initializer read(@Nullable ExpressionTree expression) {
        Set<String> modifiers = new LinkedHashSet<>();
        List<MethodInvocationTree> checks = new ArrayList<>();
        ExpressionTree at = unwrapped(expression);
        while (at instanceof MethodInvocationTree call) {
            ExpressionTree method = call.getMethodSelect();
            if (method instanceof IdentifierTree name) {
                return started(name.getName().toString(), call, modifiers, checks);
            }
            if (!(method instanceof MemberSelectTree select)) {
                return null;
            }
            ExpressionTree receiver = unwrapped(select.getExpression());
            if (receiver instanceof IdentifierTree self
                    && (self.getName().contentEquals("this")
                            || self.getName().contentEquals("super"))) {
                return started(select.getIdentifier().toString(), call, modifiers, checks);
            }
            modifiers.add(select.getIdentifier().toString());
            if (select.getIdentifier().contentEquals("check")) {
                checks.add(call);
            }
            at = receiver;
        }
        return null;
    }

    private static @Nullable Initializer started(
            String factory,
            MethodInvocationTree call,
            Set<String> modifiers,
            List<MethodInvocationTree> checks) {
        List<? extends ExpressionTree> arguments = call.getArguments();
        if (factory.equals(TENANT) && !arguments.isEmpty()) {
            // A wrapper: tenant(uuid("account_id")). The handle of the tenant fills the column.
            Initializer column = read(arguments.getFirst());
            if (column == null) {
                return null;
            }
            Set<String> all = new LinkedHashSet<>(column.modifiers());
            all.addAll(modifiers);
            all.add(TENANT);
            List<MethodInvocationTree> both = new ArrayList<>(column.checks());
            both.addAll(checks);
            return new Initializer(
                    column.factory(), column.givenName(), column.numbers(), all, both);
        }
        if (!FACTORIES.contains(factory)) {
            return null;
        }
        if (takesNameOfField(factory, arguments)) {
            return new Initializer(factory, null, numbers(arguments), modifiers, checks);
        }
        return arguments.getFirst() instanceof LiteralTree literal
                        && literal.getValue() instanceof String name
                ? new Initializer(
                        factory,
                        name,
                        numbers(arguments.subList(1, arguments.size())),
                        modifiers,
                        checks)
                : null;
    }

    /// {@return whether the first argument is not the name but what follows it}
    private static boolean takesNameOfField(
            String factory, List<? extends ExpressionTree> arguments) {
        if (arguments.isEmpty()) {
            return true;
        }
        if (arguments.getFirst() instanceof LiteralTree literal) {
            boolean isText = literal.getValue() instanceof String;
            return switch (factory) {
                case "custom" -> isText && arguments.size() == 1;
                case "geometry", "geography" -> isText && arguments.size() == 2;
                default -> !isText;
            };
        }
        boolean isClass =
                arguments.getFirst() instanceof MemberSelectTree select
                        && select.getIdentifier().contentEquals("class");
        return switch (factory) {
            case "column", "enumeration", "json", "jsonb" -> arguments.size() == 1;
            case "interval" -> true;
            default -> isClass;
        };
    }

    private static List<Integer> numbers(List<? extends ExpressionTree> arguments) {
        return arguments.stream()
                .filter(argument ->
                        argument instanceof LiteralTree literal
                                && literal.getValue() instanceof Integer)
                .map(argument -> (Integer) ((LiteralTree) argument).getValue())
                .toList();
    }

    private static @Nullable ExpressionTree unwrapped(@Nullable ExpressionTree expression) {
        ExpressionTree at = expression;
        while (at instanceof ParenthesizedTree parenthesized) {
            at = parenthesized.getExpression();
        }
        return at;
    }

    boolean nullable() {
        return modifiers.contains("nullable");
    }

    TableShape.Insert insert() {
        if (modifiers.stream().anyMatch(READ_ONLY::contains)) {
            return TableShape.Insert.FORBIDDEN;
        }
        return nullable()
                        || modifiers.contains(TENANT)
                        || NUMBERED.contains(factory)
                        || modifiers.stream().anyMatch(DEFAULTS::contains)
                ? TableShape.Insert.OPTIONAL
                : TableShape.Insert.REQUIRED;
    }

    /// {@return whether the values in Java are those of the type, one by one}
    boolean isPlain() {
        return !modifiers.contains("array") && !modifiers.contains("convert");
    }

    /// {@return what values the type takes, as far as Bean Validation can say it}
    TableShape.Limits limits() {
        if (isPlain() && !numbers.isEmpty()) {
            if (factory.equals("varchar") || factory.equals("character")) {
                return new TableShape.Limits(numbers.getFirst(), null, null, Bounds.NONE);
            }
            if (factory.equals("numeric")) {
                int scale = numbers.size() > 1 ? numbers.get(1) : 0;
                return new TableShape.Limits(null, numbers.getFirst() - scale, scale, Bounds.NONE);
            }
        }
        return TableShape.Limits.NONE;
    }
}
