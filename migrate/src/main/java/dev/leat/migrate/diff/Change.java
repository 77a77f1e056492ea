package dev.leat.migrate.diff;

import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.EnumEntity;
import dev.leat.migrate.entity.TableName;
import java.util.Objects;

/// One difference between two schemas.
public sealed interface Change {

    /// The entity exists only after.
    record Add(Entity entity) implements Change {
        public Add {
            Objects.requireNonNull(entity, "entity");
        }
    }

    /// The entity exists only before.
    record Drop(Entity entity) implements Change {
        public Drop {
            Objects.requireNonNull(entity, "entity");
        }
    }

    /// The entity has the same name before and after, and is altered in place.
    record Alter(Entity before, Entity after) implements Change {
        public Alter {
            if (before.kind() != after.kind()) {
                throw new IllegalArgumentException("not the same kind: " + before + ", " + after);
            }
        }
    }

    record RenameTable(TableName before, TableName after) implements Change {}

    /// @param table the table under its new name
    record RenameColumn(TableName table, String before, String after) implements Change {}

    /// The object is the same but for its name.
    record RenameNamed(Entity.Named before, Entity.Named after) implements Change {}

    /// An enum type whose labels cannot be changed in place is made anew; [Alter] of its columns
    /// goes with it, even where a column looks the same before and after.
    record RebuildEnum(EnumEntity before, EnumEntity after) implements Change {}
}
