package dev.leat.processor;

import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/// What the processor knows of a table or view.
///
/// @param element the class
/// @param rowPackage the package of the row record
/// @param rowName the simple name of the row record
/// @param columns in the order in which their fields are initialized
/// @param writable whether it is a table, not a view
/// @param validated whether its types carry constraints of Jakarta Bean Validation
record TableShape(
        TypeElement element,
        String rowPackage,
        String rowName,
        List<ColumnShape> columns,
        boolean writable,
        boolean validated) {
    TableShape {
        columns = List.copyOf(columns);
    }

    /// @param name the name of the field, and of the record's component
    /// @param sqlName the name in Postgres
    /// @param valueType the column's type argument
    /// @param insert what an insert does with it
    record ColumnShape(
            VariableElement field,
            String name,
            String sqlName,
            TypeMirror valueType,
            boolean nullable,
            Insert insert,
            Limits limits) {
        ColumnShape with(Limits other) {
            return new ColumnShape(field, name, sqlName, valueType, nullable, insert, other);
        }
    }

    /// How a column takes part in an insert.
    enum Insert {
        REQUIRED,
        OPTIONAL,
        FORBIDDEN
    }

    /// What values a column's type and its checks take.
    ///
    /// @param length the greatest number of characters; `null` for any
    /// @param integer the greatest number of digits before the point; `null` for any
    /// @param fraction the greatest number of digits behind the point; `null` for any
    /// @param bounds what checks say
    record Limits(
            @Nullable Integer length,
            @Nullable Integer integer,
            @Nullable Integer fraction,
            Bounds bounds) {
        static final Limits NONE = new Limits(null, null, null, Bounds.NONE);

        Limits with(Bounds other) {
            return new Limits(length, integer, fraction, other);
        }
    }
}
