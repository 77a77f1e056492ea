package dev.leat.migrate.diff;

import dev.leat.migrate.depend.SqlTokens;
import dev.leat.migrate.depend.SqlTokens.Token;
import dev.leat.migrate.depend.SqlTokens.Type;
import dev.leat.migrate.depend.SqlWords;
import dev.leat.migrate.entity.TableName;
import dev.leat.schema.Identifier;
import dev.leat.schema.SqlLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Texts of SQL with other names in them: as Postgres prints them after a rename.
final class NewTexts {
    private static final Set<String> SEQUENCE_FUNCTIONS = Set.of("nextval", "currval", "setval");

    private final NewNames names;

    NewTexts(NewNames names) {
        this.names = names;
    }

    /// {@return a text full of types}
    String types(String sql) {
        return SqlTokens.rewrite(sql, this::typeAt);
    }

    @Nullable String optionalTypes(@Nullable String sql) {
        return sql == null ? null : types(sql);
    }

    /// {@return an expression over the columns of the table}
    ///
    /// @param type the enum that a string without a cast is of
    String expression(String sql, @Nullable TableName table, @Nullable TableName type) {
        boolean query = SqlTokens.of(sql).stream().anyMatch(token -> token.is("select"));
        return SqlTokens.rewrite(sql, (tokens, i) -> at(tokens, i, table, type, query));
    }

    @Nullable String optional(@Nullable String sql, @Nullable TableName table) {
        return sql == null ? null : expression(sql, table, null);
    }

    /// {@return a statement}
    String statement(String sql) {
        return SqlTokens.rewrite(sql, (tokens, i) -> at(tokens, i, null, null, true));
    }

    private @Nullable String at(
            List<Token> tokens,
            int i,
            @Nullable TableName table,
            @Nullable TableName type,
            boolean query) {
        Token token = tokens.get(i);
        if (token.type() == Type.STRING) {
            return string(tokens, i, type);
        }
        if (token.type() != Type.NAME) {
            return null;
        }
        String name = token.value();
        if (is(tokens, i + 1, ".")) {
            return qualifier(tokens, i, table);
        }
        String schema = schemaBefore(tokens, i);
        if (schema != null) {
            TableName before = new TableName(schema, name);
            TableName now = is(tokens, i + 1, "(") ? names.function(before) : object(before);
            if (!now.equals(before)) {
                return printed(tokens, i, now.name());
            }
        }
        if (is(tokens, i - 1, ".")) {
            return table != null && (name(tokens, i - 2, table.name()) || isRow(tokens, i - 2))
                    ? column(tokens, i, table)
                    : null;
        }
        if (is(tokens, i + 1, "(")) {
            return printed(tokens, i, names.function(new TableName("public", name)).name());
        }
        if (is(tokens, i - 1, "::")) {
            return printed(tokens, i, names.type(new TableName("public", name)).name());
        }
        if (table != null && !names.column(table, name).equals(name)) {
            return column(tokens, i, table);
        }
        return query && !is(tokens, i - 1, "as")
                ? printed(tokens, i, names.relation(new TableName("public", name)).name())
                : null;
    }

    /// In the condition of a trigger the table's row is called by what happens to it.
    private static boolean isRow(List<Token> tokens, int i) {
        return name(tokens, i, "new") || name(tokens, i, "old");
    }

    private TableName object(TableName before) {
        TableName relation = names.relation(before);
        return relation.equals(before) ? names.type(before) : relation;
    }

    /// A schema, or a table before one of its columns.
    private @Nullable String qualifier(List<Token> tokens, int i, @Nullable TableName table) {
        String name = tokens.get(i).value();
        if (is(tokens, i - 1, ".")) {
            String schema = schemaBefore(tokens, i);
            return schema == null
                    ? null
                    : printed(tokens, i, names.relation(new TableName(schema, name)).name());
        }
        if (i + 2 < tokens.size()) {
            TableName before = new TableName(name, tokens.get(i + 2).value());
            boolean call = is(tokens, i + 3, "(");
            TableName now = call ? names.function(before) : object(before);
            if (!now.equals(before)) {
                return printed(tokens, i, now.schema());
            }
        }
        if (names.isRenamedSchema(name)) {
            return printed(tokens, i, names.schema(name));
        }
        String schema = table != null && table.name().equals(name) ? table.schema() : "public";
        return printed(tokens, i, names.relation(new TableName(schema, name)).name());
    }

    private @Nullable String typeAt(List<Token> tokens, int i) {
        Token token = tokens.get(i);
        if (token.type() != Type.NAME) {
            return null;
        }
        String name = token.value();
        if (is(tokens, i + 1, ".") && i + 2 < tokens.size()) {
            TableName before = new TableName(name, tokens.get(i + 2).value());
            return printed(tokens, i, names.type(before).schema());
        }
        String schema = schemaBefore(tokens, i);
        return printed(
                tokens,
                i,
                names.type(new TableName(schema == null ? "public" : schema, name)).name());
    }

    /// The name of a relation, or a label of an enum.
    private @Nullable String string(List<Token> tokens, int i, @Nullable TableName type) {
        String value = tokens.get(i).value();
        boolean relation =
                is(tokens, i + 1, "::")
                                && (name(tokens, i + 2, "regclass")
                                        || name(tokens, i + 4, "regclass"))
                        || i > 1
                                && is(tokens, i - 1, "(")
                                && SEQUENCE_FUNCTIONS.contains(tokens.get(i - 2).value());
        if (relation) {
            String now = statement(value);
            return now.equals(value) ? null : SqlLiteral.quote(now);
        }
        if (!names.hasMembers()) {
            return null;
        }
        TableName cast = is(tokens, i + 1, "::") ? typeName(tokens, i + 2) : type;
        if (cast == null || !names.hasMembers(cast)) {
            return null;
        }
        String now =
                value.startsWith("{") && value.endsWith("}")
                        ? labels(value, cast)
                        : names.member(cast, value);
        return now.equals(value) ? null : SqlLiteral.quote(now);
    }

    /// The labels within the literal of an array.
    private String labels(String array, TableName type) {
        List<String> labels = new ArrayList<>();
        for (String each : array.substring(1, array.length() - 1).split(",", -1)) {
            String label =
                    each.startsWith("\"") && each.length() > 1
                            ? each.substring(1, each.length() - 1)
                                    .replace("\\\"", "\"")
                                    .replace("\\\\", "\\")
                            : each;
            String now = names.member(type, label);
            boolean plain = now.matches("[\\p{L}\\p{N}_-]+") && !now.equalsIgnoreCase("null");
            labels.add(
                    now.equals(label)
                            ? each
                            : plain
                                    ? now
                                    : '"' + now.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
        }
        return "{" + String.join(",", labels) + "}";
    }

    private static @Nullable TableName typeName(List<Token> tokens, int i) {
        if (i >= tokens.size()) {
            return null;
        }
        return is(tokens, i + 1, ".") && i + 2 < tokens.size()
                ? new TableName(tokens.get(i).value(), tokens.get(i + 2).value())
                : new TableName("public", tokens.get(i).value());
    }

    private @Nullable String column(List<Token> tokens, int i, TableName table) {
        return printed(tokens, i, names.column(table, tokens.get(i).value()));
    }

    /// Postgres prints quotes only where they are needed; a text that has others keeps them.
    private static @Nullable String printed(List<Token> tokens, int i, String now) {
        String before = tokens.get(i).value();
        if (before.equals(now)) {
            return null;
        }
        boolean quotes = tokens.get(i).quoted() && tokens.stream().anyMatch(NewTexts::inVain);
        return quotes ? Identifier.quote(now) : SqlWords.printed(now);
    }

    private static boolean inVain(Token token) {
        return token.quoted() && SqlWords.printed(token.value()).equals(token.value());
    }

    private static @Nullable String schemaBefore(List<Token> tokens, int i) {
        return is(tokens, i - 1, ".") && i > 1 && !is(tokens, i - 3, ".")
                ? tokens.get(i - 2).value()
                : null;
    }

    private static boolean is(List<Token> tokens, int i, String sign) {
        return i >= 0 && i < tokens.size() && tokens.get(i).is(sign);
    }

    private static boolean name(List<Token> tokens, int i, String name) {
        return i >= 0
                && i < tokens.size()
                && tokens.get(i).type() == Type.NAME
                && tokens.get(i).value().equals(name);
    }
}
