package dev.leat.processor;

import dev.leat.schema.ColumnCase;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;

/// How a table names columns that are declared without a name: as `dev.leat.schema.Naming` at its
/// class, or else at the nearest class above that has it, says.
final class ColumnNames {
    private static final String NAMING = "dev.leat.schema.Naming";

    private ColumnNames() {}

    static ColumnCase of(TypeElement table) {
        TypeElement at = table;
        while (true) {
            for (AnnotationMirror annotation : at.getAnnotationMirrors()) {
                if (annotation.getAnnotationType().toString().equals(NAMING)) {
                    return columnsOf(annotation);
                }
            }
            if (!(at.getSuperclass() instanceof DeclaredType parent)
                    || !(parent.asElement() instanceof TypeElement above)) {
                return ColumnCase.SNAKE_CASE;
            }
            at = above;
        }
    }

    private static ColumnCase columnsOf(AnnotationMirror annotation) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> member :
                annotation.getElementValues().entrySet()) {
            if (member.getKey().getSimpleName().contentEquals("columns")
                    && member.getValue().getValue() instanceof VariableElement constant) {
                return ColumnCase.valueOf(constant.getSimpleName().toString());
            }
        }
        return ColumnCase.SNAKE_CASE;
    }
}
