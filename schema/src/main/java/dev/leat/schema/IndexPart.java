package dev.leat.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One column or expression of an index: `part(title).operatorClass("gin_trgm_ops")`. A column or
/// `createdAt.desc()` alone is one too. Immutable.
///
/// @param nulls where nulls go; `null` for the default of Postgres: last when ascending
/// @param collation `null` for that of the column
/// @param operatorClass `null` for that of the type
/// @param operatorClassParameters `siglen` to `32`
public record IndexPart(
        Expression<?> expression,
        boolean descending,
        Sort.@Nullable Nulls nulls,
        @Nullable String collation,
        @Nullable String operatorClass,
        Map<String, String> operatorClassParameters)
        implements SqlOrderTerm {
    private static final Pattern CALL = Pattern.compile("([a-z_][a-z0-9_]*)\\(");

    public IndexPart {
        Objects.requireNonNull(expression, "expression");
        operatorClassParameters =
                Collections.unmodifiableMap(new LinkedHashMap<>(operatorClassParameters));
    }

    static IndexPart of(SqlOrderTerm term) {
        if (term instanceof IndexPart part) {
            return part;
        }
        SqlSort sort = term.sort();
        return sort.expression() instanceof Collated<?> collated
                ? new IndexPart(
                        collated.expression(),
                        sort.descending(),
                        sort.nulls(),
                        collated.collation(),
                        null,
                        Map.of())
                : new IndexPart(
                        sort.expression(), sort.descending(), sort.nulls(), null, null, Map.of());
    }

    /// {@return with the greatest value first}
    public IndexPart desc() {
        return new IndexPart(
                expression, true, nulls, collation, operatorClass, operatorClassParameters);
    }

    /// {@return with nulls before everything else}
    public IndexPart nullsFirst() {
        return with(Sort.Nulls.FIRST);
    }

    /// {@return with nulls behind everything else}
    public IndexPart nullsLast() {
        return with(Sort.Nulls.LAST);
    }

    private IndexPart with(Sort.Nulls newNulls) {
        return new IndexPart(
                expression,
                descending,
                newNulls,
                collation,
                operatorClass,
                operatorClassParameters);
    }

    /// {@return ordered by this collation}
    public IndexPart collate(String newCollation) {
        return new IndexPart(
                expression,
                descending,
                nulls,
                newCollation,
                operatorClass,
                operatorClassParameters);
    }

    /// {@return with this operator class, such as `gin_trgm_ops`}
    public IndexPart operatorClass(String name) {
        return operatorClass(name, Map.of());
    }

    /// {@return with this operator class and its parameters}
    public IndexPart operatorClass(String name, Map<String, String> parameters) {
        return new IndexPart(expression, descending, nulls, collation, name, parameters);
    }

    /// {@return the column; `null` for an expression}
    public @Nullable Column<?> column() {
        return expression instanceof Column<?> column ? column : null;
    }

    /// {@return the expression as SQL, without the parentheses that an index needs around it}
    public String expressionSql() {
        return Ddl.of(expression);
    }

    /// {@return what Postgres puts for an expression into the name of an index: the function's name
    /// for a call, `expr` for anything else}
    String wordOfExpression() {
        String sql;
        try {
            sql = expressionSql();
        } catch (IllegalArgumentException e) {
            return "expr";
        }
        Matcher call = CALL.matcher(sql);
        return call.lookingAt() && closesAtTheEnd(sql, call.end() - 1) ? call.group(1) : "expr";
    }

    private static boolean closesAtTheEnd(String sql, int open) {
        int depth = 0;
        for (int i = open; i < sql.length(); i++) {
            char c = sql.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return i == sql.length() - 1;
            }
        }
        return false;
    }

    /// {@return the operator class with its parameters as SQL; `null` for that of the type}
    public @Nullable String operatorClassSql() {
        if (operatorClass == null || operatorClassParameters.isEmpty()) {
            return operatorClass;
        }
        return operatorClassParameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + SqlLiteral.quote(each.getValue()))
                .collect(Collectors.joining(", ", operatorClass + " (", ")"));
    }

    /// {@return the part as an index or exclusion constraint lists it}
    public String sql() {
        Column<?> column = column();
        StringBuilder out = new StringBuilder();
        out.append(column != null ? Identifier.quote(column.name()) : "(" + expressionSql() + ")");
        if (collation != null) {
            out.append(" COLLATE ").append(Identifier.quote(collation));
        }
        if (operatorClass != null) {
            out.append(' ').append(operatorClassSql());
        }
        if (descending) {
            out.append(" DESC");
        }
        if (nulls != null) {
            out.append(nulls == Sort.Nulls.FIRST ? " NULLS FIRST" : " NULLS LAST");
        }
        return out.toString();
    }

    @Override
    public SqlSort sort() {
        return new ExpressionSort(expression, descending, nulls);
    }
}
