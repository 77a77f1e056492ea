package dev.leat.schema.object;

import java.util.List;

/// Anything that SQL can make and drop and that has no word of its own here: an operator, a text
/// search configuration, a foreign server. It is made anew when its text changes.
///
/// ```java
/// SqlObject.of("english_unaccent",
///         "CREATE TEXT SEARCH CONFIGURATION english_unaccent (COPY = english)",
///         "DROP TEXT SEARCH CONFIGURATION english_unaccent").dependsOn("unaccent")
/// ```
///
/// @param name what migrations call it; unique among these
/// @param create the statement that makes it
/// @param drop the statement that removes it
/// @param dependsOn what must exist before it: paths as a snapshot has them, `public.post`
public record SqlObject(String name, String create, String drop, List<String> dependsOn)
        implements SchemaObject {
    public SqlObject {
        Words.name("SQL object", name);
        create = Words.sql("the statement that makes " + name, create);
        drop = Words.sql("the statement that drops " + name, drop);
        dependsOn = List.copyOf(dependsOn);
    }

    /// {@return an object that these statements make and drop}
    public static SqlObject of(String name, String create, String drop) {
        return new SqlObject(name, create, drop, List.of());
    }

    /// {@return made after these}
    public SqlObject dependsOn(String... paths) {
        return new SqlObject(name, create, drop, List.of(paths));
    }

    @Override
    public String describe() {
        return "SQL object " + name;
    }

    @Override
    public String identity() {
        return "SQL object " + name;
    }
}
