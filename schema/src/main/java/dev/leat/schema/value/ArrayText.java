package dev.leat.schema.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
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
        return values.stream()
                .map(value -> print(value, delimiter, element))
                .collect(Collectors.joining(String.valueOf(delimiter), "{", "}"));
    }

    private static String print(
            @Nullable Object value, char delimiter, Function<Object, String> element) {
        return switch (value) {
            case null -> "NULL";
            case List<?> inner -> print(inner, delimiter, element);
            default -> quote(element.apply(value));
        };
    }

    private static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
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
