package dev.leat.migrate.pull;

import com.palantir.javapoet.CodeBlock;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.schema.object.Partitioning;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How a table is partitioned, with its partitions.
final class PartitionSource {
    private final Context context;

    PartitionSource(Context context) {
        this.context = context;
    }

    void addTo(CodeBlock.Builder body, TableEntity table) {
        CodeBlock partitioning = partitioning(table, table.table());
        if (partitioning != null) {
            body.addStatement("declare($L)", partitioning);
        }
    }

    /// @param root the table that declares the columns
    private @Nullable CodeBlock partitioning(TableEntity table, TableName root) {
        String by = Objects.requireNonNull(table.partitionBy());
        int open = by.indexOf('(');
        List<String> columns = new ArrayList<>();
        for (String key :
                SqlLists.split(
                        by.substring(open + 1, SqlLists.behindParentheses(by, open) - 1), ',')) {
            if (!SqlLists.isIdentifier(key)) {
                context.notes.add(
                        "table %s is partitioned by the expression %s, which Java cannot say; it is declared without partitions"
                                .formatted(table.table(), key));
                return null;
            }
            columns.add(SqlLists.unquoted(key));
        }
        List<CodeBlock> partitions = new ArrayList<>();
        for (TableEntity each : context.all(TableEntity.class)) {
            if (table.table().equals(each.partitionOf())) {
                partitions.add(
                        CodeBlock.of(
                                "new $T($S, $S, $L)",
                                Partitioning.Partition.class,
                                each.table().name(),
                                each.bound(),
                                each.partitionBy() == null
                                        ? CodeBlock.of("null")
                                        : Objects.requireNonNullElse(
                                                partitioning(each, root), CodeBlock.of("null"))));
            }
        }
        return CodeBlock.of(
                "new $T($T.$L, $T.of($L), $T.of($L))",
                Partitioning.class,
                Partitioning.Strategy.class,
                by.substring(0, open).strip(),
                List.class,
                context.fields(root, columns),
                List.class,
                CodeBlock.join(partitions, ", "));
    }
}
