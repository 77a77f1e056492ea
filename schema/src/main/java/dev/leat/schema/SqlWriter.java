package dev.leat.schema;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where expressions and conditions write themselves.
///
/// One implementation is for DDL ([Ddl]): constants stand in place and columns have bare names. The
/// other is for statements (`dev.leat.sql`): constants become parameters and columns are qualified
/// by the name that their table has in the statement. Expressions do not know which one they meet,
/// so the same one serves a check constraint and a query.
///
/// Text given to [#sql(String)] is taken as it is: only keywords, operators and constants of the
/// program belong there, never input. Everything else has a method that quotes it or sends it
/// apart.
public interface SqlWriter {

    /// Writes SQL as it is.
    SqlWriter sql(String text);

    /// Writes a column of a table that the statement mentions.
    ///
    /// @throws IllegalArgumentException if the statement does not mention the column's table
    SqlWriter column(Column<?> column);

    /// Writes a column from within a subquery that does not mention the column's table: the
    /// statement around it does. The name is always qualified.
    SqlWriter outerColumn(Column<?> column);

    /// Writes the name by which the statement mentions a table: for `name.*` and whole rows. A
    /// table that it does not mention is written with its schema and name.
    SqlWriter table(RowSource<?> table);

    /// Writes a table where the program's own SQL reads its rows, behind FROM or JOIN, whether the
    /// statement mentions it elsewhere or not.
    ///
    /// @param named whether a name for it follows; else it has its own
    default SqlWriter rowsOf(RowSource<?> table, boolean named) {
        return sql(table.qualifiedSql());
    }

    /// Writes a table where the program's own SQL changes it: behind INTO, UPDATE, DELETE FROM.
    default SqlWriter changedTable(RowSource<?> table) {
        return sql(table.qualifiedSql());
    }

    /// Writes a constant.
    ///
    /// @param type what it is in Postgres
    /// @param codec how it is kept, if it is of the application's own type
    /// @param value in the Java type that goes with `type`; `null` for NULL
    /// @throws IllegalArgumentException if the value does not fit the type
    SqlWriter value(SqlType type, @Nullable Converter<?, ?> codec, @Nullable Object value);

    /// Writes a constant whose type Postgres infers from what stands around it.
    ///
    /// @throws IllegalArgumentException if the value is of a class that no type goes with
    SqlWriter untyped(@Nullable Object value);

    /// Writes a condition, in parentheses wherever they could matter.
    SqlWriter condition(Condition condition);

    /// Writes an expression as it is compared and ordered: in statements texts by code point, enums
    /// by their labels.
    SqlWriter comparable(Expression<?> expression);

    /// Writes an operator of which `?` is a part: `?|`. In [#sql(String)] a question mark outside
    /// of quotes would be taken for a parameter.
    default SqlWriter operator(String operator) {
        return sql(operator);
    }

    /// Writes a value computed from related rows, as a subquery in parentheses.
    ///
    /// @throws IllegalArgumentException if the SQL being written cannot hold subqueries: DDL
    default SqlWriter related(RelatedValue<?> value) {
        throw new IllegalArgumentException(
                value + " is computed by a subquery and can only stand in a query");
    }

    /// Writes a value that is given when the statement runs.
    ///
    /// @throws IllegalArgumentException if the SQL being written stands for itself: DDL
    default SqlWriter placeholder(String name) {
        throw new IllegalArgumentException(
                "the placeholder %s cannot stand in DDL".formatted(name));
    }

    /// Writes a name in double quotes.
    default SqlWriter name(String identifier) {
        return sql(Identifier.quote(identifier));
    }

    /// Writes an expression, in parentheses wherever they could matter.
    default SqlWriter expression(Expression<?> expression) {
        expression.appendTo(this);
        return this;
    }

    /// Writes expressions with `, ` between them.
    default SqlWriter expressions(List<? extends Expression<?>> expressions) {
        return join(", ", expressions, this::expression);
    }

    /// Writes what the function writes for each element, with `separator` between two of them.
    default <E> SqlWriter join(
            String separator, Iterable<? extends E> elements, Consumer<? super E> each) {
        boolean first = true;
        for (E element : elements) {
            if (!first) {
                sql(separator);
            }
            first = false;
            each.accept(element);
        }
        return this;
    }

    /// Writes an ORDER BY term: expression, direction and where nulls go.
    default SqlWriter order(SqlSort sort) {
        comparable(sort.expression());
        sql(sort.descending() ? " DESC" : "");
        if (!sort.expression().isNullable() && sort.nulls() == null) {
            // Nothing to place; and the plain form lets an ordinary index give the order.
            return this;
        }
        Sort.Nulls nulls = sort.nulls();
        if (nulls == null) {
            nulls = sort.descending() ? Sort.Nulls.LAST : Sort.Nulls.FIRST;
        }
        return sql(nulls == Sort.Nulls.FIRST ? " NULLS FIRST" : " NULLS LAST");
    }
}
