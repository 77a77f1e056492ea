package dev.leat.schema.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Arrays as Postgres prints them: `{1,NULL,"a \"b\""}`, `[0:1]={a,b}`, `{{1,2},{3,4}}`.
///
/// A dimension more is a list of lists. Java's lists start at 0 whatever the array's lower bounds.
public final class ArrayText {
    private final Function<String, ?> element;
    private final char delimiter;
    private final String text;
    private int at;

    private ArrayText(Function<String, ?> element, char delimiter, String text, int at) {
        this.element = element;
        this.delimiter = delimiter;
        this.text = text;
        this.at = at;
    }

    /// {@return the elements of a text, nested once for each dimension}
    ///
    /// @param delimiter what stands between two elements: a comma for all types but `box`
    /// @param element reads an element
    /// @throws IllegalArgumentException if the text is not an array
    public static List<@Nullable Object> parse(
            String text, char delimiter, Function<String, ?> element) {
        int start = text.indexOf('{');
        if (start < 0) {
            throw new IllegalArgumentException("not an array");
        }
        try {
            return new ArrayText(element, delimiter, text, start).list();
        } catch (StringIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("not an array: it ends early", e);
        }
    }

    /// {@return the text of a list; lists inside it are further dimensions}
    ///
    /// @param delimiter what stands between two elements: a comma for all types but `box`
    /// @param element writes an element
    public static String print(
            List<? extends @Nullable Object> values,
            char delimiter,
            Function<Object, String> element) {
        StringBuilder out = new StringBuilder(2 + values.size() * 12);
        append(out, values, delimiter, element);
        return out.toString();
    }

    private static void append(
            StringBuilder out,
            List<? extends @Nullable Object> values,
            char delimiter,
            Function<Object, String> element) {
        out.append('{');
        String before = "";
        for (Object value : values) {
            out.append(before);
            switch (value) {
                case null -> out.append("NULL");
                case List<?> inner -> append(out, inner, delimiter, element);
                default -> quoted(out, element.apply(value));
            }
            before = String.valueOf(delimiter);
        }
        out.append('}');
    }

    private static void quoted(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.append(c);
        }
        out.append('"');
    }

    private List<@Nullable Object> list() {
        List<@Nullable Object> values = new ArrayList<>();
        at++;
        while (text.charAt(at) != '}') {
            values.add(value());
            if (text.charAt(at) == delimiter) {
                at++;
            }
        }
        at++;
        return Collections.unmodifiableList(values);
    }

    private @Nullable Object value() {
        char c = text.charAt(at);
        if (c == '{') {
            return list();
        }
        if (c == '"') {
            return element.apply(quoted());
        }
        int start = at;
        while (text.charAt(at) != delimiter && text.charAt(at) != '}') {
            at++;
        }
        String bare = text.substring(start, at);
        return bare.equals("NULL") ? null : element.apply(bare);
    }

    private String quoted() {
        StringBuilder out = new StringBuilder();
        at++;
        while (text.charAt(at) != '"') {
            if (text.charAt(at) == '\\') {
                at++;
            }
            out.append(text.charAt(at));
            at++;
        }
        at++;
        return out.toString();
    }
}
