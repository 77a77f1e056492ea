package dev.leat.migrate.diff;

import dev.leat.migrate.depend.SqlTokens;
import dev.leat.migrate.depend.SqlTokens.Token;
import dev.leat.migrate.depend.SqlTokens.Type;
import dev.leat.migrate.depend.SqlWords;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.MaterializedViewEntity;
import dev.leat.migrate.entity.ViewEntity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The columns of views, as the queries name them.
///
/// Only of a plain SELECT as Postgres prints it: each column is `a.b` or `b`, or ends in `AS c`.
final class ViewColumns {
    private static final Set<String> SET_OPERATIONS = Set.of("union", "intersect", "except");

    private final String query;
    private final List<Column> columns = new ArrayList<>();

    private ViewColumns(String query) {
        this.query = query;
    }

    /// @param alias whether the name stands behind AS
    private record Column(List<Token> tokens, boolean alias) {
        Token name() {
            return tokens.getLast();
        }
    }

    /// {@return the names of the columns of a view; empty if the entity is none, or if they cannot
    /// be told}
    static List<String> names(Entity entity) {
        String query =
                switch (entity) {
                    case ViewEntity view when view.columns().isEmpty() -> view.query();
                    case MaterializedViewEntity view when view.columns().isEmpty() -> view.query();
                    case Entity other -> "";
                };
        return query.isEmpty()
                ? List.of()
                : of(query).columns.stream().map(each -> each.name().value()).toList();
    }

    /// {@return the query with other names for its columns, as Postgres prints it then}
    static String renamed(String query, UnaryOperator<String> names) {
        ViewColumns view = of(query);
        StringBuilder text = new StringBuilder(query);
        for (Column column : view.columns.reversed()) {
            String then = column.name().value();
            String now = names.apply(then);
            if (!now.equals(then)) {
                view.rename(column, now, text);
            }
        }
        return text.toString();
    }

    private void rename(Column column, String now, StringBuilder text) {
        String printed = SqlWords.printed(now);
        List<Token> tokens = column.tokens();
        int end = column.name().end();
        if (!column.alias()) {
            text.insert(end, " AS " + printed);
            return;
        }
        Token before = tokens.get(Math.max(0, tokens.size() - 3));
        boolean isReference =
                before.type() == Type.NAME
                        && before.value().equals(now)
                        && tokens.stream()
                                .limit(tokens.size() - 2)
                                .allMatch(each -> each.type() == Type.NAME || each.is("."));
        if (isReference) {
            text.delete(before.end(), end);
        } else {
            text.replace(column.name().start(), end, printed);
        }
    }

    private static ViewColumns of(String query) {
        ViewColumns view = new ViewColumns(query);
        if (!view.read()) {
            view.columns.clear();
        }
        return view;
    }

    private boolean read() {
        List<Token> tokens = SqlTokens.of(query);
        if (tokens.isEmpty() || !tokens.getFirst().is("select")) {
            return false;
        }
        List<Token> column = new ArrayList<>();
        boolean inColumns = true;
        int depth = 0;
        for (Token token : tokens.subList(1, tokens.size())) {
            depth += token.is("(") || token.is("[") ? 1 : token.is(")") || token.is("]") ? -1 : 0;
            if (depth > 0 || token.is(")") || token.is("]")) {
                column.add(token);
                continue;
            }
            boolean keyWord = token.type() == Type.KEY_WORD;
            if (keyWord && SET_OPERATIONS.contains(token.value())) {
                return false;
            }
            if (inColumns && (token.is(",") || keyWord && token.is("from"))) {
                if (!add(column)) {
                    return false;
                }
                column = new ArrayList<>();
                inColumns = token.is(",");
            } else {
                column.add(token);
            }
        }
        return !inColumns || add(column);
    }

    private boolean add(List<Token> column) {
        int size = column.size();
        if (size == 0 || column.getLast().type() != Type.NAME) {
            return false;
        }
        Token before = size == 1 ? null : column.get(size - 2);
        boolean alias = before != null && before.is("as");
        columns.add(new Column(column, alias));
        return before == null || alias || before.is(".") || before.is("distinct");
    }
}
