package dev.leat.migrate.pull;

import com.palantir.javapoet.ClassName;
import dev.leat.migrate.entity.TableName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/// The Java names of a database's objects, each given once.
///
/// `order_item` becomes the table class `OrderItemTable`, the row `OrderItem` and the constant
/// `ORDER_ITEM`; a second object that would get the same name is called after its schema too.
final class Names {
    /// What a column's field cannot be called: methods of every object and every record.
    private static final Set<String> NO_FIELDS =
            Set.of(
                    "clone",
                    "finalize",
                    "getClass",
                    "hashCode",
                    "notify",
                    "notifyAll",
                    "toString",
                    "wait");

    private final String packageName;
    private final Set<String> classes = new HashSet<>();
    private final Map<TableName, String> stems = new HashMap<>();

    Names(String packageName) {
        this.packageName = packageName;
    }

    /// {@return the class of that simple name; keeps others from having it}
    ClassName reserve(String simpleName) {
        classes.add(simpleName.toLowerCase(Locale.ROOT));
        return ClassName.get(packageName, simpleName);
    }

    /// {@return a class for an object, whose name no other class has}
    ClassName classFor(String schema, String name, String suffix) {
        return ClassName.get(packageName, unusedStem(schema, name, List.of(suffix)) + suffix);
    }

    /// {@return the class of a table or view: `OrderItemTable`}
    ClassName table(TableName table) {
        return ClassName.get(packageName, stem(table) + "Table");
    }

    /// {@return the record of its rows: `OrderItem`}
    ClassName row(TableName table) {
        return ClassName.get(packageName, stem(table));
    }

    /// {@return the constant in its class: `ORDER_ITEM`}
    static String constant(String name) {
        return upper(camel(name));
    }

    private String stem(TableName table) {
        return stems.computeIfAbsent(
                table,
                name -> unusedStem(name.schema(), name.name(), List.of("", "Table", "Patch")));
    }

    private String unusedStem(String schema, String name, List<String> suffixes) {
        String stem = camel(name);
        if (clashes(stem, suffixes)) {
            stem = camel(schema) + stem;
        }
        String first = stem;
        for (int i = 2; clashes(stem, suffixes); i++) {
            stem = first + i;
        }
        for (String suffix : suffixes) {
            classes.add((stem + suffix).toLowerCase(Locale.ROOT));
        }
        if (suffixes.contains("Table")) {
            classes.add(("New" + stem).toLowerCase(Locale.ROOT));
        }
        return stem;
    }

    /// Files on some systems differ by more than the case of their names.
    private boolean clashes(String stem, List<String> suffixes) {
        return suffixes.stream()
                        .anyMatch(suffix ->
                                classes.contains((stem + suffix).toLowerCase(Locale.ROOT)))
                || suffixes.contains("Table")
                        && classes.contains(("New" + stem).toLowerCase(Locale.ROOT));
    }

    /// {@return the name as a field: `createdAt`}
    ///
    /// @param taken the names of the fields that are there; the new one is added
    static String field(String name, Set<String> taken) {
        String camel = camel(name);
        String field = Character.toLowerCase(camel.charAt(0)) + camel.substring(1);
        if (SourceVersion.isKeyword(field) || NO_FIELDS.contains(field)) {
            field += "Value";
        }
        String first = field;
        for (int i = 2; !taken.add(field); i++) {
            field = first + i;
        }
        return field;
    }

    /// {@return the name in camel case, beginning with a capital: `OrderItem`}
    static String camel(String name) {
        StringBuilder out = new StringBuilder();
        boolean capital = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isWord(c)) {
                capital = true;
            } else {
                out.append(capital ? Character.toUpperCase(c) : c);
                capital = false;
            }
        }
        if (out.isEmpty()) {
            return "Unnamed";
        }
        return Character.isDigit(out.charAt(0)) ? "N" + out : out.toString();
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    /// `OrderItem` as `ORDER_ITEM`, `userID` as `USER_ID`.
    private static String upper(String camel) {
        String words =
                camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                        .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2");
        return words.toUpperCase(Locale.ROOT);
    }
}
