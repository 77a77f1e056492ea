package dev.leat.migrate.pull;

import com.palantir.javapoet.CodeBlock;
import dev.leat.migrate.entity.CheckEntity;
import dev.leat.migrate.entity.ExclusionEntity;
import dev.leat.migrate.entity.ForeignKeyEntity;
import dev.leat.migrate.entity.IndexEntity;
import dev.leat.migrate.entity.PrimaryKeyEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.entity.UniqueEntity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The keys, checks, foreign keys and indexes of a table, as statements of its constructor.
final class ConstraintSource {
    private final Context context;
    private final TableName table;

    ConstraintSource(Context context, TableName table) {
        this.context = context;
        this.table = table;
    }

    void addTo(CodeBlock.Builder body) {
        context.of(table, PrimaryKeyEntity.class).stream()
                .filter(key -> !ColumnSource.isInline(key))
                .forEach(key -> body.addStatement(primaryKey(key)));
        context.of(table, UniqueEntity.class).forEach(key -> body.addStatement(unique(key)));
        context.of(table, CheckEntity.class).forEach(check -> body.addStatement(check(check)));
        context.of(table, ExclusionEntity.class)
                .forEach(exclusion -> body.addStatement(exclusion(exclusion)));
        context.of(table, ForeignKeyEntity.class)
                .forEach(key -> body.addStatement(foreignKey(key)));
        addIndexes(body);
    }

    void addIndexes(CodeBlock.Builder body) {
        context.of(table, IndexEntity.class).forEach(index -> body.addStatement(index(index)));
    }

    private CodeBlock primaryKey(PrimaryKeyEntity key) {
        CodeBlock.Builder code = CodeBlock.builder();
        code.add("primaryKey($L).named($S)", context.fields(table, key.columns()), key.name());
        addKeyOptions(
                code, key.include(), key.deferrability(), key.withoutOverlaps(), key.storage());
        return code.build();
    }

    private CodeBlock unique(UniqueEntity key) {
        CodeBlock.Builder code = CodeBlock.builder();
        code.add("unique($L).named($S)", context.fields(table, key.columns()), key.name());
        if (key.nullsNotDistinct()) {
            code.add(".nullsNotDistinct()");
        }
        addKeyOptions(
                code, key.include(), key.deferrability(), key.withoutOverlaps(), key.storage());
        return code.build();
    }

    private void addKeyOptions(
            CodeBlock.Builder code,
            List<String> include,
            @Nullable String deferrability,
            boolean withoutOverlaps,
            List<String> storage) {
        if (!include.isEmpty()) {
            code.add(".include($L)", context.fields(table, include));
        }
        addDeferrability(code, deferrability);
        if (withoutOverlaps) {
            code.add(".withoutOverlaps()");
        }
        addStorage(code, storage);
    }

    private static void addDeferrability(CodeBlock.Builder code, @Nullable String deferrability) {
        if (deferrability != null) {
            code.add(
                    deferrability.contains("INITIALLY DEFERRED")
                            ? ".initiallyDeferred()"
                            : ".deferrable()");
        }
    }

    private static void addStorage(CodeBlock.Builder code, List<String> storage) {
        for (String parameter : storage) {
            int equals = parameter.indexOf('=');
            code.add(
                    ".with($S, $S)",
                    parameter.substring(0, equals),
                    SqlText.unquotedLiteral(parameter.substring(equals + 1)));
        }
    }

    private static CodeBlock check(CheckEntity check) {
        CodeBlock.Builder code = CodeBlock.builder();
        code.add("check($S, $S)", check.name(), check.expression());
        flag(code, check.noInherit(), "noInherit");
        flag(code, check.notValid(), "notValid");
        flag(code, check.notEnforced(), "notEnforced");
        return code.build();
    }

    private static void flag(CodeBlock.Builder code, boolean set, String method) {
        if (set) {
            code.add(".$L()", method);
        }
    }

    /// `USING gist (room WITH =, during WITH &&) WHERE (…)`, taken apart.
    private CodeBlock exclusion(ExclusionEntity exclusion) {
        String definition = exclusion.definition();
        int open = definition.indexOf('(');
        int end = SqlLists.behindParentheses(definition, open);
        CodeBlock.Builder code = CodeBlock.builder();
        code.add("exclude($S)", exclusion.name());
        String using = definition.substring(0, open).strip();
        if (using.startsWith("USING ")) {
            code.add(".using($S)", using.substring(6).strip());
        }
        for (String element : SqlLists.split(definition.substring(open + 1, end - 1), ',')) {
            int with = element.lastIndexOf(" WITH ");
            code.add(
                    ".with($L, $S)",
                    exclusionPart(element.substring(0, with)),
                    element.substring(with + 6));
        }
        String rest = definition.substring(end).strip();
        if (rest.startsWith("WHERE (")) {
            code.add(".where($S)", rest.substring(7, SqlLists.behindParentheses(rest, 6) - 1));
        }
        addDeferrability(code, exclusion.deferrability());
        return code.build();
    }

    private CodeBlock exclusionPart(String element) {
        if (SqlLists.isIdentifier(element)) {
            return CodeBlock.of("$L", context.field(table, SqlLists.unquoted(element)));
        }
        if (element.startsWith("(") && SqlLists.behindParentheses(element, 0) == element.length()) {
            return SqlText.expression(element.substring(1, element.length() - 1));
        }
        int blank = element.indexOf(' ');
        if (blank > 0 && SqlLists.isIdentifier(element.substring(0, blank))) {
            return CodeBlock.of(
                    "part($L).operatorClass($S)",
                    context.field(table, SqlLists.unquoted(element.substring(0, blank))),
                    element.substring(blank + 1));
        }
        return SqlText.expression(element);
    }

    private CodeBlock foreignKey(ForeignKeyEntity key) {
        CodeBlock.Builder code = CodeBlock.builder();
        CodeBlock target =
                key.targetColumns().stream()
                        .map(column -> context.column(key.target(), column))
                        .collect(CodeBlock.joining(", "));
        code.add(
                "foreignKey($L).references(() -> $T.of($L)",
                context.fields(table, key.columns()),
                List.class,
                target);
        if (!key.onDelete().equals("NO ACTION")) {
            code.add(", onDelete($L)", key.onDelete().replace(' ', '_'));
        }
        if (!key.onUpdate().equals("NO ACTION")) {
            code.add(", onUpdate($L)", key.onUpdate().replace(' ', '_'));
        }
        if (!key.onDeleteColumns().isEmpty()) {
            code.add(", onDeleteColumns($L)", context.fields(table, key.onDeleteColumns()));
        }
        code.add(").named($S)", key.name());
        flag(code, key.matchFull(), "matchFull");
        addDeferrability(code, key.deferrability());
        flag(code, key.notValid(), "notValid");
        flag(code, key.notEnforced(), "notEnforced");
        flag(code, key.period(), "period");
        return code.build();
    }

    private CodeBlock index(IndexEntity index) {
        CodeBlock.Builder code = CodeBlock.builder();
        code.add("$L($S)", index.unique() ? "uniqueIndex" : "index", index.name());
        code.add(
                ".on($L)", index.parts().stream().map(this::part).collect(CodeBlock.joining(", ")));
        if (!index.method().equals("btree")) {
            code.add(".using($S)", index.method());
        }
        if (!index.include().isEmpty()) {
            code.add(".include($L)", context.fields(table, index.include()));
        }
        flag(code, index.nullsNotDistinct(), "nullsNotDistinct");
        if (index.where() != null) {
            code.add(".where($S)", index.where());
        }
        addStorage(code, index.storage());
        if (index.tablespace() != null) {
            code.add(".tablespace($S)", index.tablespace());
        }
        flag(code, index.only(), "only");
        return code.build();
    }

    private CodeBlock part(IndexEntity.Part part) {
        CodeBlock term =
                part.column() != null
                        ? CodeBlock.of("$L", context.field(table, part.column()))
                        : SqlText.expression(java.util.Objects.requireNonNull(part.expression()));
        CodeBlock.Builder code = CodeBlock.builder();
        boolean plain = part.collation() == null && part.operatorClass() == null;
        if (plain && part.nullsFirst() == null && !part.descending()) {
            return term;
        }
        code.add("part($L)", term);
        if (part.collation() != null) {
            code.add(".collate($S)", SqlLists.unquoted(part.collation()));
        }
        if (part.operatorClass() != null) {
            code.add(".operatorClass($S)", part.operatorClass());
        }
        flag(code, part.descending(), "desc");
        if (part.nullsFirst() != null) {
            flag(code, true, part.nullsFirst() ? "nullsFirst" : "nullsLast");
        }
        return code.build();
    }
}
