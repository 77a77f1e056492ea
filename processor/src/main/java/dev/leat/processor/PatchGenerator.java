package dev.leat.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.leat.processor.TableShape.ColumnShape;
import dev.leat.processor.TableShape.Insert;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/// Writes the type that an update takes: `PostPatch.create().title("…").body(null)`. What it does
/// not give stays as it is; a null given to a nullable column makes it null.
final class PatchGenerator {
    private PatchGenerator() {}

    static String nameOf(TableShape table) {
        return table.rowName() + "Patch";
    }

    static JavaFile generate(TableShape table, ClassName row) {
        ClassName self = ClassName.get(table.rowPackage(), nameOf(table));
        ValuesType values = new ValuesType(table, self);
        List<ColumnShape> columns =
                table.columns().stream()
                        .filter(column -> column.insert() != Insert.FORBIDDEN)
                        .toList();
        TypeSpec.Builder type =
                values.start("What an update changes in", "RowPatch", row)
                        .addMethod(
                                MethodSpec.methodBuilder("create")
                                        .addJavadoc("{@return a change of nothing}\n")
                                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                                        .returns(self)
                                        .addStatement("return new $T($T.of())", self, Map.class)
                                        .build());
        for (ColumnShape column : columns) {
            type.addMethod(values.giving(column));
        }
        values.addGetters(type, columns, false);
        return values.finish(type);
    }
}
