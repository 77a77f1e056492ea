package dev.leat.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.leat.processor.TableShape.ColumnShape;
import javax.lang.model.element.Modifier;

/// Writes the record of a table's rows: one component per column, in their order.
final class RowGenerator {
    static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");
    private static final ClassName NULL_MARKED =
            ClassName.get("org.jspecify.annotations", "NullMarked");
    private static final ClassName GENERATED_FROM =
            ClassName.get("dev.leat.schema", "GeneratedFrom");

    private RowGenerator() {}

    static JavaFile generate(TableShape table) {
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        for (ColumnShape column : table.columns()) {
            ParameterSpec.Builder component =
                    ParameterSpec.builder(componentType(column), column.name());
            if (table.validated()) {
                component.addAnnotations(ValidationAnnotations.of(column, true));
            }
            components.addParameter(component.build());
        }
        TypeSpec record =
                marked(TypeSpec.recordBuilder(table.rowName()), table)
                        .addJavadoc("A row of {@link $T}.\n", ClassName.get(table.element()))
                        .recordConstructor(components.build())
                        .build();
        return JavaFile.builder(table.rowPackage(), record)
                .indent("    ")
                .skipJavaLangImports(true)
                .build();
    }

    static TypeSpec.Builder marked(TypeSpec.Builder type, TableShape table) {
        return type.addModifiers(Modifier.PUBLIC)
                .addOriginatingElement(table.element())
                .addAnnotation(NULL_MARKED)
                .addAnnotation(
                        AnnotationSpec.builder(GENERATED_FROM)
                                .addMember("value", "$T.class", ClassName.get(table.element()))
                                .build());
    }

    /// A primitive where there is one and no null.
    static TypeName componentType(ColumnShape column) {
        TypeName type = TypeName.get(column.valueType());
        if (column.nullable()) {
            return type.annotated(AnnotationSpec.builder(NULLABLE).build());
        }
        return type.isBoxedPrimitive() ? type.unbox() : type;
    }
}
