package dev.leat.processor;

import dev.leat.processor.TableShape.ColumnShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/// Checks a row record that was written by hand: a component per column, of its type.
final class RowCheck {
    private final Types types;

    RowCheck(Types types) {
        this.types = types;
    }

    /// {@return what is wrong with the record}
    List<String> problems(TableShape table, TypeElement row) {
        if (row.getKind() != ElementKind.RECORD) {
            return List.of(
                    "%s is the row type of %s and must be a record"
                            .formatted(row.getSimpleName(), table.element().getSimpleName()));
        }
        Map<String, TypeMirror> components = new LinkedHashMap<>();
        for (RecordComponentElement component : row.getRecordComponents()) {
            components.put(component.getSimpleName().toString(), component.asType());
        }
        List<String> problems = new ArrayList<>();
        for (ColumnShape column : table.columns()) {
            TypeMirror type = components.remove(column.name());
            if (type == null) {
                problems.add(
                        "record %s has no component for column %s of %s; add: %s %s"
                                .formatted(
                                        row.getSimpleName(),
                                        column.name(),
                                        table.element().getSimpleName(),
                                        column.valueType(),
                                        column.name()));
            } else if (column.nullable() && type.getKind().isPrimitive()) {
                problems.add(
                        "component %s of record %s is %s, but the column is nullable"
                                .formatted(column.name(), row.getSimpleName(), type));
            } else if (!types.isSameType(boxed(type), types.erasure(column.valueType()))
                    && !types.isSameType(boxed(type), column.valueType())) {
                problems.add(
                        "component %s of record %s is %s, but the column holds %s"
                                .formatted(
                                        column.name(),
                                        row.getSimpleName(),
                                        type,
                                        column.valueType()));
            }
        }
        components
                .keySet()
                .forEach(name ->
                        problems.add(
                                "component %s of record %s is not a column of %s"
                                        .formatted(
                                                name,
                                                row.getSimpleName(),
                                                table.element().getSimpleName())));
        return problems;
    }

    private TypeMirror boxed(TypeMirror type) {
        return type instanceof PrimitiveType primitive
                ? types.boxedClass(primitive).asType()
                : type;
    }
}
