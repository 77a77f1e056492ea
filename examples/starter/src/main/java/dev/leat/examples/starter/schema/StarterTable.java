package dev.leat.examples.starter.schema;

import dev.leat.schema.ConstraintNames;
import dev.leat.schema.Naming;
import dev.leat.schema.Table;
import java.time.LocalDateTime;

/// What the tables of this database have in common: how it called its keys when Leat took it over.
@Naming(constraints = ConstraintNames.DRIZZLE)
abstract class StarterTable<R> extends Table<R> {

    StarterTable(String name) {
        super(name);
    }

    /// {@return the time, as Postgres would write it into a column with `defaultNow()`: the driver
    /// tells the server the zone of this machine}
    static LocalDateTime now() {
        return LocalDateTime.now();
    }
}
