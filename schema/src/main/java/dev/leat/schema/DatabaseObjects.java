package dev.leat.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// A list of objects, as [DatabaseDefinition] has them: `DatabaseObjects.of(OPEN_ISSUES,
/// APP_ROLE)`. Immutable. Their order does not matter.
public record DatabaseObjects(List<DatabaseObject> list) {
    public DatabaseObjects {
        for (DatabaseObject object : list) {
            Objects.requireNonNull(
                    object,
                    "an object of the list is null: its constant is read before it is made. Mention other objects only inside methods");
        }
        list = List.copyOf(list);
    }

    /// {@return these objects}
    public static DatabaseObjects of(DatabaseObject... objects) {
        return new DatabaseObjects(Arrays.asList(objects));
    }

    /// {@return no objects}
    public static DatabaseObjects none() {
        return new DatabaseObjects(List.of());
    }

    /// {@return these objects and those}
    public DatabaseObjects and(DatabaseObject... more) {
        List<DatabaseObject> all = new java.util.ArrayList<>(list);
        all.addAll(Arrays.asList(more));
        return new DatabaseObjects(all);
    }
}
