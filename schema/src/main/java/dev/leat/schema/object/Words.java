package dev.leat.schema.object;

import dev.leat.schema.Identifier;
import java.util.ArrayList;
import java.util.List;

/// Checks of names and texts, and copies of lists with one more element.
final class Words {
    private Words() {}

    /// {@return the name}
    ///
    /// @throws IllegalArgumentException if Postgres would refuse it or cut it
    static String name(String kind, String name) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(kind + " has an impossible name: \"" + name + "\"");
        }
        if (Identifier.bytes(name) > Identifier.MAX_BYTES) {
            throw new IllegalArgumentException(
                    "%s has a name of %d bytes; Postgres cuts it to %d: \"%s\". Shorten it"
                            .formatted(kind, Identifier.bytes(name), Identifier.MAX_BYTES, name));
        }
        return name;
    }

    /// {@return the text without spaces and a semicolon around it}
    ///
    /// @throws IllegalArgumentException if nothing is left
    static String sql(String what, String sql) {
        String text = sql.strip();
        if (text.endsWith(";")) {
            text = text.substring(0, text.length() - 1).strip();
        }
        if (text.isEmpty()) {
            throw new IllegalArgumentException(what + " is empty");
        }
        return text;
    }

    static <T> List<T> with(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list);
        longer.add(element);
        return List.copyOf(longer);
    }

    /// {@return `name`, or `schema.name` outside `public`, as errors say it}
    static String shown(String schema, String name) {
        return schema.equals("public") ? name : schema + "." + name;
    }
}
