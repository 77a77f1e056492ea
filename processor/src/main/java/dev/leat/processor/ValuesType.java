package dev.leat.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.leat.processor.TableShape.ColumnShape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/// What the types for inserts and updates have in common: an immutable map of values by the
/// columns' names, a method for each column that gives a value, and equality by the map.
final class ValuesType {
    static final TypeName VALUES =
            ParameterizedTypeName.get(
                    ClassName.get(Map.class),
                    ClassName.get(String.class),
                    ClassName.OBJECT.annotated(nullable()));

    private final TableShape table;
    private final ClassName self;

    ValuesType(TableShape table, ClassName self) {
        this.table = table;
        this.self = self;
    }

    private static AnnotationSpec nullable() {
        return AnnotationSpec.builder(RowGenerator.NULLABLE).build();
    }

    /// {@return the class without its methods that give values}
    ///
    /// @param purpose the first sentence of its documentation, the table's name behind it
    TypeSpec.Builder start(String purpose, String contract, ClassName row) {
        return RowGenerator.marked(TypeSpec.classBuilder(self), table)
                .addModifiers(Modifier.FINAL)
                .addJavadoc(purpose + " {@link $T}. Immutable.\n", ClassName.get(table.element()))
                .addSuperinterface(
                        ParameterizedTypeName.get(ClassName.get("dev.leat.schema", contract), row))
                .addField(VALUES, "values", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(
                        MethodSpec.constructorBuilder()
                                .addModifiers(Modifier.PRIVATE)
                                .addParameter(VALUES, "values")
                                .addStatement(
                                        "this.values = $T.unmodifiableMap(values)",
                                        Collections.class)
                                .build());
    }

    /// {@return the method that gives a value to a column}
    MethodSpec giving(ColumnShape column) {
        MethodSpec.Builder method =
                MethodSpec.methodBuilder(column.name())
                        .addJavadoc("{@return this with {@code $L} given}\n", column.sqlName())
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

    /// Adds what validators read: a getter for each column.
    ///
    /// @param required whether a column that is NOT NULL and has no default must be given
    void addGetters(TypeSpec.Builder type, List<ColumnShape> columns, boolean required) {
        if (!table.validated()) {
            return;
        }
        for (ColumnShape column : columns) {
            boolean must = required && column.insert() == TableShape.Insert.REQUIRED;
            TypeName value = TypeName.get(column.valueType()).box();
            type.addMethod(
                    MethodSpec.methodBuilder(
                                    "get"
                                            + Character.toUpperCase(column.name().charAt(0))
                                            + column.name().substring(1))
                            .addJavadoc(
                                    "{@return what is given for {@code $L}, for validators}\n",
                                    column.sqlName())
                            .addAnnotation(
                                    AnnotationSpec.builder(SuppressWarnings.class)
                                            .addMember("value", "$S", "unchecked")
                                            .build())
                            .addAnnotations(ValidationAnnotations.of(column, must))
                            .addModifiers(Modifier.PUBLIC)
                            .returns(value.annotated(nullable()))
                            .addStatement(
                                    "return ($T) values.get($S)",
                                    value.annotated(nullable()),
                                    column.sqlName())
                            .build());
        }
    }

    /// {@return the file of the class}
    JavaFile finish(TypeSpec.Builder type) {
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
                                .addParameter(ClassName.OBJECT.annotated(nullable()), "other")
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
                                .addStatement("return $S + values", self.simpleName())
                                .build());
        return JavaFile.builder(table.rowPackage(), type.build())
                .indent("    ")
                .skipJavaLangImports(true)
                .build();
    }
}
