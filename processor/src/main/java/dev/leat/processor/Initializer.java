package dev.leat.processor;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A column's initializer, `text("title").nullable().defaultValue("…")`, taken apart.
///
/// @param factory the method of the table that the chain starts with
/// @param sqlName its first argument, the column's name
/// @param modifiers the methods called after it
record Initializer(String factory, String sqlName, Set<String> modifiers) {

    /// The methods of `Table` that make columns.
    private static final Set<String> FACTORIES =
            Set.of(
                    "text",
                    "varchar",
                    "bool",
                    "smallint",
                    "integer",
                    "bigint",
                    "numeric",
                    "real",
                    "doublePrecision",
                    "uuid",
                    "date",
                    "timestamp",
                    "timestamptz",
                    "json",
                    "jsonb",
                    "enumeration");

    private static final Set<String> DEFAULTS =
            Set.of("defaultValue", "defaultSql", "defaultNow", "defaultRandom", "identity");

    private static final String TENANT = "tenant";

    /// {@return the parts of the expression, or `null` if it is not such a chain}
    static @Nullable Initializer read(@Nullable ExpressionTree expression) {
        Set<String> modifiers = new LinkedHashSet<>();
        ExpressionTree at = unwrapped(expression);
        while (at instanceof MethodInvocationTree call) {
            ExpressionTree method = call.getMethodSelect();
            if (method instanceof IdentifierTree name) {
                return started(name.getName().toString(), call, modifiers);
            }
            if (!(method instanceof MemberSelectTree select)) {
                return null;
            }
            ExpressionTree receiver = unwrapped(select.getExpression());
            if (receiver instanceof IdentifierTree self
                    && (self.getName().contentEquals("this")
                            || self.getName().contentEquals("super"))) {
                return started(select.getIdentifier().toString(), call, modifiers);
            }
            modifiers.add(select.getIdentifier().toString());
            at = receiver;
        }
        return null;
    }

    private static @Nullable Initializer started(
            String factory, MethodInvocationTree call, Set<String> modifiers) {
        if (call.getArguments().isEmpty()) {
            return null;
        }
        ExpressionTree first = call.getArguments().getFirst();
        if (factory.equals(TENANT)) {
            // A wrapper: tenant(uuid("account_id")). The handle of the tenant fills the column.
            Initializer column = read(first);
            if (column == null) {
                return null;
            }
            Set<String> all = new LinkedHashSet<>(column.modifiers());
            all.addAll(modifiers);
            all.add(TENANT);
            return new Initializer(column.factory(), column.sqlName(), all);
        }
        return FACTORIES.contains(factory)
                        && first instanceof LiteralTree literal
                        && literal.getValue() instanceof String sqlName
                ? new Initializer(factory, sqlName, modifiers)
                : null;
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
        if (modifiers.contains("identityAlways")) {
            return TableShape.Insert.FORBIDDEN;
        }
        return nullable()
                        || modifiers.contains(TENANT)
                        || modifiers.stream().anyMatch(DEFAULTS::contains)
                ? TableShape.Insert.OPTIONAL
                : TableShape.Insert.REQUIRED;
    }
}
