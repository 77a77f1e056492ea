package dev.leat.migrate.pull;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.leat.migrate.entity.MaterializedViewEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.entity.ViewEntity;
import dev.leat.schema.MaterializedView;
import dev.leat.schema.View;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.element.Modifier;

/// The class of a view or materialized view.
final class ViewSource {
    private final Context context;
    private final Map<TableName, List<ViewColumns.ViewColumn>> columns;

    ViewSource(Context context, Map<TableName, List<ViewColumns.ViewColumn>> columns) {
        this.context = context;
        this.columns = columns;
    }

    /// Gives the columns of all views their fields, which other classes mention.
    void nameFields() {
        columns.forEach((view, list) ->
                context.nameFields(
                        view,
                        list.stream().map(ViewColumns.ViewColumn::name).toList(),
                        new HashSet<>()));
    }

    TypeSpec write(ViewEntity view) {
        TableName name = new TableName(view.schema(), view.name());
        CodeBlock.Builder body = start(name);
        for (String option : view.options()) {
            addOption(body, view, option);
        }
        body.addStatement("query($S)", view.query());
        new PartSource(context, name).addTo(body);
        return type(name, View.class, body);
    }

    private void addOption(CodeBlock.Builder body, ViewEntity view, String option) {
        switch (option) {
            case "security_barrier=true", "security_barrier=on" ->
                    body.addStatement("securityBarrier()");
            case "security_invoker=true", "security_invoker=on" ->
                    body.addStatement("securityInvoker()");
            default -> {
                if (option.startsWith("check_option=")) {
                    body.addStatement(
                            "checkOption($T.$L)",
                            View.CheckOption.class,
                            option.substring(13).toUpperCase(Locale.ROOT));
                } else if (!option.endsWith("=false") && !option.endsWith("=off")) {
                    context.notes.add(
                            "view %s has the option %s, which Java cannot say"
                                    .formatted(view.path(), option));
                }
            }
        }
    }

    TypeSpec write(MaterializedViewEntity view) {
        TableName name = new TableName(view.schema(), view.name());
        CodeBlock.Builder body = start(name);
        for (String parameter : view.storage()) {
            int equals = parameter.indexOf('=');
            body.addStatement(
                    "storage($S, $S)",
                    parameter.substring(0, equals),
                    SqlText.unquotedLiteral(parameter.substring(equals + 1)));
        }
        if (view.accessMethod() != null) {
            body.addStatement("using($S)", view.accessMethod());
        }
        if (view.tablespace() != null) {
            body.addStatement("tablespace($S)", view.tablespace());
        }
        body.addStatement("query($S)", view.query());
        new ConstraintSource(context, name).addIndexes(body);
        return type(name, MaterializedView.class, body);
    }

    private static CodeBlock.Builder start(TableName view) {
        CodeBlock.Builder body = CodeBlock.builder();
        if (view.schema().equals("public")) {
            body.addStatement("super($S)", view.name());
        } else {
            body.addStatement("super($S, $S)", view.schema(), view.name());
        }
        return body;
    }

    private TypeSpec type(TableName view, Class<?> parent, CodeBlock.Builder body) {
        ClassName self = context.names.table(view);
        TypeSpec.Builder type =
                TypeSpec.classBuilder(self)
                        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                        .superclass(
                                ParameterizedTypeName.get(
                                        ClassName.get(parent), context.names.row(view)))
                        .addJavadoc("The view `$L`.", view.toString().replace("$", "$$"))
                        .addField(
                                FieldSpec.builder(
                                                self,
                                                Names.constant(view.name()),
                                                Modifier.PUBLIC,
                                                Modifier.STATIC,
                                                Modifier.FINAL)
                                        .initializer("new $T()", self)
                                        .build());
        for (ViewColumns.ViewColumn column : columns.getOrDefault(view, List.of())) {
            type.addField(
                    ColumnSource.ofView(
                            context.field(view, column.name()),
                            context.types.column(column.name(), column.type())));
        }
        return type.addMethod(
                        MethodSpec.constructorBuilder()
                                .addModifiers(Modifier.PRIVATE)
                                .addCode(body.build())
                                .build())
                .build();
    }
}
