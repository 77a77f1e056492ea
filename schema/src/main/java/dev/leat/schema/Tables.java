package dev.leat.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// A list of tables, as [DatabaseDefinition] has them: `Tables.of(USERS, POSTS)`. Immutable.
public record Tables(List<Table<?>> list) {
    public Tables {
        for (Table<?> table : list) {
            Objects.requireNonNull(
                    table,
                    "a table of the list is null: its constant is read before it is made. Mention other tables only inside () -> …");
        }
        list = List.copyOf(list);
    }

    /// {@return these tables}
    public static Tables of(Table<?>... tables) {
        return new Tables(Arrays.asList(tables));
    }

    /// {@return no tables}
    public static Tables none() {
        return new Tables(List.of());
    }
}
