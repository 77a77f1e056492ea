package dev.leat.migrate.depend;

import dev.leat.migrate.depend.Need.Strength;
import dev.leat.migrate.depend.SqlTokens.Token;
import dev.leat.migrate.depend.SqlTokens.Type;
import dev.leat.migrate.entity.TableName;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The objects that a text of SQL mentions.
///
/// A name with its schema is sure; one without is taken for every object of that name that could
/// stand there. A column is mentioned where its table and its name are.
final class Mentions {
    private static final Set<String> SEQUENCE_FUNCTIONS = Set.of("nextval", "currval", "setval");
    private static final Set<String> BEFORE_STAR = Set.of("select", ",", ".", "distinct", "all");

    private final Names names;
    private final List<Token> tokens;
    private final Map<Part, Strength> found = new LinkedHashMap<>();
    private final Set<TableName> relations = new LinkedHashSet<>();
    private final Set<String> words = new HashSet<>();
    private boolean star;

    private Mentions(Names names, String sql) {
        this.names = names;
        this.tokens = SqlTokens.of(sql);
    }

    /// {@return what an expression over the columns of a table mentions}
    static Map<Part, Strength> ofExpression(Names names, String sql, @Nullable TableName table) {
        Mentions mentions = new Mentions(names, sql);
        mentions.objects(mentions.tokens.stream().anyMatch(token -> token.is("select")));
        if (table != null) {
            mentions.relations.add(table);
        }
        mentions.columns();
        return mentions.found;
    }

    /// {@return what a statement mentions}
    static Map<Part, Strength> ofStatement(Names names, String sql) {
        Mentions mentions = new Mentions(names, sql);
        mentions.objects(true);
        mentions.columns();
        return mentions.found;
    }

    /// {@return the types that a text full of types mentions}
    static Map<Part, Strength> ofTypes(Names names, String sql) {
        Mentions mentions = new Mentions(names, sql);
        for (int i = 0; i < mentions.tokens.size(); i++) {
            if (mentions.tokens.get(i).type() == Type.NAME && !mentions.at(i + 1, ".")) {
                mentions.type(i);
            }
        }
        return mentions.found;
    }

    /// {@return the relation whose name stands in a string}
    static Map<Part, Strength> ofRelationName(Names names, String quoted) {
        Mentions mentions = new Mentions(names, quoted);
        for (int i = 0; i < mentions.tokens.size(); i++) {
            if (mentions.tokens.get(i).type() == Type.NAME && !mentions.at(i + 1, ".")) {
                mentions.relation(i, Strength.SURE);
            }
        }
        return mentions.found;
    }

    /// {@return whether the string there is the name of a relation}
    static boolean isRelationName(List<Token> tokens, int i) {
        return is(tokens, i + 1, "::")
                        && (word(tokens, i + 2, "regclass") || word(tokens, i + 4, "regclass"))
                || i > 1
                        && is(tokens, i - 1, "(")
                        && SEQUENCE_FUNCTIONS.contains(tokens.get(i - 2).value());
    }

    private void objects(boolean query) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.type() == Type.STRING) {
                if (isRelationName(tokens, i)) {
                    ofRelationName(names, token.value()).forEach(this::add);
                }
            } else if (token.is("*")) {
                star |= i > 0 && BEFORE_STAR.contains(tokens.get(i - 1).value());
            } else if (token.type() == Type.NAME) {
                words.add(token.value());
                name(i, query);
            }
        }
    }

    private void name(int i, boolean query) {
        if (at(i + 1, ".")) {
            return;
        }
        boolean qualified = schemaBefore(i) != null;
        if (!qualified && at(i - 1, ".")) {
            return;
        }
        if (at(i + 1, "(")) {
            function(i);
            type(i);
            if (query) {
                // INSERT INTO it (columns)
                relation(i, Strength.LIKELY);
            }
        } else if (at(i - 1, "::")
                || qualified && at(i - 3, "::")
                || !qualified && at(i - 1, "as")) {
            type(i);
        } else {
            if (qualified || query) {
                relation(i, Strength.LIKELY);
            }
            if (qualified) {
                type(i);
            }
        }
    }

    private void relation(int i, Strength unqualified) {
        String schema = schemaBefore(i);
        for (Names.Named each : names.relations(tokens.get(i).value())) {
            if (schema == null || each.schema().equals(schema)) {
                add(each.part(), schema == null ? unqualified : Strength.SURE);
                if (each.relation() != null) {
                    relations.add(each.relation());
                }
            }
        }
    }

    private void type(int i) {
        String schema = schemaBefore(i);
        String name = tokens.get(i).value();
        addAll(names.types(name), schema);
        addAll(names.relations(name), schema);
    }

    private void function(int i) {
        addAll(names.functions(tokens.get(i).value()), schemaBefore(i));
    }

    private void addAll(List<Names.Named> candidates, @Nullable String schema) {
        for (Names.Named each : candidates) {
            if (schema == null || each.schema().equals(schema)) {
                add(each.part(), schema == null ? Strength.LIKELY : Strength.SURE);
            }
        }
    }

    private void columns() {
        for (TableName relation : relations) {
            if (star) {
                names.columns(relation).forEach(column -> add(column, Strength.SURE));
                continue;
            }
            for (String word : words) {
                Part column = names.column(relation, word);
                if (column != null) {
                    add(column, Strength.SURE);
                }
            }
        }
    }

    private void add(Part part, Strength strength) {
        found.merge(part, strength, (old, now) -> old.compareTo(now) >= 0 ? old : now);
    }

    private @Nullable String schemaBefore(int i) {
        if (!at(i - 1, ".") || i < 2 || tokens.get(i - 2).type() != Type.NAME || at(i - 3, ".")) {
            return null;
        }
        String schema = tokens.get(i - 2).value();
        return names.isSchema(schema) ? schema : null;
    }

    private boolean at(int i, String sign) {
        return is(tokens, i, sign);
    }

    private static boolean is(List<Token> tokens, int i, String sign) {
        return i >= 0 && i < tokens.size() && tokens.get(i).is(sign);
    }

    private static boolean word(List<Token> tokens, int i, String word) {
        return i < tokens.size() && tokens.get(i).value().equals(word);
    }
}
