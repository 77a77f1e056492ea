package dev.leat.schema.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Maps of the extension hstore as it prints them: `"a"=>"1", "b"=>NULL`.
public final class HstoreText {
    private final String text;
    private int at;

    private HstoreText(String text) {
        this.text = text;
    }

    /// {@return the map of a text, unmodifiable; a value may be null}
    ///
    /// @throws IllegalArgumentException if the text is none
    public static Map<String, @Nullable String> parse(String text) {
        try {
            return new HstoreText(text).map();
        } catch (StringIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("not an hstore: it ends early", e);
        }
    }

    /// {@return the text of a map}
    public static String print(Map<?, ? extends @Nullable Object> map) {
        return map.entrySet().stream()
                .map(entry -> quote(entry.getKey()) + "=>" + quote(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String quote(@Nullable Object text) {
        return text == null
                ? "NULL"
                : '"' + text.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private Map<String, @Nullable String> map() {
        Map<String, @Nullable String> map = new LinkedHashMap<>();
        skip(" ,");
        while (at < text.length()) {
            String key = token();
            skip(" ");
            if (key == null || !text.startsWith("=>", at)) {
                throw new IllegalArgumentException("not an hstore");
            }
            at += 2;
            skip(" ");
            map.put(key, token());
            skip(" ,");
        }
        return Collections.unmodifiableMap(map);
    }

    private void skip(String characters) {
        while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private @Nullable String token() {
        if (text.charAt(at) != '"') {
            int start = at;
            while (at < text.length() && " ,=".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String bare = text.substring(start, at);
            return bare.equalsIgnoreCase("null") ? null : bare;
        }
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
