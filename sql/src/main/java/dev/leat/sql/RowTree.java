package dev.leat.sql;

import dev.leat.query.Query;
import dev.leat.schema.Column;
import dev.leat.sql.render.ValueText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A row of a relational result before it becomes a record.
///
/// @param values of the columns in their order
/// @param related the rows of each relation, in the order of the query
record RowTree(List<@Nullable Object> values, List<List<RowTree>> related) {

    /// {@return the root row whose columns and relations have these texts}
    static RowTree read(Query<?> query, List<@Nullable String> texts) {
        List<Column<?>> columns = query.table().columns();
        List<@Nullable Object> values = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            values.add(ValueText.decode(columns.get(i), texts.get(i)));
        }
        List<List<RowTree>> related = new ArrayList<>();
        for (int i = 0; i < query.related().size(); i++) {
            JsonNode rows =
                    JsonMapper.shared().readTree(String.valueOf(texts.get(columns.size() + i)));
            related.add(rows(query.related().get(i).query(), rows));
        }
        return new RowTree(values, related);
    }

    private static List<RowTree> rows(Query<?> query, JsonNode rows) {
        List<RowTree> trees = new ArrayList<>(rows.size());
        for (JsonNode row : rows) {
            trees.add(row(query, row));
        }
        return trees;
    }

    private static RowTree row(Query<?> query, JsonNode row) {
        List<Column<?>> columns = query.table().columns();
        JsonNode texts = row.get(0);
        List<@Nullable Object> values = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            JsonNode text = texts.get(i);
            values.add(ValueText.decode(columns.get(i), text.isNull() ? null : text.stringValue()));
        }
        List<List<RowTree>> related = new ArrayList<>();
        for (int i = 0; i < query.related().size(); i++) {
            related.add(rows(query.related().get(i).query(), row.get(i + 1)));
        }
        return new RowTree(values, related);
    }
}
