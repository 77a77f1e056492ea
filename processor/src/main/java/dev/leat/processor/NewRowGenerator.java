package dev.leat.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.leat.processor.TableShape.ColumnShape;
import dev.leat.processor.TableShape.Insert;
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
        ValuesType values = new ValuesType(table, self);
        TypeSpec.Builder type =
                values.start("What an insert gives to", "NewRow", row).addMethod(create());
        for (ColumnShape column : columns(Insert.OPTIONAL)) {
            type.addMethod(values.giving(column));
        }
        values.addGetters(type, required, true);
        values.addGetters(type, columns(Insert.OPTIONAL), false);
        for (int i = 0; i < required.size(); i++) {
            type.addType(step(i));
        }
        return values.finish(type);
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
        body.addStatement("$T newValues = new $T<>()", ValuesType.VALUES, LinkedHashMap.class);
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
}
