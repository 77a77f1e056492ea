package dev.leat.migrate.pull;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.ForeignKeyEntity;
import dev.leat.migrate.entity.PublishedTableEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.ReplicaIdentity;
import dev.leat.schema.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/// The class of a table.
final class TableSource {
    private final Context context;
    private final @Nullable String publication;
    private final Map<TableName, Set<String>> taken = new HashMap<>();

    TableSource(Context context, @Nullable String publication) {
        this.context = context;
        this.publication = publication;
    }

    /// Gives the columns of all tables their fields, which other classes mention.
    void nameFields(List<TableName> tables) {
        for (TableName table : tables) {
            Set<String> names = new HashSet<>();
            context.nameFields(
                    table, context.columns(table).stream().map(ColumnEntity::name).toList(), names);
            taken.put(table, names);
        }
    }

    TypeSpec write(TableEntity entity) {
        TableName table = entity.table();
        ClassName self = context.names.table(table);
        TypeSpec.Builder type =
                TypeSpec.classBuilder(self)
                        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                        .superclass(
                                ParameterizedTypeName.get(
                                        ClassName.get(Table.class), context.names.row(table)))
                        .addJavadoc("The table `$L`.", table.toString().replace("$", "$$"))
                        .addField(
                                FieldSpec.builder(
                                                self,
                                                Names.constant(table.name()),
                                                Modifier.PUBLIC,
                                                Modifier.STATIC,
                                                Modifier.FINAL)
                                        .initializer("new $T()", self)
                                        .build());
        ColumnSource columns = new ColumnSource(context);
        PublishedTableEntity published = published(table);
        for (ColumnEntity column : context.columns(table)) {
            type.addField(columns.field(column, published));
        }
        addRelations(type, table);
        CodeBlock.Builder body = CodeBlock.builder();
        if (table.schema().equals("public")) {
            body.addStatement("super($S)", table.name());
        } else {
            body.addStatement("super($S, $S)", table.schema(), table.name());
        }
        addOptions(body, entity);
        new ConstraintSource(context, table).addTo(body);
        new PartSource(context, table).addTo(body);
        if (entity.partitionBy() != null) {
            new PartitionSource(context).addTo(body, entity);
        }
        return type.addMethod(
                        MethodSpec.constructorBuilder()
                                .addModifiers(Modifier.PRIVATE)
                                .addCode(body.build())
                                .build())
                .build();
    }

    @Nullable PublishedTableEntity published(TableName table) {
        for (PublishedTableEntity each : context.of(table, PublishedTableEntity.class)) {
            if (each.publication().equals(publication)) {
                return each;
            }
        }
        return null;
    }

    private void addOptions(CodeBlock.Builder body, TableEntity entity) {
        String comment = context.comment(Entity.Kind.TABLE, entity.address());
        if (comment != null) {
            body.addStatement("comment($S)", comment);
        }
        if (entity.unlogged()) {
            body.addStatement("unlogged()");
        }
        for (String parameter : entity.storage()) {
            int equals = parameter.indexOf('=');
            body.addStatement(
                    "with($S, $S)",
                    parameter.substring(0, equals),
                    SqlText.unquotedLiteral(parameter.substring(equals + 1)));
        }
        if (entity.accessMethod() != null) {
            body.addStatement("accessMethod($S)", entity.accessMethod());
        }
        if (entity.tablespace() != null) {
            body.addStatement("tablespace($S)", entity.tablespace());
        }
        if (entity.forceRowSecurity()) {
            body.addStatement("forceRowSecurity()");
        } else if (entity.rowSecurity()) {
            body.addStatement("enableRowSecurity()");
        }
        switch (entity.replicaIdentity()) {
            case "DEFAULT" -> {}
            case "FULL" ->
                    body.addStatement("replicaIdentity(new $T())", ReplicaIdentity.Full.class);
            case "NOTHING" ->
                    body.addStatement("replicaIdentity(new $T())", ReplicaIdentity.Nothing.class);
            default ->
                    body.addStatement(
                            "replicaIdentity(new $T($S))",
                            ReplicaIdentity.UsingIndex.class,
                            SqlLists.unquoted(
                                    entity.replicaIdentity().substring("USING INDEX ".length())));
        }
        for (TableName parent : entity.inherits()) {
            body.addStatement("inherits(() -> $L)", context.constant(parent));
        }
    }

    /// The rows that foreign keys connect: one at this end, any number at the other.
    private void addRelations(TypeSpec.Builder type, TableName table) {
        for (ForeignKeyEntity key : context.of(table, ForeignKeyEntity.class)) {
            if (context.isPartition(key.target()) || !isKnown(table, key)) {
                continue;
            }
            String column = key.columns().getLast();
            String stem = column.replaceAll("(?:_id|_?ID|Id)$", "");
            addRelation(
                    type,
                    table,
                    ClassName.get(One.class),
                    "one",
                    stem.isEmpty() || stem.equals(column) ? key.target().name() : stem,
                    key.columns(),
                    key.target(),
                    key.targetColumns());
        }
        for (ForeignKeyEntity key : context.all(ForeignKeyEntity.class)) {
            if (key.target().equals(table)
                    && !context.isPartition(key.table())
                    && isKnown(key.table(), key)) {
                addRelation(
                        type,
                        table,
                        ClassName.get(Many.class),
                        "many",
                        key.table().name() + "_rows",
                        key.targetColumns(),
                        key.table(),
                        key.columns());
            }
        }
    }

    private boolean isKnown(TableName table, ForeignKeyEntity key) {
        return key.columns().stream().allMatch(column -> context.hasField(table, column))
                && key.targetColumns().stream()
                        .allMatch(column -> context.hasField(key.target(), column));
    }

    private void addRelation(
            TypeSpec.Builder type,
            TableName table,
            ClassName relation,
            String method,
            String name,
            List<String> columns,
            TableName target,
            List<String> targetColumns) {
        Set<String> names = taken.getOrDefault(table, new HashSet<>());
        CodeBlock to =
                targetColumns.stream()
                        .map(column -> context.column(target, column))
                        .collect(CodeBlock.joining(", "));
        String from = context.fields(table, columns);
        type.addField(
                FieldSpec.builder(
                                ParameterizedTypeName.get(relation, context.names.row(target)),
                                Names.field(name, names),
                                Modifier.PUBLIC,
                                Modifier.FINAL)
                        .initializer(
                                columns.size() == 1
                                        ? CodeBlock.of("$L($L, () -> $L)", method, from, to)
                                        : CodeBlock.of(
                                                "$L($T.of($L), () -> $T.of($L))",
                                                method,
                                                List.class,
                                                from,
                                                List.class,
                                                to))
                        .build());
    }
}
