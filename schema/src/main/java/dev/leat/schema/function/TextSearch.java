package dev.leat.schema.function;

import dev.leat.schema.Condition;
import dev.leat.schema.DataType;
import dev.leat.schema.Expression;
import dev.leat.schema.Formula;
import dev.leat.schema.Functions;
import org.jspecify.annotations.Nullable;

/// Full-text search: `matches(document("english", POSTS.title), webQuery("english", words))`.
///
/// A `tsvector` column is a document, too.
public final class TextSearch {
    private TextSearch() {}

    /// {@return the words of a text, as a document}
    ///
    /// @param configuration how words are told: `english`, `simple`
    public static Expression<String> document(
            String configuration, Expression<? extends @Nullable String> text) {
        return Calls.call(
                DataType.TEXT,
                text.isNullable(),
                "to_tsvector",
                configuration(configuration),
                text);
    }

    /// {@return a query of words as people type them into a search box: quotes, `or`, `-`}
    public static Expression<String> webQuery(String configuration, String words) {
        return query("websearch_to_tsquery", configuration, words);
    }

    /// {@return a query for all of the words}
    public static Expression<String> plainQuery(String configuration, String words) {
        return query("plainto_tsquery", configuration, words);
    }

    /// {@return a query for the words one behind the other}
    public static Expression<String> phraseQuery(String configuration, String words) {
        return query("phraseto_tsquery", configuration, words);
    }

    /// {@return a query in the language of `tsquery`: `cat & (dog | !bird)`; an error of the
    /// statement if it is not}
    public static Expression<String> query(String configuration, String query) {
        return query("to_tsquery", configuration, query);
    }

    private static Expression<String> query(String function, String configuration, String words) {
        if (words == null) {
            throw new IllegalArgumentException("there are no words to search for: null");
        }
        return Calls.call(
                DataType.TEXT,
                false,
                function,
                configuration(configuration),
                Functions.value(words));
    }

    private static Expression<String> configuration(String name) {
        Expression<String> text = Functions.value(name);
        return Formula.of(
                DataType.TEXT,
                false,
                out -> out.sql("CAST(").expression(text).sql(" AS regconfig)"));
    }

    /// {@return a condition: the document satisfies the query}
    public static Condition matches(Expression<?> document, Expression<?> query) {
        return Calls.condition(document, "@@", query);
    }

    /// {@return how well the document satisfies the query}
    public static Expression<Float> rank(Expression<?> document, Expression<?> query) {
        return Calls.call(DataType.REAL, document.isNullable(), "ts_rank", document, query);
    }

    /// {@return as [#rank], counting how near the words are to each other}
    public static Expression<Float> rankByCover(Expression<?> document, Expression<?> query) {
        return Calls.call(DataType.REAL, document.isNullable(), "ts_rank_cd", document, query);
    }

    /// {@return parts of the text with what was found in `<b>`}
    public static Expression<String> headline(
            String configuration,
            Expression<? extends @Nullable String> text,
            Expression<?> query) {
        return Calls.call(
                DataType.TEXT,
                text.isNullable(),
                "ts_headline",
                configuration(configuration),
                text,
                query);
    }
}
