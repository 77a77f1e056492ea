package dev.leat.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import dev.leat.processor.TableShape.ColumnShape;
import dev.leat.processor.TableShape.Limits;
import java.util.ArrayList;
import java.util.List;

/// What the schema says of a column's values, as constraints of Jakarta Bean Validation.
final class ValidationAnnotations {
    private static final String PACKAGE = "jakarta.validation.constraints";

    private ValidationAnnotations() {}

    /// {@return the constraints of a column's value}
    ///
    /// @param required whether null is refused where the column is NOT NULL
    static List<AnnotationSpec> of(ColumnShape column, boolean required) {
        List<AnnotationSpec> annotations = new ArrayList<>();
        boolean isPrimitive = RowGenerator.componentType(column).isPrimitive();
        if (required && !column.nullable() && !isPrimitive) {
            annotations.add(AnnotationSpec.builder(ClassName.get(PACKAGE, "NotNull")).build());
        }
        Limits limits = column.limits();
        if (limits.length() != null) {
            annotations.add(
                    AnnotationSpec.builder(ClassName.get(PACKAGE, "Size"))
                            .addMember("max", "$L", limits.length())
                            .build());
        }
        if (limits.integer() != null && limits.integer() >= 0) {
            annotations.add(
                    AnnotationSpec.builder(ClassName.get(PACKAGE, "Digits"))
                            .addMember("integer", "$L", limits.integer())
                            .addMember("fraction", "$L", limits.fraction())
                            .build());
        }
        return annotations;
    }
}
