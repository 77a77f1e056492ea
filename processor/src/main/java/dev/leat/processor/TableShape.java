package dev.leat.processor;

import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/// What the processor knows of a table.
///
/// @param element the class
/// @param rowPackage the package of the row record
/// @param rowName the simple name of the row record
/// @param columns in the order in which their fields are initialized
record TableShape(
        TypeElement element, String rowPackage, String rowName, List<ColumnShape> columns) {
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
            Insert insert) {}

    /// How a column takes part in an insert.
    enum Insert {
        REQUIRED,
        OPTIONAL,
        FORBIDDEN
    }
}
