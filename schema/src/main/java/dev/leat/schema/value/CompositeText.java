package dev.leat.schema.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rows and composite values as Postgres prints them: `(1,"a ""b""",)`.
public final class CompositeText {
    private CompositeText() {}

    /// {@return the texts of the attributes, `null` for null}
    ///
    /// @throws IllegalArgumentException if the text is not a composite value
    public static List<@Nullable String> parse(String text) {
        if (!text.startsWith("(") || !text.endsWith(")")) {
            throw new IllegalArgumentException("not a composite value");
        }
        List<@Nullable String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean any = false;
        boolean quoted = false;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean last = i == text.length() - 1;
            if (!quoted && (c == ',' || last)) {
                fields.add(any ? field.toString() : null);
                field.setLength(0);
                any = false;
                continue;
            }
            any = true;
            if (c == '\\' && !last) {
                i++;
                field.append(text.charAt(i));
            } else if (c != '"') {
                field.append(c);
            } else if (quoted && text.charAt(i + 1) == '"') {
                i++;
                field.append('"');
            } else {
                quoted = !quoted;
            }
        }
        return Collections.unmodifiableList(fields);
    }

    /// {@return the text of attributes, `null` standing for null}
    public static String print(List<? extends @Nullable String> fields) {
        return fields.stream()
                .map(field ->
                        field == null
                                ? ""
                                : '"' + field.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "(", ")"));
    }
}
