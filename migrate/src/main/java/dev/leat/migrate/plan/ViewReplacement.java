package dev.leat.migrate.plan;

import dev.leat.migrate.depend.SqlTokens;
import dev.leat.migrate.depend.SqlTokens.Token;
import dev.leat.migrate.entity.ViewEntity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether a view can be replaced in place, so that what stands on it stays.
///
/// Postgres allows that if the view keeps its columns, with their names and types, in front of new
/// ones. What type an expression has is not told by its text; so the old columns must be written
/// word for word as before, over the same tables. Anything else makes the view anew.
final class ViewReplacement {
    private static final Set<String> AFTER_TABLES =
            Set.of(
                    "where", "group", "having", "window", "order", "limit", "offset", "fetch",
                    "for");
    private static final Set<String> SET_OPERATIONS = Set.of("union", "intersect", "except");

    private ViewReplacement() {}

    static boolean possible(ViewEntity before, ViewEntity after) {
        Query old = query(before.query());
        Query now = query(after.query());
        return old != null
                && now != null
                && before.columns().isEmpty() == after.columns().isEmpty()
                && startsWith(after.columns(), before.columns())
                && startsWith(now.columns, old.columns)
                && startsWith(now.tables, old.tables);
    }

    private static <T> boolean startsWith(List<T> all, List<T> first) {
        return all.size() >= first.size() && all.subList(0, first.size()).equals(first);
    }

    /// A word of a query, wherever it stands.
    private record Word(SqlTokens.Type type, String value) {}

    private record Query(List<List<Word>> columns, List<Word> tables) {}

    /// {@return the query taken apart; `null` if it is more than a plain SELECT of named columns}
    private static @Nullable Query query(String sql) {
        List<Token> tokens = SqlTokens.of(sql);
        if (tokens.size() < 2 || !tokens.getFirst().is("select")) {
            return null;
        }
        List<List<Word>> columns = new ArrayList<>();
        List<Word> column = new ArrayList<>();
        List<Word> tables = new ArrayList<>();
        boolean inTables = false;
        boolean behind = false;
        int depth = 0;
        for (Token token : tokens.subList(1, tokens.size())) {
            depth += token.is("(") || token.is("[") ? 1 : token.is(")") || token.is("]") ? -1 : 0;
            boolean top = depth == 0;
            boolean keyWord = token.type() == SqlTokens.Type.KEY_WORD;
            if (top && keyWord && SET_OPERATIONS.contains(token.value())) {
                return null;
            }
            if (top && keyWord && token.is("from")) {
                inTables = true;
            } else if (top && (inTables || behind) && isAfterTables(token)) {
                behind = true;
            } else if (inTables && !behind) {
                tables.add(word(token));
            } else if (!inTables && top && token.is(",")) {
                columns.add(column);
                column = new ArrayList<>();
            } else if (!inTables) {
                column.add(word(token));
            }
        }
        columns.add(column);
        return columns.stream().allMatch(ViewReplacement::isNamed)
                ? new Query(columns, tables)
                : null;
    }

    private static boolean isAfterTables(Token token) {
        return token.type() == SqlTokens.Type.KEY_WORD && AFTER_TABLES.contains(token.value());
    }

    private static Word word(Token token) {
        return new Word(token.type(), token.value());
    }

    private static boolean isNamed(List<Word> column) {
        return !column.isEmpty()
                && !column.getLast().value().equals("*")
                && !column.getFirst().value().equals("distinct")
                && !column.getFirst().value().equals("all");
    }
}
