package dev.leat.migrate.pull;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.PrimaryKeyEntity;
import dev.leat.migrate.entity.PublishedTableEntity;
import dev.leat.schema.Column;
import dev.leat.schema.ColumnStorage;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/// The field of a column.
final class ColumnSource {
    private static final Pattern TEXT_DEFAULT =
            Pattern.compile("'((?:[^'\\\\]|'')*)'::(text|character varying)");
    private static final Pattern OPTION =
            Pattern.compile(
                    "(START WITH|INCREMENT BY|MINVALUE|MAXVALUE|CACHE) (-?\\d+)|CYCLE|SEQUENCE NAME (\\S+)");

    private final Context context;

    ColumnSource(Context context) {
        this.context = context;
    }

    /// {@return the field of a table's column}
    ///
    /// @param publication the publication of the synced tables; `null` if the table is not in it
    FieldSpec field(ColumnEntity column, @Nullable PublishedTableEntity publication) {
        Types.ColumnType type = context.types.column(column.name(), column.type());
        CodeBlock.Builder code = CodeBlock.builder();
        if (context.isSerial(column)) {
            code.add(
                    "$L($S)",
                    switch (column.type()) {
                        case "smallint" -> "smallserial";
                        case "integer" -> "serial";
                        default -> "bigserial";
                    },
                    column.name());
        } else {
            code.add(type.factory());
            addValue(code, column);
        }
        addKey(code, column);
        if (column.collation() != null) {
            code.add(".collation($S)", column.collation());
        }
        if (column.storage() != null) {
            code.add(".storage($T.$L)", ColumnStorage.class, column.storage());
        }
        if (column.compression() != null) {
            code.add(".compression($S)", column.compression());
        }
        String comment = context.comment(Entity.Kind.COLUMN, column.address());
        if (comment != null) {
            code.add(".comment($S)", comment);
        }
        if (publication != null
                && publication.columns() != null
                && !publication.columns().contains(column.name())) {
            code.add(".notSynced()");
        }
        if (column.nullable()) {
            code.add(".nullable()");
        }
        return field(
                context.field(column.table(), column.name()),
                type.javaType(),
                column.nullable(),
                code.build());
    }

    /// {@return the field of a view's column, which may always be null}
    static FieldSpec ofView(String field, Types.ColumnType type) {
        return field(field, type.javaType(), true, CodeBlock.of("$L.nullable()", type.factory()));
    }

    private static FieldSpec field(
            String name, TypeName javaType, boolean nullable, CodeBlock value) {
        TypeName type =
                nullable
                        ? javaType.annotated(
                                AnnotationSpec.builder(
                                                ClassName.get(
                                                        "org.jspecify.annotations", "Nullable"))
                                        .build())
                        : javaType;
        return FieldSpec.builder(
                        ParameterizedTypeName.get(ClassName.get(Column.class), type),
                        name,
                        Modifier.PUBLIC,
                        Modifier.FINAL)
                .initializer(value)
                .build();
    }

    private static void addValue(CodeBlock.Builder code, ColumnEntity column) {
        if (column.generated() != null) {
            code.add(".generatedAlwaysAs($S)", column.generated());
            if (column.virtual()) {
                code.add(".virtual()");
            }
        }
        if (column.identity() != null) {
            addIdentity(code, column.identity());
        }
        if (column.defaultSql() != null) {
            addDefault(code, column.type(), column.defaultSql());
        }
    }

    private static void addDefault(CodeBlock.Builder code, String type, String sql) {
        Matcher text = TEXT_DEFAULT.matcher(sql);
        if (sql.equals("now()") && type.startsWith("timestamp")) {
            code.add(".defaultNow()");
        } else if (sql.equals("gen_random_uuid()") && type.equals("uuid")) {
            code.add(".defaultRandom()");
        } else if (type.equals("boolean") && (sql.equals("true") || sql.equals("false"))
                || type.equals("integer") && sql.matches("\\d{1,9}")) {
            code.add(".defaultValue($L)", sql);
        } else if (text.matches()
                && (type.equals("text") || type.startsWith("character varying"))) {
            code.add(".defaultValue($S)", text.group(1).replace("''", "'"));
        } else {
            code.add(".defaultSql($S)", sql);
        }
    }

    private static void addIdentity(CodeBlock.Builder code, String clause) {
        code.add(clause.startsWith("GENERATED ALWAYS") ? ".identityAlways(" : ".identity(");
        Matcher option = OPTION.matcher(clause.substring(clause.indexOf("IDENTITY") + 8));
        StringBuilder options = new StringBuilder();
        while (option.find()) {
            if (option.group(3) != null) {
                continue;
            }
            options.append(
                    option.group(1) == null
                            ? ".cycling()"
                            : switch (option.group(1)) {
                                        case "START WITH" -> ".startWith(";
                                        case "INCREMENT BY" -> ".incrementBy(";
                                        case "MINVALUE" -> ".minValue(";
                                        case "MAXVALUE" -> ".maxValue(";
                                        default -> ".cache(";
                                    }
                                    + option.group(2)
                                    + "L)");
        }
        code.add(options.isEmpty() ? ")" : "options -> options" + options + ")");
    }

    /// A primary key of one column without options stands at its column.
    private void addKey(CodeBlock.Builder code, ColumnEntity column) {
        for (PrimaryKeyEntity key : context.of(column.table(), PrimaryKeyEntity.class)) {
            if (isInline(key) && key.columns().equals(List.of(column.name()))) {
                if (key.name().equals(column.table().name() + "_pkey")) {
                    code.add(".primaryKey()");
                } else {
                    code.add(".primaryKey($S)", key.name());
                }
            }
        }
    }

    static boolean isInline(PrimaryKeyEntity key) {
        return key.equals(new PrimaryKeyEntity(key.table(), key.name(), key.columns()))
                && key.columns().size() == 1;
    }
}
