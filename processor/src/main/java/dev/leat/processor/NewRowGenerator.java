package dev.leat.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.leat.processor.TableShape.ColumnShape;
import dev.leat.processor.TableShape.Insert;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/// Writes the type that an insert takes: `NewPost.create().authorId(me).title("…").body("…")`.
///
/// The required columns come first, one step after the other, so that the compiler misses what is
/// missing; only then there is a `NewPost`, to which the others may be added in any order.
final class NewRowGenerator {
    private static final TypeName VALUES =
            ParameterizedTypeName.get(
                    ClassName.get(Map.class),
                    ClassName.get(String.class),
                    ClassName.OBJECT.annotated(
                            AnnotationSpec.builder(RowGenerator.NULLABLE).build()));

    private final TableShape table;
    private final ClassName self;
    private final List<ColumnShape> required;

    private NewRowGenerator(TableShape table) {
        this.table = table;
        self = ClassName.get(table.rowPackage(), nameOf(table));
        required = columns(Insert.REQUIRED);
    }

    static String nameOf(TableShape table) {
        return "New" + table.rowName();
    }

    static JavaFile generate(TableShape table, ClassName row) {
        return new NewRowGenerator(table).file(row);
    }

    private List<ColumnShape> columns(Insert insert) {
        return table.columns().stream().filter(column -> column.insert() == insert).toList();
    }

    private JavaFile file(ClassName row) {
        TypeSpec.Builder type =
                RowGenerator.marked(TypeSpec.classBuilder(self), table)
                        .addModifiers(Modifier.FINAL)
                        .addJavadoc(
                                "What an insert into {@link $T} gives. Immutable.\n",
                                ClassName.get(table.element()))
                        .addSuperinterface(
                                ParameterizedTypeName.get(
                                        ClassName.get("dev.leat.schema", "NewRow"), row))
                        .addField(VALUES, "values", Modifier.PRIVATE, Modifier.FINAL)
                        .addMethod(constructor())
                        .addMethod(create());
        for (ColumnShape column : columns(Insert.OPTIONAL)) {
            type.addMethod(optional(column));
        }
        type.addMethod(
                        MethodSpec.methodBuilder("values")
                                .addAnnotation(Override.class)
                                .addModifiers(Modifier.PUBLIC)
                                .returns(VALUES)
                                .addStatement("return values")
                                .build())
                .addMethod(
                        MethodSpec.methodBuilder("equals")
                                .addAnnotation(Override.class)
                                .addModifiers(Modifier.PUBLIC)
                                .returns(boolean.class)
                                .addParameter(
                                        ClassName.OBJECT.annotated(
                                                AnnotationSpec.builder(RowGenerator.NULLABLE)
                                                        .build()),
                                        "other")
                                .addStatement(
                                        "return other instanceof $T that && values.equals(that.values)",
                                        self)
                                .build())
                .addMethod(
                        MethodSpec.methodBuilder("hashCode")
                                .addAnnotation(Override.class)
                                .addModifiers(Modifier.PUBLIC)
                                .returns(int.class)
                                .addStatement("return values.hashCode()")
                                .build())
                .addMethod(
                        MethodSpec.methodBuilder("toString")
                                .addAnnotation(Override.class)
                                .addModifiers(Modifier.PUBLIC)
                                .returns(String.class)
                                .addStatement("return $S + values", nameOf(table))
                                .build());
        for (int i = 0; i < required.size(); i++) {
            type.addType(step(i));
        }
        return JavaFile.builder(table.rowPackage(), type.build())
                .indent("    ")
                .skipJavaLangImports(true)
                .build();
    }

    private MethodSpec constructor() {
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(VALUES, "values")
                .addStatement("this.values = $T.unmodifiableMap(values)", Collections.class)
                .build();
    }

    private MethodSpec create() {
        CodeBlock.Builder body = CodeBlock.builder();
        if (required.isEmpty()) {
            return creation().addStatement("return new $T($T.of())", self, Map.class).build();
        }
        body.add("return ");
        for (ColumnShape column : required) {
            body.add("$N -> ", column.name() + "Value");
        }
        body.add("{\n").indent();
        body.addStatement("$T newValues = new $T<>()", VALUES, LinkedHashMap.class);
        for (ColumnShape column : required) {
            if (RowGenerator.componentType(column).isPrimitive()) {
                body.addStatement(
                        "newValues.put($S, $N)", column.sqlName(), column.name() + "Value");
            } else {
                body.addStatement(
                        "newValues.put($S, $T.requireNonNull($N, $S))",
                        column.sqlName(),
                        Objects.class,
                        column.name() + "Value",
                        column.name());
            }
        }
        body.addStatement("return new $T(newValues)", self);
        body.unindent().add("};\n");
        return creation().addCode(body.build()).build();
    }

    private MethodSpec.Builder creation() {
        return MethodSpec.methodBuilder("create")
                .addJavadoc(
                        required.isEmpty()
                                ? "Starts a row of defaults.\n"
                                : "Starts a row; the columns that must be given come next.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(stage(0));
    }

    private TypeName stage(int index) {
        return index == required.size() ? self : self.nestedClass(stepName(required.get(index)));
    }

    private static String stepName(ColumnShape column) {
        return Character.toUpperCase(column.name().charAt(0)) + column.name().substring(1) + "Step";
    }

    private TypeSpec step(int index) {
        ColumnShape column = required.get(index);
        return TypeSpec.interfaceBuilder(stepName(column))
                .addAnnotation(FunctionalInterface.class)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("Still to be given: {@code $L}.\n", column.sqlName())
                .addMethod(
                        MethodSpec.methodBuilder(column.name())
                                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                                .addParameter(RowGenerator.componentType(column), column.name())
                                .returns(stage(index + 1))
                                .build())
                .build();
    }

    private MethodSpec optional(ColumnShape column) {
        MethodSpec.Builder method =
                MethodSpec.methodBuilder(column.name())
                        .addJavadoc("{@return this row with {@code $L} given}\n", column.sqlName())
                        .addModifiers(Modifier.PUBLIC)
                        .addParameter(RowGenerator.componentType(column), column.name() + "Value")
                        .returns(self)
                        .addStatement(
                                "$T newValues = new $T<>(values)", VALUES, LinkedHashMap.class);
        if (column.nullable() || RowGenerator.componentType(column).isPrimitive()) {
            method.addStatement("newValues.put($S, $N)", column.sqlName(), column.name() + "Value");
        } else {
            method.addStatement(
                    "newValues.put($S, $T.requireNonNull($N, $S))",
                    column.sqlName(),
                    Objects.class,
                    column.name() + "Value",
                    column.name());
        }
        return method.addStatement("return new $T(newValues)", self).build();
    }
}
