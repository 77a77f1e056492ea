package dev.leat.sql.select;

import dev.leat.schema.Column;
import dev.leat.schema.Expression;
import dev.leat.schema.Identifier;
import dev.leat.schema.Named;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The columns that a select has for whoever selects from it: each expression has a name.
///
/// @param nullable for each whether it may be null, outer joins considered
record OutputColumns(List<Expression<?>> expressions, List<String> names, List<Boolean> nullable) {
    OutputColumns {
        expressions = List.copyOf(expressions);
        names = List.copyOf(names);
        nullable = List.copyOf(nullable);
    }

    /// {@return names for the expressions: their own where they have one, made different from each
    /// other}
    static List<String> namesOf(List<Expression<?>> expressions) {
        Set<String> used = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (Expression<?> expression : expressions) {
            String wanted =
                    switch (expression) {
                        case Named<?> named -> named.name();
                        case Column<?> column -> column.name();
                        case OutputColumn<?> column -> column.name();
                        default -> "c" + (names.size() + 1);
                    };
            String name = Identifier.truncated(wanted);
            for (int i = 2; !used.add(name); i++) {
                name = Identifier.fitting(wanted + "_" + i);
            }
            names.add(name);
        }
        return names;
    }

    int indexOf(Expression<?> wanted) {
        int index = expressions.indexOf(wanted);
        for (int i = 0; index < 0 && i < expressions.size(); i++) {
            if (expressions.get(i) instanceof Named<?> named && named.expression().equals(wanted)) {
                index = i;
            }
        }
        return index < 0 ? indexOfOrigin(wanted) : index;
    }

    /// {@return the only column that another table's column of the expression is; -1 if there is
    /// none or more than one}
    private int indexOfOrigin(Expression<?> wanted) {
        int found = -1;
        for (int i = 0; i < expressions.size(); i++) {
            Expression<?> each = expressions.get(i);
            if (each instanceof Named<?> named) {
                each = named.expression();
            }
            if (each instanceof OutputColumn<?> column && column.comesFrom(wanted)) {
                if (found >= 0) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }

    <T extends @Nullable Object> OutputColumn<T> column(Object source, int index) {
        return new OutputColumn<>(
                source, names.get(index), expressions.get(index), nullable.get(index));
    }
}
