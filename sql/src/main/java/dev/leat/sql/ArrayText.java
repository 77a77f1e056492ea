package dev.leat.sql;

import dev.leat.schema.SqlType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads arrays as Postgres prints them: `{1,NULL,"a \"b\""}`, `[0:1]={a,b}`, `{{1,2},{3,4}}`.
final class ArrayText {
    private final SqlType element;
    private final String text;
    private int at;

    private ArrayText(SqlType element, String text, int at) {
        this.element = element;
        this.text = text;
        this.at = at;
    }

    static List<?> read(SqlType element, String text) {
        SqlType scalar = element instanceof SqlType.Array array ? array.scalar() : element;
        int start = text.indexOf('{');
        if (start < 0) {
            throw new IllegalArgumentException("not an array");
        }
        return new ArrayText(scalar, text, start).list();
    }

    private List<@Nullable Object> list() {
        List<@Nullable Object> values = new ArrayList<>();
        at++;
        while (text.charAt(at) != '}') {
            values.add(value());
            if (text.charAt(at) == ',') {
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
            return ValueText.decode(element, quoted());
        }
        int start = at;
        while (text.charAt(at) != ',' && text.charAt(at) != '}') {
            at++;
        }
        String bare = text.substring(start, at);
        return bare.equals("NULL") ? null : ValueText.decode(element, bare);
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
