package dev.leat.migrate.declared;

import dev.leat.migrate.derived.DerivedObjects;
import dev.leat.schema.Schema;

/// The functions and triggers behind derived columns.
final class DerivedEntities {
    private DerivedEntities() {}

    static void add(EntityList out, Schema schema) {
        DerivedObjects.of(schema).forEach(out::add);
    }
}
