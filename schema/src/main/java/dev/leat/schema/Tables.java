package dev.leat.schema;

import java.util.List;

/// A list of tables.
public record Tables(List<Table<?>> list) {
    public Tables {
        list = List.copyOf(list);
    }

    public static Tables of(Table<?>... tables) {
        return new Tables(List.of(tables));
    }

    public static Tables none() {
        return new Tables(List.of());
    }
}
